// Completes package-lock.json: optional packages for other platforms that the npm registry at hand did not serve get their
// entry all the same, or `npm ci` refuses the whole file. With `--check`, only says what is missing.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

const file = path.join(root, 'package-lock.json');
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** What npm knows of a package for one platform, read from its name (`@biomejs/cli-linux-x64-musl`). */
function entryFor(name, version) {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1) return undefined;
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : undefined;
  return { version, cpu, dev: true, ...(libc ? { libc } : {}), optional: true, os };
}

const lock = JSON.parse(await readFile(file, 'utf8'));
const missing = [];
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`;
    const entry = lock.packages[place] ? undefined : entryFor(name, version);
    if (!entry) continue;
    missing.push(name);
    lock.packages[place] = entry;
  }
}

if (process.argv.includes('--check')) {
  if (missing.length > 0) console.log(`package-lock.json has no entry for ${missing.join(', ')}.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else if (missing.length > 0) {
  const [own, ...others] = Object.entries(lock.packages);
  const sorted = others.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([own, ...sorted]);
  await writeFile(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`Added ${missing.length} entries to package-lock.json.`);
}
