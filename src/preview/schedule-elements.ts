/** A new element with its attributes and what stands in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A paragraph; what stands between back quotes is code. */
export function paragraph(words: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const parts = words.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
  return element('p', attributes, ...parts);
}

/** A button; `key` finds it again after the page has been drawn anew. */
export function button(words: string, key: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', 'data-key': key }, words);
  made.addEventListener('click', run);
  return made;
}

/** A control with its label. */
export function field(words: string, control: HTMLElement): HTMLLabelElement {
  return element('label', {}, element('span', {}, words), control);
}

/** A table row; the first cell is its head when `head` says so. */
export function row(
  cells: readonly (Node | string)[],
  head: 'column' | 'row' | 'none' = 'none',
): HTMLTableRowElement {
  const made = element('tr');
  for (const [index, cell] of cells.entries()) {
    if (head === 'column') made.append(element('th', { scope: 'col' }, cell));
    else if (head === 'row' && index === 0) made.append(element('th', { scope: 'row' }, cell));
    else made.append(element('td', {}, cell));
  }
  return made;
}

/** A name that opens its file, or just the name when there is none. */
export function opener(
  name: string,
  path: string | undefined,
  key: string,
  open: (path: string) => void,
): Node {
  if (path === undefined) return document.createTextNode(name);
  const made = button(name, key, () => open(path));
  made.className = 'link';
  return made;
}
