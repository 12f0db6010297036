// The program `lectern`: arguments and exit code, nothing else.
import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import type { Io } from './io.ts';
import { run } from './run.ts';

// A run lasts less than a second: V8 is to optimize only what is truly hot, as in a book of thousands of slides. Newer
// ones than that of Node 20 have no such flag, and would say so on standard error.
if (process.versions.v8.startsWith('11.'))
  if (Number.parseInt(process.versions.node, 10) <= 24)
    // A Node that may not know the flag, and would say so, is left alone.
    setFlagsFromString('--interrupt-budget=600000');

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  terminal: process.stdout.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  async input() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  },
};

// Whoever reads our output may stop reading, as `head` does; that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

void run(
  process.argv.slice(2),
  io,
  async () => (await import('./node-host.ts')).createNodeHost(io, __dirname),
  version,
).then((code) => {
  process.exitCode = code;
});
