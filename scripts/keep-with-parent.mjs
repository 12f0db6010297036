// node keep-with-parent.mjs COMMAND ARGUMENT…: runs the command, and kills it with all it started as soon as standard
// input closes, which it does when the process that started this one has ended in whatever way.
import { spawn, spawnSync } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));

process.stdin.on('end', end).on('close', end).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

function end() {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  // We lead the process group: this ends us, the command and everything it started.
  else process.kill(-process.pid, 'SIGKILL');
  process.exit(1);
}
