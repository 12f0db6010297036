/** Whether a target is one that the book's `[output.linkcheck*] exclude` leaves out. */
export type IsExcludedLink = (target: string) => boolean;

/** Longer targets are tried by their start only. */
const longest = 500;

/**
 * Makes the test from the patterns as book.toml has them (Rust regular expressions). A pattern that JavaScript cannot
 * read, or that could take for ever on a long target, is taken to match everything: better silent than wrong.
 */
export function excludedLinks(patterns: readonly string[]): IsExcludedLink {
  const tests = patterns.map(testOf);
  return (target) => tests.some((test) => test(target.slice(0, longest)));
}

function testOf(pattern: string): IsExcludedLink {
  const flags = /^\(\?([imsu]+)\)/.exec(pattern);
  const body = pattern.slice(flags?.[0].length ?? 0);
  if (mayHang(body)) return () => true;
  try {
    const expression = new RegExp(body, [...new Set(`${flags?.[1] ?? ''}u`)].join(''));
    return (target) => expression.test(target);
  } catch {
    return () => true;
  }
}

/** A repeated group that itself repeats or chooses, or several open-ended repeats: these can take exponential time. */
function mayHang(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\([^()]*[*+{|][^()]*\)[*+{]/.test(plain) || /\)[^()]*\)[*+{]/.test(plain)) return true;
  return (plain.match(/[*+]|\{\d+,/g) ?? []).length > 4;
}
