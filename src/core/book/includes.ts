import * as l10n from '#l10n';
import type { Notice } from '../page/page.ts';
import type { Files } from '../ports.ts';
import { basename, dirname, join, type Path } from '../text/path.ts';
import { range } from '../text/range.ts';
import {
  joinLines,
  type Origin,
  type Replacement,
  replaceTraced,
  type TracedText,
} from '../text/traced-text.ts';
import { findIncludeDirectives } from './include-directives.ts';
import { fileLines, parseSelection, takeLines, takeRustdocLines } from './include-lines.ts';

/** A text with its includes in it. */
export interface Expanded {
  readonly source: TracedText;
  /** What the last `{{#title …}}` names; `undefined` without one. */
  readonly title: string | undefined;
  /** Every file that was asked for, in order, each once; missing ones too. */
  readonly dependencies: readonly Path[];
  readonly notices: readonly Notice[];
}

const deepest = 10;
/** Ends what files that include each other would blow up to; mdBook itself would not end. */
const mostIncludes = 5000;
const mostCharacters = 20_000_000;

type Say = (kind: Notice['kind'], message: string) => void;

interface Run {
  readonly files: Files;
  readonly dependencies: Set<Path>;
  readonly notices: Notice[];
  title: string | undefined;
  includes: number;
  characters: number;
}

/** Puts files into the text as mdBook's `links` preprocessor does, nested ones too. `path` is the text's own file. */
export function expandIncludes(source: TracedText, path: Path, files: Files): Expanded {
  const run: Run = {
    files,
    dependencies: new Set(),
    notices: [],
    title: undefined,
    includes: 0,
    characters: 0,
  };
  const expanded = source.text.includes('{{') ? expand(run, source, [path]) : source;
  return { source: expanded, title: run.title, dependencies: [...run.dependencies], notices: run.notices };
}

/** Expands one text; `chain` holds the file it is from, and before it the files that include that one. */
function expand(run: Run, source: TracedText, chain: readonly Path[]): TracedText {
  const depth = chain.length - 1;
  const replacements: Replacement[] = [];
  const placeOf = createPlaces(source);
  for (const { start, end, kind, rest } of findIncludeDirectives(source.text)) {
    const put = (text: string | TracedText) => replacements.push({ start, end, with: text });
    const place = placeOf(start);
    const { path, line } = place.origin;
    const where = range(line, place.character, line, place.character + end - start);
    const say: Say = (noticeKind, message) =>
      run.notices.push({ kind: noticeKind, message, path, range: where });
    if (kind === 'escaped') {
      put(depth < deepest ? source.text.slice(start + 1, end) : '');
      continue;
    }
    if (kind === 'title') {
      run.title = rest;
      put('');
      continue;
    }
    const [target, ...attributes] = rest.split(/\s+/).filter(Boolean);
    if (target === undefined) continue;
    const colon = kind === 'playground' ? -1 : target.indexOf(':');
    const file = join(dirname(chain.at(-1) ?? '/'), colon < 0 ? target : target.slice(0, colon));
    run.dependencies.add(file);
    run.includes++;
    const content = run.files.read(file);
    if (content.kind !== 'text') {
      const message =
        content.kind === 'missing'
          ? l10n.t`The file ${target} does not exist. The published page shows this line as it is written.`
          : l10n.t`The file ${target} cannot be read: ${content.reason}. The published page shows this line as it is written.`;
      say('include', message);
      continue;
    }
    if (depth >= deepest) {
      say(
        'include',
        l10n.t`Includes are nested more than ${deepest} deep here. The published page leaves this one out.`,
      );
      put('');
      continue;
    }
    if (run.includes > mostIncludes || run.characters > mostCharacters) {
      say('include', l10n.t('The files included here include each other without end. This one is left out.'));
      put('');
      continue;
    }
    if (chain.indexOf(file) >= 0 && chain.indexOf(file) === chain.lastIndexOf(file)) {
      say(
        'include',
        l10n.t`The file ${target} includes itself. The published page repeats it ${deepest} times.`,
      );
    }
    const taken =
      kind === 'playground'
        ? playground(content.text, file, attributes, place.origin)
        : select(
            content.text,
            file,
            kind,
            colon < 0 ? undefined : target.slice(colon + 1),
            place.origin,
            say,
          );
    run.characters += taken.text.length;
    put(expand(run, taken, [...chain, file]));
  }
  return replaceTraced(source, replacements);
}

function select(
  text: string,
  file: Path,
  kind: string,
  wanted: string | undefined,
  origin: Origin,
  say: Say,
): TracedText {
  const lines = fileLines(text);
  const selection = parseSelection(wanted);
  const taken = kind === 'include' ? takeLines(lines, selection) : takeRustdocLines(lines, selection);
  const name = selection.kind === 'anchor' ? selection.name : '';
  if (taken.problem === 'no-such-anchor') {
    say(
      'anchor',
      l10n.t('`{0}` has no anchor `{1}`. The published page shows nothing here.', basename(file), name),
    );
  } else if (taken.problem === 'anchor-not-closed') {
    say(
      'anchor',
      l10n.t(
        'The anchor `{0}` of `{1}` never ends. Everything to the end of the file is shown.',
        name,
        basename(file),
      ),
    );
  } else if (taken.problem === 'beyond-the-end' && lines.length > 0) {
    say(
      'include',
      lines.length === 1
        ? l10n.t('`{0}` has one line, which is not wanted. The page shows nothing here.', basename(file))
        : l10n.t(
            '`{0}` has {1} lines, none of them wanted. The page shows nothing here.',
            basename(file),
            lines.length,
          ),
    );
  }
  return joinLines(
    taken.lines.map((line) => line.text),
    taken.lines.map((line) => ({ path: file, line: line.line })),
    origin,
  );
}

/** A file as a Rust block that can be run. */
function playground(text: string, file: Path, attributes: readonly string[], origin: Origin): TracedText {
  const content = text.endsWith('\n') ? text : `${text}\n`;
  const lines = content.slice(0, -1).split('\n');
  return {
    text: `\`\`\`${['rust', ...attributes].join(',')}\n${content}\`\`\`\n`,
    origins: [origin, ...lines.map((_, line) => ({ path: file, line })), origin, origin],
  };
}

/** Finds origin and column of offsets that only grow, in time linear in the text. */
function createPlaces(source: TracedText): (offset: number) => { origin: Origin; character: number } {
  let line = 0;
  let lineStart = 0;
  return (offset) => {
    for (let end = source.text.indexOf('\n', lineStart); end >= 0 && end < offset; ) {
      line++;
      lineStart = end + 1;
      end = source.text.indexOf('\n', lineStart);
    }
    const origin = source.origins[line] ?? source.origins[0] ?? { path: '', line: 0 };
    return { origin, character: offset - lineStart };
  };
}
