import { UsageError } from './io.ts';
import type { Given } from './options.ts';

/** Throws a UsageError for options of `lectern check` that cannot be, alone or together. */
export function validateCheck(given: Given): void {
  const max = given.text('max-warnings');
  if (max !== undefined && !/^\d+$/.test(max)) {
    throw new UsageError(`--max-warnings must be a whole number, not “${max}”.`);
  }
  if (given.is('fix') && given.is('fix-dry-run')) {
    throw new UsageError('--fix and --fix-dry-run cannot go together.');
  }
  for (const other of ['fix', 'fix-dry-run', 'stdin', 'since']) {
    if (given.is('cache') && (given.is(other) || given.text(other) !== undefined))
      throw new UsageError(`--cache and --${other} cannot go together.`);
  }
  if (given.text('cache-location') !== undefined && !given.is('cache')) {
    throw new UsageError('--cache-location says where --cache keeps its file; give both.');
  }
  if (given.is('stdin') !== (given.text('stdin-filename') !== undefined)) {
    throw new UsageError('--stdin and --stdin-filename FILE go together.');
  }
  if (!given.is('stdin')) return;
  if (given.is('fix')) {
    throw new UsageError('--fix cannot write to standard input; --fix-dry-run prints the changes.');
  }
  if (given.paths.length > 0 || given.text('since') !== undefined) {
    throw new UsageError('--stdin checks only the text on standard input; leave out paths and --since.');
  }
}
