import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

/** Tests run in the project's root, after a build. */
const program = path.resolve('dist/lectern.js');
const diagram = '# Drawn\n\n```bob\n+-----+\n| box |\n+-----+\n```\n';

function lectern(place: TryOut, ...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: place.folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

function drawnBook(t: TestContext) {
  const config = '[book]\ntitle = "Small"\n\n[preprocessor.course]\n\n[preprocessor.svgbob]\n';
  return new TryOut(t, { ...smallBook, 'book.toml': config, 'src/next.md': diagram });
}

test('the program runs with plain node and ends with the right code', async (t) => {
  const place = new TryOut(t, smallBook);
  assert.match((await lectern(place, '--version')).out, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await lectern(place, 'check', '--rule', 'front-matter-value')).code, 1);
  assert.equal((await lectern(place, 'check', 'src/start.md', '--severity', 'error')).code, 0);
  assert.equal((await lectern(place, 'check', 'nowhere')).code, 2);
});

test('render draws diagrams in its worker, and the process ends', async (t) => {
  const { code, out, err } = await lectern(drawnBook(t), 'render', 'src/next.md');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /<svg class="bob" .*aria-label="box"/);
});

test('a diagram that takes too long is left out with a sentence, the others are drawn', async (t) => {
  const place = drawnBook(t);
  const slow = `${'╬'.repeat(80)}\n`.repeat(30);
  place.write('src/next.md', `\`\`\`bob\n${slow}\`\`\`\n\n${diagram}`);
  const { code, out, err } = await lectern(place, 'render', 'src/next.md');
  assert.equal(code, 0);
  assert.match(out, /<svg class="bob"/);
  assert.match(`${out}${err}`, /takes longer than 2 seconds to draw/);
});

test('a reader that stops reading is no error', async (t) => {
  const place = new TryOut(t, smallBook);
  for (let n = 0; n < 400; n++) place.write(`src/more/${n}.md`, '---\nminutes: x\n---\n'.repeat(20));
  const child = spawn(process.execPath, [program, 'check', 'src', '--format', 'json'], { cwd: place.folder });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.on('close', resolve));
  assert.equal(err, '');
});

test('standard input is read from a pipe', async (t) => {
  const place = new TryOut(t, smallBook);
  const child = spawn(
    process.execPath,
    [
      program,
      'check',
      '--stdin',
      '--stdin-filename',
      'src/next.md',
      '--rule',
      'front-matter-value',
      '--quiet',
    ],
    { cwd: place.folder },
  );
  child.stdin.end('---\nminutes: soon\n---\n');
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 1);
  assert.match(out, /^src\/next\.md\n {2}2:10 /);
});
