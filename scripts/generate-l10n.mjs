// Collects the words of the extension and of the core into l10n/bundle.l10n.json, for translators: `node scripts/generate-l10n.mjs [--check]`. With
// --check it changes nothing and fails when the file is not up to date.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from './format.mjs';
import { root } from './root.mjs';

const target = path.join(root, 'l10n', 'bundle.l10n.json');
const folder = await mkdtemp(path.join(tmpdir(), 'lectern-l10n-'));
try {
  const program = path.join(root, 'node_modules', '@vscode', 'l10n-dev', 'dist', 'cli.js');
  const core = path.join(folder, 'core');
  await cp(path.join(root, 'src', 'core'), core, { recursive: true });
  // The program knows words by the package they are said with, which the core calls otherwise: see src/package.json.
  for (const name of await readdir(core, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const text = await readFile(path.join(core, name), 'utf8');
    await writeFile(path.join(core, name), text.replace("'#l10n'", "'@vscode/l10n'"));
  }
  execFileSync(process.execPath, [program, 'export', '--outDir', folder, './src/extension', core], {
    cwd: root,
    stdio: 'pipe',
  });
  const words = JSON.parse(await readFile(path.join(folder, 'bundle.l10n.json'), 'utf8'));
  // The order of the files on the disk is no order: sorted, the file changes only where words do.
  const sorted = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = await format('bundle.l10n.json', JSON.stringify(sorted));
  const before = await readFile(target, 'utf8').catch(() => '');
  if (before !== text) {
    if (process.argv.includes('--check')) {
      console.error(
        'l10n/bundle.l10n.json is not up to date. Run `node scripts/generate-l10n.mjs` and commit.',
      );
      process.exitCode = 1;
    } else await writeFile(target, text);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
