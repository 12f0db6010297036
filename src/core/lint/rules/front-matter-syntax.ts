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
  const remove = (title: string): Fix => ({ title, edits: [{ range, newText: '' }] });
  switch (problem.kind) {
    case 'not-closed':
      return notClosed(document, frontMatter, problem);
    case 'fence-form':
      return {
        range,
        message:
          'A fence of the front matter must be exactly `---` on a line of its own; this one is not read as such. The fix corrects it.',
        fix: { title: 'Write ---', edits: [fenceEdit(document, range.start.line)] },
      };
    case 'not-opened':
      return {
        range,
        message:
          'These keys stand below no opening `---`, so they show up on the page as a heading and count for nothing. The fix opens the front matter.',
        fix: {
          title: 'Open the front matter',
          edits: [{ range: { start: range.start, end: range.start }, newText: `---${document.eol}` }],
        },
      };
    case 'text-before':
      return textBefore(document, frontMatter, range);
    case 'byte-order-mark':
      return {
        range,
        message:
          'A byte-order mark stands before the front matter and keeps it from being read: the slide counts as 0 minutes. The fix deletes the mark.',
        fix: remove('Delete the byte-order mark'),
      };
    case 'blank-lines-before':
      return {
        range,
        severity: 'warning',
        message:
          'Front matter should start on the first line: other tools do not read it below blank lines. The fix deletes them.',
        fix: remove('Delete the blank lines'),
      };
    case 'indented-fence':
      return {
        range,
        severity: 'warning',
        message:
          'The front matter’s fence should start at the margin: other tools do not read it indented. The fix moves it there.',
        fix: remove('Delete the indent'),
      };
    case 'not-a-mapping':
      return {
        range,
        ...repaired(
          document,
          frontMatter,
          'Front matter must be a list of keys and values, such as `minutes: 5`. This breaks the build of the whole book.',
        ),
      };
    case 'yaml':
      return {
        range,
        ...repaired(
          document,
          frontMatter,
          `The front matter is not valid YAML, which breaks the build of the whole book: ${lowerFirst(detail ?? '')}.`,
        ),
      };
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
      message: `This front matter ends at the \`---\` at the end of line ${detail}, which is not its own line. Put the closing \`---\` on a line of its own.`,
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
    message:
      'This front matter is never closed, so it takes the page’s text as YAML or shows up on the page. The fix closes it after its last key.',
    fix: { title: 'Close the front matter', edits: [{ range: { start: place, end: place }, newText }] },
  };
}

function fenceEdit(document: Document, line: number) {
  const end = lineAt(document, line).length;
  const last = lineEndOffset(document, line) === document.text.length;
  return {
    range: { start: { line, character: 0 }, end: { line, character: end } },
    newText: `---${last ? document.eol : ''}`,
  };
}

function textBefore(document: Document, { range: whole }: FrontMatter, range: Found['range']): Found {
  const before = document.text.slice(0, offsetAt(document, whole.start)).replace(/^\uFEFF/, '');
  const message =
    'Front matter is read only at the very top of a file; below other text it shows up on the page and counts as 0 minutes.';
  const move = moved(document, whole);
  if (!move) return { range, message };
  const onlyComments = before.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
  return onlyComments
    ? { range, message: `${message} The fix moves it there.`, fix: move }
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
  return edit && { title: 'Move the front matter to the top', edits: [edit] };
}

const knownLine =
  /^[ \t]*(minutes|target_minutes|course|session)(?:[ \t]*=[ \t]*|[ \t]*:[ \t]*|[ \t]+)(\S.*?)[ \t]*$/;

/** Known keys written in a way that is no YAML, such as `minutes:5`, put right where that makes a mapping of it all. */
function repaired(
  document: Document,
  { content }: FrontMatter,
  message: string,
): Pick<Found, 'message' | 'fix'> {
  const edits: Fix['edits'][number][] = [];
  const lines: string[] = [];
  for (let line = content.start.line; line <= content.end.line; line++) {
    const text = lineAt(document, line);
    const [, key, value = ''] = knownLine.exec(text) ?? [];
    const isName = key === 'course' || key === 'session';
    const quoted = isName && /: |[[\]{}]| #|^["'@`%&*!|>]/.test(value) && !/^(["']).*\1$/.test(value);
    const wanted = key === undefined ? text : `${key}: ${quoted ? JSON.stringify(value) : value}`;
    lines.push(wanted);
    if (wanted === text || wanted === text.trimEnd()) continue;
    const range = { start: { line, character: 0 }, end: { line, character: text.length } };
    edits.push({ range, newText: wanted });
  }
  const mapping = readMapping(lines.join('\n'));
  if (edits.length === 0 || mapping.problem || mapping.entries.length === 0) return { message };
  const keys = edits.map(({ newText }) => `\`${newText}\``).join(', ');
  return {
    message: `${message} The fix writes ${keys}.`,
    fix: { title: `Write ${edits[0]?.newText}`, edits },
  };
}

function duplicate(
  { document }: Slide,
  { entries }: FrontMatter,
  { range, detail }: FrontMatterProblem,
): Found {
  const here = entries.find((entry) => entry.keyRange.start.line === range.start.line);
  const first = entries.find((entry) => entry.key === detail);
  const message = `\`${detail}\` stands twice, which breaks the build of the whole book.`;
  const related = first && [
    { path: document.path, range: first.keyRange, message: `The first \`${detail}\` is here.` },
  ];
  const places = related ? { related } : {};
  const sameValue = here && first && here.source === first.source;
  const { line } = range.start;
  if (!sameValue || here.valueRange.end.line !== line)
    return { range, message: `${message} Keep one.`, ...places };
  const wholeLine = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return {
    range,
    message: `${message} The fix deletes the second.`,
    fix: { title: `Delete the second ${detail}`, edits: [{ range: wholeLine, newText: '' }] },
    ...places,
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
