import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './root.mjs';

/** A text as Biome formats it; `name` says by its ending what it is. */
export async function format(name, text) {
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${name}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
}
