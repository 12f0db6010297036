import type { Element, Node } from './tree.ts';

/** Elements that could run something, load something or change the page around the slide. */
const dropped = new Set(
  'script style iframe frame frameset form base meta link object embed applet'.split(' '),
);
const addresses = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcset']);
const dangerous = /^(?:javascript|vbscript|data:text\/html)/i;

/** Takes everything off the tree that could run: for the preview, whose webview checks it once more. */
export function makeSafe(element: Element): void {
  element.children = element.children.filter((child) => !isDropped(child));
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    for (const [name, value] of child.attributes) {
      if (/^on/i.test(name) || (addresses.has(name) && dangerous.test(stripped(value)))) {
        child.attributes.delete(name);
      }
    }
    makeSafe(child);
  }
}

function isDropped(node: Node): boolean {
  return node.kind === 'element' && dropped.has(node.name);
}

/** An address as browsers read its scheme: without control characters and white space. */
function stripped(address: string): string {
  return [...address].filter((character) => character > ' ' && character !== '\u007f').join('');
}
