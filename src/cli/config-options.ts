import { withRuleLevel } from '../core/lint/edit-config.ts';
import { readConfig } from '../core/lint/read-config.ts';
import { ruleNamed } from '../core/lint/rules.ts';
import type { FileContent, Files } from '../core/ports.ts';
import { createDocument } from '../core/text/document.ts';
import { basename, type Path } from '../core/text/path.ts';
import { type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';

/**
 * The same files, with `--config` in place of every `lectern.json`, and rules that are asked for by `--rule`
 * switched on where they are off.
 */
export function withConfigOptions(
  files: Files,
  { config, rules }: { readonly config: string | undefined; readonly rules: readonly string[] },
  io: Io,
): Files {
  if (config === undefined && rules.length === 0) return files;
  const other = config === undefined ? undefined : readOther(files, config, io);
  const known = new Map<Path, FileContent>();
  const read = (path: Path): FileContent => {
    const content = other ?? files.read(path);
    if (content.kind === 'unreadable') return content;
    const text = switchedOn(content.kind === 'text' ? content.text : '', rules);
    return text === '' ? content : { kind: 'text', text };
  };
  return {
    read(path) {
      if (basename(path) !== 'lectern.json') return files.read(path);
      const content = known.get(path) ?? read(path);
      known.set(path, content);
      return content;
    },
    exists: (path) => files.exists(path),
    list: (folder) => files.list(folder),
  };
}

function readOther(files: Files, config: string, io: Io): FileContent {
  const content = files.read(toPath(config, io.cwd));
  if (content.kind === 'text') return content;
  const reason = content.kind === 'missing' ? 'it does not exist' : content.reason;
  throw new UsageError(`The file of --config, ${config}, cannot be read: ${reason}.`);
}

function switchedOn(text: string, rules: readonly string[]): string {
  const { config } = readConfig(createDocument('/lectern.json', text === '' ? '{}' : text));
  let changed = text;
  for (const id of rules) {
    const own = ruleNamed(id)?.severity ?? 'off';
    if ((config.rules[id] ?? own) !== 'off') continue;
    changed = withRuleLevel(changed === '' ? '{}' : changed, id, own === 'off' ? 'warning' : own);
  }
  return changed;
}
