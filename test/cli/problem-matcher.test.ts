import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

interface Pattern {
  readonly regexp: string;
  readonly loop?: boolean;
}

/** Tests run in the project's root. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [first, second]: Pattern[] = manifest.contributes.problemMatchers[0].pattern;

test("VS Code's problem matcher reads every finding of a quiet check, with and without a fix", async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/start.md', '---\nminutes: soon\ntarget_minutes: later\n---\n\n# Start\n');
  const { out } = await place.lectern(['check', '--quiet', '--severity', 'warning']);
  const found: string[] = [];
  let file: string | undefined;
  for (const line of out.split('\n').filter((each) => each !== '')) {
    const [, line1, column, severity, , code] = new RegExp(second?.regexp ?? '').exec(line) ?? [];
    if (line1) found.push(`${file}:${line1}:${column} ${severity} ${code}`);
    else file = new RegExp(first?.regexp ?? '').exec(line)?.[1];
  }
  assert.deepEqual(found, [
    'src/next.md:2:10 error front-matter-value',
    'src/start.md:2:10 error front-matter-value',
    'src/start.md:3:17 error front-matter-value',
  ]);
  assert.equal(second?.loop, true);
});
