// A reporter for node:test that counts: one JSON object, `{ passed, failed, skipped }`, suites not counted.
// biome-ignore lint/style/noDefaultExport: node:test asks for one.
export default async function* tally(source) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) sum.skipped += 1;
    else sum[type === 'test:pass' ? 'passed' : 'failed'] += 1;
  }
  yield JSON.stringify(sum);
}
