import { commands } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';
import { exit, type Io, UsageError } from './io.ts';
import type { NodeHost } from './node-host.ts';
import { type Given, listed, readOptions } from './options.ts';

/** Runs a command and gives its exit code. */
export type RunCommand = (given: Given, io: Io, host: NodeHost) => Promise<number>;

/** Each command is loaded when it is asked for. */
const runners: Readonly<Record<string, () => Promise<RunCommand>>> = {
  check: async () => (await import('./check-command.ts')).check,
  render: async () => (await import('./render-command.ts')).render,
  schedule: async () => (await import('./schedule-command.ts')).schedule,
  estimate: async () => (await import('./estimate-command.ts')).estimate,
};

/** The program: arguments in, exit code out. Nothing is thrown; `makeHost` is called when a command needs it. */
export async function run(
  args: readonly string[],
  io: Io,
  makeHost: () => Promise<NodeHost>,
  version: string,
): Promise<number> {
  let host: NodeHost | undefined;
  try {
    const [name = '', ...rest] = args;
    if (name === '--version' || name === '-v') return say(io, `${version}\n`);
    if (name === '--help' || name === '-h') return say(io, helpOfAll(version));
    if (name === 'help' && rest.length === 0) return say(io, helpOfAll(version));
    const command = commands.find((each) => each.name === (name === 'help' ? rest[0] : name));
    if (!command) throw new UsageError(unknownCommand(name === 'help' ? (rest[0] ?? '') : name));
    if (name === 'help' || rest.includes('--help') || rest.includes('-h')) return say(io, helpOf(command));
    const given = readOptions(command, rest);
    const runner = await runners[command.name]?.();
    host = await makeHost();
    return (await runner?.(given, io, host)) ?? exit.wrong;
  } catch (error) {
    io.err(`lectern: ${sentenceOf(error)}\n`);
    return exit.wrong;
  } finally {
    host?.dispose();
  }
}

function say(io: Io, text: string): number {
  io.out(text);
  return exit.clean;
}

function unknownCommand(name: string): string {
  const known = listed(commands.map((command) => command.name));
  if (name === '') return `Say what to do: ${known}. \`lectern --help\` tells more.`;
  return `There is no command “${name}”, only ${known}.`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `Something in Lectern itself went wrong (${message.split('\n')[0]}). Please report it.`;
}
