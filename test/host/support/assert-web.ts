// What `node:assert/strict` is to tests in the Node host, for the web worker host, which has no Node: the part we use.

function fail(message: string | undefined, otherwise: string): never {
  throw new Error(message ?? otherwise);
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : (JSON.stringify(value, undefined, 1) ?? String(value));
}

/** The same value once object keys are sorted, so that two of them can be compared as text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value === undefined ? '‹undefined›' : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
}

/** Fails unless `value` is truthy. */
export function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message, `${show(value)} does not hold.`);
}

/** Fails unless the two are the same. */
export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(message, `Expected ${show(expected)}, but it is ${show(actual)}.`);
}

/** Fails if the two are the same. */
export function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) fail(message, `It must not be ${show(actual)}.`);
}

/** Fails unless the two hold the same data. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  const [is, wanted] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (is !== wanted) fail(message, `Expected ${show(expected)}, but it is ${show(actual)}.`);
}

/** Fails unless the pattern is found in the text. */
export function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text)) fail(message, `${pattern} is not in ${show(text)}.`);
}

/** Fails if the pattern is found in the text. */
export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text)) fail(message, `${pattern} is in ${show(text)}.`);
}

/** Fails unless the promise is rejected. */
export async function rejects(promise: PromiseLike<unknown>, message?: string): Promise<void> {
  try {
    await promise;
  } catch {
    return;
  }
  fail(message, 'It was not refused.');
}

const assert = { ok, equal, strictEqual: equal, notEqual, deepEqual, match, doesNotMatch, rejects };
// biome-ignore lint/style/noDefaultExport: it stands for a module whose default export this is.
export default assert;
