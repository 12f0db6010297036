// Compares our pages with mdBook's: `node scripts/corpus-parity.mjs [--cli FILE] [--show N]`, the whole course and the
// cases. Says so and ends well where `../shared` is not there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildPageProgram } from './page-program.mjs';
import { root, say } from './root.mjs';

const shared = path.join(root, '..', 'shared');
const tool = path.join(shared, 'tools', 'page-parity.mjs');

if (!existsSync(tool)) {
  console.log(`Skipped: ${shared} holds no published pages to compare with.`);
} else {
  const given = process.argv.slice(2);
  const at = given.indexOf('--cli');
  const cli = at < 0 ? await buildPageProgram() : path.resolve(given[at + 1] ?? '');
  const rest = at < 0 ? given : given.filter((_, index) => index !== at && index !== at + 1);
  const runs = [
    [
      '--book',
      path.join(shared, 'corpus', 'comprehensive-rust'),
      '--golden',
      path.join(shared, 'golden', 'pages'),
    ],
    ['--cases', path.join(shared, 'golden', 'cases.json')],
  ];
  for (const run of runs) {
    const program = [tool, ...run, '--cli', cli, ...rest];
    say(`node ${program.map((part) => path.relative(root, part) || part).join(' ')}`);
    const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
