// A reporter for node:test that counts: one JSON object, `{ passed, failed, skipped, failures }`, suites not counted;
// failures are the names of the tests that failed.
// biome-ignore lint/style/noDefaultExport: node:test asks for one.
export default async function* tally(source) {
  /** @type {{ passed: number, failed: number, skipped: number, failures: string[] }} */
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) sum.skipped += 1;
    else {
      if (type === 'test:fail') sum.failures.push(data.name);
      sum[type === 'test:pass' ? 'passed' : 'failed'] += 1;
    }
  }
  yield JSON.stringify(sum);
}
