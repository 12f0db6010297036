import * as l10n from '#l10n';
import { keyLinesFrom } from '../../slide/front-matter-fences.ts';
import type { FrontMatter, FrontMatterProblem, Slide } from '../../slide/slide.ts';
import { readMapping } from '../../slide/yaml-mapping.ts';
import { type Document, lineAt, lineEndOffset, offsetAt, textOf } from '../../text/document.ts';
import { editTo, removeLines } from '../block-edits.ts';
import type { Fix } from '../finding.ts';
import { courseFrontMatter } from '../front-matter-keys.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** Front matter that is not read, or not as meant, costs the slide its minutes or the book its build. */
export const frontMatterSyntax = defineSlideRule({
  id: 'front-matter-syntax',
  summary: 'Require front matter that mdbook-course reads as it is meant',
  severity: 'error',
  fixable: true,
  *check(slide, context) {
    const frontMatter = courseFrontMatter(slide, context);
    for (const problem of frontMatter?.problems ?? [])
      if (frontMatter) yield found(slide, frontMatter, problem);
  },
});

function found(slide: Slide, frontMatter: FrontMatter, problem: FrontMatterProblem): Found {
  const { document } = slide;
  const { range, detail } = problem;
  const fence = detail ?? '---';
  const remove = (title: string): Fix => ({ title, edits: [{ range, newText: '' }] });
  switch (problem.kind) {
    case 'not-closed':
      return notClosed(document, frontMatter, problem);
    case 'fence-form':
      return {
        range,
        message: l10n.t(
          'A fence of the front matter must be exactly `{0}` on a line of its own; this one is not read as such. The fix corrects it.',
          fence,
        ),
        fix: { title: l10n.t('Write {0}', fence), edits: [fenceEdit(document, range.start.line, fence)] },
      };
    case 'fence-twice':
      return doubled(frontMatter, range);
    case 'not-opened':
      return {
        range,
        message: l10n.t(
          'These keys stand below no opening `{0}`, so they show up on the page as a heading and count for nothing. The fix opens the front matter.',
          fence,
        ),
        fix: {
          title: l10n.t('Open the front matter'),
          edits: [{ range: { start: range.start, end: range.start }, newText: fence + document.eol }],
        },
      };
    case 'text-before':
      return textBefore(document, frontMatter, range);
    case 'byte-order-mark':
      return detail
        ? {
            range,
            message: l10n.t(
              'A character that nobody sees ({0}) stands before the front matter and keeps it from being read: the slide counts as 0 minutes. The fix deletes it.',
              detail,
            ),
            fix: remove(l10n.t('Delete the character')),
          }
        : {
            range,
            message: l10n.t(
              'A byte-order mark stands before the front matter and keeps it from being read: the slide counts as 0 minutes. The fix deletes it.',
            ),
            fix: remove(l10n.t('Delete the byte-order mark')),
          };
    case 'blank-lines-before':
      return {
        range,
        severity: 'warning',
        message: l10n.t(
          'Front matter should start on the first line: other tools do not read it below blank lines. The fix deletes them.',
        ),
        fix: remove(l10n.t('Delete the blank lines')),
      };
    case 'indented-fence':
      return {
        range,
        severity: 'warning',
        message: l10n.t(
          'The front matter’s fence should start at the margin: other tools do not read it indented. The fix moves it there.',
        ),
        fix: remove(l10n.t('Delete the indent')),
      };
    case 'not-a-mapping':
      return repaired(
        document,
        frontMatter,
        range,
        l10n.t(
          'Front matter must be a list of keys and values, such as `minutes: 5`. This breaks the build of the whole book.',
        ),
      );
    case 'yaml':
      return repaired(document, frontMatter, range, noYaml(problem));
    case 'duplicate-key':
      return duplicate(slide, frontMatter, problem);
  }
}

function notClosed(
  document: Document,
  { range: whole }: FrontMatter,
  { range, detail }: FrontMatterProblem,
): Found {
  if (detail !== undefined)
    return {
      range,
      message: l10n.t(
        'This front matter ends at the `---` at the end of line {0}, which is not its own line. Put the closing `---` on a line of its own.',
        detail,
      ),
    };
  const lines = (line: number) => (line < document.lineStarts.length ? lineAt(document, line) : undefined);
  const { end } = keyLinesFrom(lines, whole.start.line + 1);
  const atEnd = end >= document.lineStarts.length;
  const place = atEnd
    ? { line: end - 1, character: lineAt(document, end - 1).length }
    : { line: end, character: 0 };
  const newText = atEnd ? `${document.eol}---${document.eol}` : `---${document.eol}`;
  return {
    range,
    message: l10n.t(
      'This front matter is never closed, so it takes the page’s text as YAML or shows up on the page. The fix closes it after its last key.',
    ),
    fix: {
      title: l10n.t('Close the front matter'),
      edits: [{ range: { start: place, end: place }, newText }],
    },
  };
}

function fenceEdit(document: Document, line: number, fence: string) {
  const text = lineAt(document, line);
  const last = lineEndOffset(document, line) === document.text.length;
  // A key that has run up to the fence gets its line back.
  const key = /^[-+]{2,}[ \t]*([a-z_]+[ \t]*:.*)$/.exec(text)?.[1] ?? '';
  return {
    range: { start: { line, character: 0 }, end: { line, character: text.length } },
    newText: fence + (last || key ? document.eol : '') + key,
  };
}

/** A fence that stands twice: the opening one ends the front matter at once, the closing one shows as a line. */
function doubled({ read }: FrontMatter, range: Found['range']): Found {
  const { line } = range.start;
  const edits = [{ range: { start: range.start, end: { line: line + 1, character: 0 } }, newText: '' }];
  return {
    range,
    ...(read ? { severity: 'warning' } : {}),
    message: read
      ? l10n.t(
          'This fence of the front matter stands twice, so the second one shows as a line on the page. The fix deletes one.',
        )
      : l10n.t(
          'This fence of the front matter stands twice, so the front matter ends at once, and its keys count for nothing. The fix deletes one.',
        ),
    fix: { title: l10n.t('Delete the second fence'), edits },
  };
}

function textBefore(document: Document, { range: whole }: FrontMatter, range: Found['range']): Found {
  const before = document.text.slice(0, offsetAt(document, whole.start)).replace(/^\uFEFF/, '');
  const message = l10n.t(
    'Front matter is read only at the very top of a file; below other text it shows up on the page and counts as 0 minutes.',
  );
  const move = moved(document, whole);
  if (!move) return { range, message };
  const onlyComments = before.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
  return onlyComments
    ? { range, message: `${message} ${l10n.t('The fix moves it there.')}`, fix: move }
    : { range, message, suggestions: [move] };
}

/** The front matter at the top, a blank line, and the rest. */
function moved(document: Document, whole: FrontMatter['range']): Fix | undefined {
  const { eol, text } = document;
  const removal = removeLines(document, { first: whole.start.line, last: whole.end.line });
  const rest =
    text.slice(0, offsetAt(document, removal.range.start)) +
    text.slice(offsetAt(document, removal.range.end));
  const bare = rest.replace(/^\uFEFF?\s*/, '');
  const edit = editTo(document, `${textOf(document, whole)}${eol}${bare === '' ? '' : eol}${bare}`);
  return edit && { title: l10n.t('Move the front matter to the top'), edits: [edit] };
}

const knownLine = /^\s*(minutes|target_minutes|course|session)(?:\s*[=:：]\s*|\s+)(\S.*)$/;

/** Known keys written in a way that is no YAML, such as `minutes:5`, put right where that makes a mapping of it all. */
function repaired(
  document: Document,
  { content }: FrontMatter,
  range: Found['range'],
  message: string,
): Found {
  const edits: Fix['edits'][number][] = [];
  const lines: string[] = [];
  for (let line = content.start.line; line <= content.end.line; line++) {
    const text = lineAt(document, line);
    const [, key, value = ''] = knownLine.exec(text.trimEnd()) ?? [];
    const wanted = key === undefined ? text : `${key}: ${quoted(key, value)}`;
    lines.push(wanted);
    const whole = { start: { line, character: 0 }, end: { line, character: text.length } };
    // The library sees that a bracket is not closed only where it runs into the next key.
    if (/^\[[^\]]*$|^\{[^}]*$/.test(value)) return { range: whole, message };
    if (wanted !== text && wanted !== text.trimEnd()) edits.push({ range: whole, newText: wanted });
  }
  const mapping = readMapping(lines.join('\n'));
  const [first] = edits;
  if (first === undefined || mapping.problem || mapping.entries.length === 0) return { range, message };
  const keys = edits.map(({ newText }) => `\`${newText}\``).join(', ');
  return {
    range: first.range,
    message: `${message} ${l10n.t('The fix writes {0}.', keys)}`,
    fix: { title: l10n.t('Write {0}', first.newText), edits },
  };
}

/** A name as YAML reads it: in quotes where it needs them, with the quote or bracket that it has opened closed. */
function quoted(key: string, value: string): string {
  const open = /^["']/.exec(value)?.[0];
  if (open !== undefined) return value.includes(open, 1) ? value : value + open;
  // A list that is not closed: only the author knows.
  if (/^[[{]/.test(value) || (key !== 'course' && key !== 'session')) return value;
  return /: |[[\]{}]| #|^[@`%&*!|>]/.test(value) ? JSON.stringify(value) : value;
}

function duplicate(
  { document }: Slide,
  { entries }: FrontMatter,
  { range, detail = '' }: FrontMatterProblem,
): Found {
  const here = entries.find((entry) => entry.keyRange.start.line === range.start.line);
  const first = entries.find((entry) => entry.key === detail);
  const message = l10n.t('`{0}` stands twice, which breaks the build of the whole book.', detail);
  const related = first && [
    { path: document.path, range: first.keyRange, message: l10n.t('The first `{0}` is here.', detail) },
  ];
  const places = related ? { related } : {};
  const sameValue = here && first && here.source === first.source;
  const { line } = range.start;
  if (!sameValue || here.valueRange.end.line !== line)
    return { range, message: `${message} ${l10n.t('Keep one.')}`, ...places };
  const wholeLine = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return {
    range,
    message: `${message} ${l10n.t('The fix deletes the second.')}`,
    fix: { title: l10n.t('Delete the second {0}', detail), edits: [{ range: wholeLine, newText: '' }] },
    ...places,
  };
}

function noYaml({ cause, detail = '' }: FrontMatterProblem): string {
  switch (cause) {
    case 'control-character':
      return l10n.t(
        'The front matter is not valid YAML, which breaks the build of the whole book: control characters are not allowed, and {0} is one.',
        detail,
      );
    case 'second-document':
      return l10n.t(
        'The front matter is not valid YAML, which breaks the build of the whole book: a second document starts here.',
      );
    case 'no-word':
      return l10n.t(
        'The front matter is not valid YAML, which breaks the build of the whole book: a key must be a word.',
      );
    default:
      // What the library says, which has no other language.
      return l10n.t(
        'The front matter is not valid YAML, which breaks the build of the whole book: {0}.',
        detail.slice(0, 1).toLowerCase() + detail.slice(1),
      );
  }
}
