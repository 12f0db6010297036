// Every benchmark in turn: `npm run bench [-- PART…]`, where a part is in a benchmark's name. Each prints its figures beside a
// rival's of the same run, or says in a sentence what it misses.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/** Runs the scripts whose name starts so, one after the other; resolves to the first exit code that is not 0. */
export async function runScripts(prefix, parts) {
  const names = (await readdir(path.join(root, 'scripts')))
    .filter((name) => name.startsWith(prefix) && name.endsWith('.mjs'))
    .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
    .sort();
  let failed = 0;
  for (const name of names) {
    console.log(`\n${name}`);
    const child = spawn(process.execPath, [path.join(root, 'scripts', name)], {
      cwd: root,
      stdio: 'inherit',
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    if (code !== 0 && failed === 0) failed = code ?? 1;
  }
  return failed;
}

if (process.argv[1] === path.join(root, 'scripts', 'bench.mjs')) {
  process.exitCode = await runScripts('bench-', process.argv.slice(2));
}
