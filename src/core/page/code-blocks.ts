import type { BookConfig } from '../book/book.ts';
import { hidePrefixedLines, hideRustLines } from './hidden-lines.ts';
import type { Element } from './tree.ts';

/** What of the book's settings changes code blocks. */
export type CodeSettings = Pick<BookConfig, 'edition' | 'playground' | 'hideLines'>;

/** The class that an info string becomes; `undefined` for an empty one. */
export function classOfInfo(info: string): string | undefined {
  const parts = info.split(/[ \t,]/).filter((part) => part !== '');
  return parts.length === 0 ? undefined : `language-${parts.join(' ')}`;
}

/** Makes Rust blocks playgrounds, and hides the lines that are to be hidden. */
export function finishCode(code: Element, parent: Element | undefined, settings: CodeSettings): void {
  const [content] = code.children;
  if (code.children.length !== 1 || content === undefined) return;
  const classes = (code.attributes.get('class') ?? '').split(' ');
  if (content.kind === 'text' && isPlayground(classes, settings)) {
    if (settings.edition !== undefined && !classes.some((name) => name.startsWith('edition'))) {
      code.attributes.set('class', `${classes.join(' ')} edition${settings.edition}`);
    }
    const edited = settings.playground.editable && classes.includes('editable');
    if (!edited) content.text = wrapInMain(content.text);
    if (parent?.name === 'pre') parent.attributes.set('class', 'playground');
  }
  if (content.kind !== 'text') return;
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? '';
  if (language === 'rust') {
    code.children = hideRustLines(content.text);
    return;
  }
  const written = classes.find((name) => name.startsWith('hidelines='))?.slice('hidelines='.length);
  const prefix =
    written ?? (Object.hasOwn(settings.hideLines, language) ? settings.hideLines[language] : undefined);
  if (prefix !== undefined) code.children = hidePrefixedLines(content.text, prefix);
}

/**
 * Marks code that the published page's script turns into an editor, which has a line height and a gutter of its own:
 * for the preview, which has no such script.
 */
export function markEditor(code: Element, { playground }: CodeSettings): void {
  const classes = code.attributes.get('class');
  if (!playground.editable || !classes?.split(' ').includes('editable')) return;
  const numbered = playground.lineNumbers ? ' lectern-numbered' : '';
  code.attributes.set('class', `${classes} lectern-editor${numbered}`);
}

function isPlayground(classes: readonly string[], { playground }: CodeSettings): boolean {
  if (!classes.includes('language-rust')) return false;
  const off = ['ignore', 'noplayground', 'noplaypen'].some((name) => classes.includes(name));
  return (playground.runnable && !off) || classes.includes('mdbook-runnable');
}

/** Code without a `main` inside one, on hidden lines, as rustdoc does; inner attributes stay above it. */
export function wrapInMain(code: string): string {
  if (code.includes('fn main') || code.includes('quick_main!')) return code;
  const [attributes, rest] = splitAttributes(code);
  const end = rest === '' || rest.endsWith('\n') ? '' : '\n';
  return `# #![allow(unused)]\n${attributes}# fn main() {\n${rest}${end}# }`;
}

const attributeLine = /\t*#!\[[^\n]*\n?/y;
const whiteSpace = /\s*/y;

/** Leading `#![…]` lines with the white space after them, an indent too, and the rest: mdBook's own pattern. */
function splitAttributes(code: string): [attributes: string, rest: string] {
  let end = 0;
  while (end === 0 || code[end - 1] === '\n') {
    const before = end;
    attributeLine.lastIndex = end;
    if (!attributeLine.test(code)) whiteSpace.lastIndex = end;
    end = attributeLine.lastIndex || (whiteSpace.test(code) ? whiteSpace.lastIndex : end);
    if (end === before) break;
  }
  const attributes = code.slice(0, end);
  return attributes.trim() === '' ? ['', code] : [attributes, code.slice(end)];
}
