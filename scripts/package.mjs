// npm run package: builds for production, packs lectern-VERSION.vsix without a warning, and says what is in it. Fails when
// it is larger than a course author should have to download.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { run } from './processes.mjs';
import { isProgram, root, say } from './root.mjs';

/** In bytes of the packed file. */
const limit = 900_000;

/** Packs the extension; resolves to the file's path. Throws when vsce warns or the file is too large. */
export async function packageExtension() {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `lectern-${version}.vsix`);
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { code, output } = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file]);
  if (code !== 0) throw new Error(`vsce did not pack the extension.\n${output}`);
  // npm may warn about its own settings; vsce shouts.
  if (/^\s*WARN(ING)?\b/m.test(output)) throw new Error(`vsce packed the extension, but warns.\n${output}`);
  const { size } = await stat(file);
  say(await contents(file));
  const line = `${path.basename(file)} has ${size.toLocaleString('en')} bytes; it may have ${limit.toLocaleString('en')}.`;
  if (size > limit) throw new Error(line);
  console.log(line);
  return file;
}

/** What is in a packed extension, the heaviest first: packed and plain bytes of each file, from the archive's own list. */
async function contents(file) {
  const archive = await readFile(file);
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = [];
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [packed, plain] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    entries.push({ packed, plain, name: archive.toString('utf8', at + 46, at + 46 + name) });
    at += 46 + name + extra + comment;
  }
  entries.sort((a, b) => b.packed - a.packed);
  const row = (packed, plain, name) => `${packed.padStart(10)} ${plain.padStart(10)}  ${name}`;
  const rows = entries.map(({ packed, plain, name }) => row(String(packed), String(plain), name));
  return [row('packed', 'plain', 'file'), ...rows].join('\n');
}

if (isProgram(import.meta.url)) {
  try {
    await packageExtension();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
