const patience = 15_000;

/**
 * Waits until `read` gives something other than `undefined` or `false`, and gives that; fails with `what` after 15 s. It
 * asks again with each frame the browser could have drawn.
 */
export async function until<T>(
  what: string,
  read: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`It did not happen within ${patience / 1000} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}
