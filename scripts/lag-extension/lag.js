// Looks at the clock of the extension host every millisecond, and takes a profile meanwhile: where the clock stood still,
// the profile says whose work it was. Written to the file that LECTERN_LAG names.
const vscode = require('vscode');
const { Session } = require('node:inspector/promises');
const { writeFile } = require('node:fs/promises');

const now = () => Number(process.hrtime.bigint() / 1000n);

exports.activate = async (context) => {
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
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  context.subscriptions.push(
    vscode.commands.registerCommand('lag.write', async () => {
      stopped = true;
      const heap = process.memoryUsage().heapUsed;
      const { profile } = await session.post('Profiler.stop');
      const told = { epoch, began, gaps, heapBefore, heap, profile };
      await writeFile(process.env.LECTERN_LAG ?? 'lag.json', JSON.stringify(told));
    }),
  );
};
