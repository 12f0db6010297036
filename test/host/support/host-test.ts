// The runner of the tests that run inside an extension host, desktop or web: one list, run in order, each result told at
// once to the program that started VS Code. The build gives the two constants.
declare const LECTERN_REPORT: string;
declare const LECTERN_HOST: 'node' | 'web';

/** Which extension host this is; for the few tests that hold in one of them only. */
export const host = LECTERN_HOST;

type Body = () => void | Promise<void>;

const patience = 20_000;
const tests: { readonly name: string; readonly body: Body }[] = [];

/** Adds a test. Its name is a sentence; its body throws where the sentence does not hold. */
export function test(name: string, body: Body): void {
  tests.push({ name, body });
}

/** Runs every test; called by VS Code. Rejects when one failed, so that VS Code's exit code says so as well. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const { name, body } of tests) {
    const began = Date.now();
    try {
      await withPatience(body);
      await report({ name, passed: true, milliseconds: Date.now() - began });
    } catch (error) {
      failed += 1;
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      await report({ name, passed: false, milliseconds: Date.now() - began, why });
    }
  }
  await report({ done: true });
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed.`);
}

async function withPatience(body: Body): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came of it within ${patience / 1000} s.`)), patience);
  });
  try {
    await Promise.race([Promise.resolve().then(body), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

async function report(what: object): Promise<void> {
  await fetch(LECTERN_REPORT, { method: 'POST', body: JSON.stringify(what), mode: 'no-cors' });
}
