// Looks at the clock of the extension host every millisecond, and takes a profile meanwhile: where the clock stood still,
// the profile says whose work it was. Written to the file that LECTERN_LAG names.
const vscode = require('vscode');
const { Session } = require('node:inspector');
const { promisify } = require('node:util');
const { writeFile } = require('node:fs/promises');

const now = () => Number(process.hrtime.bigint() / 1000n);

exports.activate = (context) => {
  const heapBefore = process.memoryUsage().heapUsed;
  const [epoch, began] = [Date.now(), now()];
  const gaps = [];
  let last = now();
  let worked = process.cpuUsage();
  let stopped = false;
  const look = () => {
    const time = now();
    if (time - last > 6000) {
      // On a busy machine the clock runs while others have the processor.
      const { user, system } = process.cpuUsage(worked);
      gaps.push([last, time, user + system]);
    }
    last = time;
    worked = process.cpuUsage();
    if (!stopped) setTimeout(look, 1);
  };
  look();
  const session = new Session();
  session.connect();
  // Done before this returns, so that the profile begins before anyone else's work.
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 500 });
  session.post('Profiler.start');
  context.subscriptions.push(
    vscode.commands.registerCommand('lag.write', async () => {
      stopped = true;
      const heap = process.memoryUsage().heapUsed;
      const { profile } = await promisify(session.post.bind(session))('Profiler.stop');
      const told = { epoch, began, gaps, heapBefore, heap, profile };
      await writeFile(process.env.LECTERN_LAG ?? 'lag.json', JSON.stringify(told));
    }),
  );
};
