/** Longest stretch of work before the host may answer keys, in milliseconds. */
const longest = 8;

/**
 * Does something for each item, in slices short enough that keys are answered in between. Stops early, before an
 * item, when the signal says so.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => void | Promise<void>,
  signal?: { readonly aborted: boolean },
): Promise<void> {
  let until = Date.now() + longest;
  for (const item of items) {
    if (signal?.aborted) return;
    await work(item);
    if (Date.now() < until) continue;
    await nextTurn();
    until = Date.now() + longest;
  }
}

/** Lets everything that waits in the host go first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
