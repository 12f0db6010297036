/** Runs something at a later time of day, in milliseconds from now, as the extension's clock tells it. */
export async function later<T>(milliseconds: number, run: () => PromiseLike<T>): Promise<T> {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}
