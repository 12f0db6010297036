// Runs the unit tests: bundles every test/**/*.test.ts (host and browser tests apart) into one program and runs it
// with node:test. `npm run test:unit [-- PART…]` runs only files whose path holds one of the parts.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { unitTestFiles } from './test-files.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Bundles and runs; resolves to node's exit code. */
export async function runUnitTests(parts = [], nodeArguments = []) {
  const files = (await unitTestFiles(root)).filter(
    (file) => parts.length === 0 || parts.some((part) => file.includes(part)),
  );
  if (files.length === 0) throw new Error(`No unit test matches ${parts.join(', ')}.`);
  const outfile = path.join(root, 'out', 'unit', `tests${parts.length ? `-${process.pid}` : ''}.mjs`);
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    mainFields: ['module', 'main'],
    external: ['vscode', 'esbuild', 'playwright-core', 'ajv', 'ical.js', 'fast-xml-parser'],
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const child = spawn(process.execPath, ['--enable-source-maps', ...nodeArguments, outfile], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runUnitTests(process.argv.slice(2), ['--test-reporter=spec']);
}
