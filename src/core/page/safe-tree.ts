import { type Element, type Node, nodesBelow } from './tree.ts';

/** Elements that could run something, load something or change the page around the slide. */
const dropped = new Set(
  'script style iframe frame frameset form base meta link object embed applet'.split(' '),
);
const addresses = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcset']);
const dangerous = /^(?:javascript|vbscript|data:text\/html)/i;

/** Takes everything off the tree that could run: for the preview, whose webview checks it once more. */
export function makeSafe(root: Element): void {
  root.children = root.children.filter((child) => !isDropped(child));
  for (const node of nodesBelow(root)) if (node.kind === 'element') makeElementSafe(node);
}

function makeElementSafe(element: Element): void {
  if (element.children.some(isDropped)) {
    element.children = element.children.filter((child) => !isDropped(child));
  }
  for (const [name, value] of element.attributes) {
    if (/^on/i.test(name) || (addresses.has(name) && dangerous.test(stripped(value)))) {
      element.attributes.delete(name);
    }
  }
}

/** Comments too: the webview's sanitiser takes away a whole paragraph that has one beside text such as `Vec<T>`. */
function isDropped(node: Node): boolean {
  return node.kind === 'comment' || (node.kind === 'element' && dropped.has(node.name));
}

/** An address as browsers read its scheme: without control characters and white space. */
function stripped(address: string): string {
  return [...address].filter((character) => character > ' ' && character !== '\u007f').join('');
}
