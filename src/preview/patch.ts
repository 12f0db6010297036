import morphdom from 'morphdom';

/** Turns nodes into others where they are of the same kinds; `undefined`, and nothing done, where they are not. */
export function mergeNodes(
  old: readonly ChildNode[],
  wanted: readonly ChildNode[],
): readonly ChildNode[] | undefined {
  if (old.length !== wanted.length) return undefined;
  if (old.some((node, index) => node.nodeName !== wanted[index]?.nodeName)) return undefined;
  return old.map((node, index) => {
    const to = wanted[index];
    return to ? (morphdom(node, to, { onBeforeElUpdated: beforeUpdate, getNodeKey }) as ChildNode) : node;
  });
}

/**
 * Gives an element whose parts are patched one by one the attributes of another, and what that holds before its
 * parts; `first` is the first part's node.
 */
export function patchShell(element: Element, wanted: Element, first: ChildNode | null): void {
  for (const name of element.getAttributeNames()) {
    if (name !== 'open' && !wanted.hasAttribute(name)) element.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (name !== 'open') element.setAttribute(name, value);
  }
  const head: ChildNode[] = [];
  for (let node = element.firstChild; node && node !== first; node = node.nextSibling) head.push(node);
  const fresh = [...wanted.childNodes].map((node) => node.cloneNode(true) as ChildNode);
  if (mergeNodes(head, fresh)) return;
  for (const node of head) node.remove();
  for (const node of fresh) element.insertBefore(node, first);
}

/** Ids name nothing here: two headings that swap are still morphed in place, which keeps the selection. */
function getNodeKey(): undefined {
  return undefined;
}

function beforeUpdate(from: Element, to: Element): boolean {
  if (from.isEqualNode(to)) return false;
  if (from.tagName === 'DETAILS') to.toggleAttribute('open', from.hasAttribute('open'));
  if (from.tagName === 'CODE' && from.textContent === to.textContent && from.className === to.className) {
    // The same code: its colours stay.
    return !from.hasAttribute('data-coloured');
  }
  return true;
}
