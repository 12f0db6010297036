import { commands } from './commands.ts';
import type { Command } from './options.ts';

/** What `lectern --help` prints. */
export function helpOfAll(version: string): string {
  return [
    `Lectern ${version}: checks, renders and times courses written for mdBook.`,
    '',
    'Usage: lectern COMMAND [options]',
    '',
    ...columns(commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary])),
    '',
    ...columns([
      ['COMMAND --help', 'Say what a command does and which options it has'],
      ['--version', 'Say which version this is'],
    ]),
    '',
  ].join('\n');
}

/** What `lectern COMMAND --help` prints. */
export function helpOf({ name, usage, summary, details, options }: Command): string {
  const rows = Object.entries(options).map(
    ([option, { value, help }]) => [value ? `--${option} ${value}` : `--${option}`, help] as const,
  );
  return [
    `${summary}.`,
    '',
    `Usage: lectern ${name} ${usage} [options]`,
    '',
    ...details,
    '',
    ...columns(rows),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
