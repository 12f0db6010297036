import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../../scripts/root.mjs';

/**
 * What the palette calls a command: `Lectern: …` for an id of ours, as package.json and its strings have it; anything else
 * is a title already.
 */
export async function commandTitle(command: string): Promise<string> {
  if (!command.startsWith('lectern.')) return command;
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const strings = JSON.parse(await readFile(path.join(root, 'package.nls.json'), 'utf8'));
  const declared = manifest.contributes.commands.find(
    (entry: { command: string }) => entry.command === command,
  );
  if (!declared) throw new Error(`package.json declares no command ${command}.`);
  const text = (title: string) => strings[title.replaceAll('%', '')] ?? title;
  return `${text(declared.category)}: ${text(declared.title)}`;
}
