/**
 * Waits until `read` gives something other than `undefined` or `false`, and gives that. For things that VS Code tells by no
 * event (diagnostics of a moment, labels of tabs). The runner's patience ends a wait that never ends.
 */
export async function until<T>(
  read: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The next event that `wanted` accepts. */
export function nextEvent<T>(
  event: (listener: (value: T) => void) => { dispose(): void },
  wanted: (value: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      if (!wanted(value)) return;
      listening.dispose();
      resolve(value);
    });
  });
}
