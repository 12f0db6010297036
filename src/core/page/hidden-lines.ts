import { createElement, createText, type Node } from './tree.ts';

const hidden = /^(\s*)#(.?)(.*)$/su;

/** The lines of a text as Rust's `lines()` gives them. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

function boring(text: string): Node {
  const span = createElement('span', [['class', 'boring']]);
  span.children.push(createText(text));
  return span;
}

/** A Rust block's lines: `# …` and `#` alone hidden, `##` shown as one `#`. */
export function hideRustLines(text: string): Node[] {
  const lines = linesOf(text);
  return lines.map((line, index) => {
    const end = index === lines.length - 1 ? '' : '\n';
    const match = line.includes('#') ? hidden.exec(line) : null;
    if (!match) return createText(line + end);
    const [, space = '', next = '', rest = ''] = match;
    if (next === '#') return createText(`${space}#${rest}${end}`);
    return next === '' || next === ' ' ? boring(space + rest + end) : createText(line + end);
  });
}

/** Lines of another language, those that start with the prefix hidden and the prefix taken away. */
export function hidePrefixedLines(text: string, prefix: string): Node[] {
  return linesOf(text).map((line) => {
    if (!line.trimStart().startsWith(prefix)) return createText(`${line}\n`);
    const at = line.indexOf(prefix);
    return boring(`${line.slice(0, at)}${line.slice(at + prefix.length)}\n`);
  });
}
