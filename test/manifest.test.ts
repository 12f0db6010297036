import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
const manifest = await json('package.json');
const strings: Record<string, string> = await json('package.nls.json');
const declared: string[] = manifest.contributes.commands.map((entry: { command: string }) => entry.command);

/** Every `%key%` in a value. */
function keysIn(value: unknown): string[] {
  if (typeof value === 'string') return /^%[\w.-]+%$/.test(value) ? [value.slice(1, -1)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(keysIn);
}

test('package.json declares the commands that the code knows, and no other', async () => {
  const source = await readFile('src/extension/ids.ts', 'utf8');
  const list = /export const commands = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const known = [...list.matchAll(/'(lectern\.\w+)'/g)].map(([, id]) => id);
  assert.deepEqual([...declared].sort(), known.sort());
});

test('the commands that others build on are there', () => {
  const promised = [
    'openPreview',
    'openPreviewToSide',
    'fixDocument',
    'fixWorkspace',
    'checkWorkspace',
    'showSchedule',
    'copySchedule',
    'newSlide',
    'splitSlide',
    'setMinutes',
  ];
  const missing = promised.filter((name) => !declared.includes(`lectern.${name}`));
  assert.deepEqual(missing, []);
});

test('menus and keys name commands that are declared, and say when they show', () => {
  const menus = Object.entries<{ command?: string; when?: string }[]>(manifest.contributes.menus).flatMap(
    ([menu, entries]) => entries.map((entry) => ({ ...entry, menu })),
  );
  for (const { command, when, menu } of [...menus, ...manifest.contributes.keybindings]) {
    if (command?.startsWith('lectern.')) assert.ok(declared.includes(command), `${command} is not declared.`);
    assert.ok(when, `${command} in ${menu ?? 'keybindings'} has no when clause.`);
  }
  const inPalette = manifest.contributes.menus.commandPalette.map(
    (entry: { command: string }) => entry.command,
  );
  assert.deepEqual(
    [...new Set(inPalette)].sort(),
    [...declared].sort(),
    'Each command says when the palette shows it.',
  );
});

test('the code and package.json know the same settings', async () => {
  const source = await readFile('src/extension/ids.ts', 'utf8');
  const list = /export interface Settings \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  const known = [...list.matchAll(/'([\w.]+)':/g)].map(([, name]) => `lectern.${name}`);
  const groups: { properties: Record<string, unknown> }[] = manifest.contributes.configuration;
  const settings = groups.flatMap(({ properties }) => Object.keys(properties));
  assert.deepEqual(settings.sort(), known.sort());
});

test('every string of the manifest is written, and none is left over', () => {
  const used = new Set(keysIn(manifest));
  assert.deepEqual([...used].sort(), Object.keys(strings).sort());
});

test('the types of VS Code are not newer than the VS Code we ask for', () => {
  const asked = manifest.engines.vscode.replace('^', '').split('.').map(Number);
  const types = manifest.devDependencies['@types/vscode'].split('.').map(Number);
  assert.deepEqual(types.slice(0, 2), asked.slice(0, 2));
  assert.ok(asked[1] <= 100);
});

test('the manifest suits a web worker host: a browser entry, and no module type', () => {
  assert.equal(manifest.type, undefined);
  assert.match(manifest.browser, /^\.\/dist\//);
  assert.equal(manifest.dependencies, undefined, 'What is needed at run time is bundled.');
});

test('the files that the manifest names are there', () => {
  assert.ok(existsSync(manifest.icon));
  for (const { path } of manifest.contributes.grammars ?? []) assert.ok(existsSync(path), path);
  for (const { url } of manifest.contributes.jsonValidation ?? []) assert.ok(existsSync(url), url);
});

test('every dependency has one exact version and a line in docs/dependencies.md', async () => {
  const rows = (await readFile('docs/dependencies.md', 'utf8'))
    .split('\n')
    .map((line) => line.split('|')[1] ?? '');
  const argued = new Set(
    rows.flatMap((cell) => cell.replaceAll('`', '').split(',')).map((name) => name.trim()),
  );
  for (const [name, version] of Object.entries<string>(manifest.devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, `${name} is not pinned.`);
    assert.ok(argued.has(name), `${name} is not in docs/dependencies.md.`);
  }
});
