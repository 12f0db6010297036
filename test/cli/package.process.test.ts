import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { TryOut } from './try-out.ts';

test('the npm package is small, has no dependencies, and runs from an empty folder', (t) => {
  const place = new TryOut(t, {
    'course/a.md': '---\nminutes: "3"\n---\n\n# A\n',
    'empty/package.json': '{}',
  });
  const said = execFileSync(process.execPath, ['scripts/pack-cli.mjs', place.folder], { encoding: 'utf8' });
  const [, tarball = '', bytes, limit] = /^(.*\.tgz): (\d+) bytes, limit (\d+)\.\n$/.exec(said) ?? [];
  assert.ok(Number(bytes) < Number(limit), said);
  execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], {
    cwd: place.file('empty'),
    stdio: 'pipe',
    env: { ...process.env, npm_config_cache: place.file('cache') },
  });
  assert.deepEqual(
    place.names('empty/node_modules').filter((name) => !name.startsWith('.')),
    ['@lectern'],
  );
  const run = (...args: string[]) =>
    spawnSync(place.file('empty/node_modules/.bin/lectern'), args, {
      cwd: place.file('course'),
      encoding: 'utf8',
    });
  assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(run('check', '--fix').status, 0);
  assert.match(place.read('course/a.md'), /minutes: 3\n/);
  place.write('course/book.toml', '[preprocessor.svgbob]\n');
  place.write('course/src/SUMMARY.md', '- [B](b.md)\n');
  place.write('course/src/b.md', '```bob\na-->b\n```\n');
  assert.match(run('render', 'src/b.md').stdout, /<svg class="bob"/);
});
