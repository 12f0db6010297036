import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { build } from 'esbuild';

const coreFiles = async () =>
  (await readdir('src/core', { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/core/${name.replaceAll('\\', '/')}`);

test('the core bundles for no platform at all, with nothing left outside', async () => {
  const { metafile } = await build({
    stdin: {
      contents: (await coreFiles()).map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const foreign = Object.keys(metafile.inputs).filter(
    (input) => input !== '<stdin>' && !input.startsWith('src/core/') && !input.startsWith('node_modules/'),
  );
  assert.deepEqual(foreign, []);
});

test('no file of the core names vscode, a Node module or an adapter, not even for a type', async () => {
  const walls = /from '(vscode|node:[^']*|[^']*\/(?:extension|preview|cli|diagrams)\/[^']*)'/g;
  const found = [];
  for (const file of await coreFiles()) {
    const text = await readFile(file, 'utf8');
    for (const [, name] of text.matchAll(walls)) {
      if (!name?.startsWith('./') && !name?.startsWith('../core/')) found.push(`${file} imports ${name}`);
    }
  }
  assert.deepEqual(found, []);
});

test('only the extension imports vscode', async () => {
  const found = [];
  for (const room of ['cli', 'diagrams', 'preview']) {
    for (const name of await readdir(`src/${room}`, { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const text = await readFile(`src/${room}/${name}`, 'utf8');
      if (/from 'vscode'/.test(text)) found.push(`src/${room}/${name}`);
    }
  }
  assert.deepEqual(found, []);
});
