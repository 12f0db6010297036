import { createElement, createText, type Element, type Node } from './tree.ts';

/** Counts references to footnotes and collects their definitions while a page is being read. */
export class Footnotes {
  readonly #uses = new Map<string, { readonly number: number; count: number }>();
  readonly #definitions = new Map<string, { readonly item: Element; readonly parent: Element }>();

  /** The mark at a reference, numbered by first use. */
  reference(label: string): Element {
    const use = this.#uses.get(label) ?? { number: this.#uses.size + 1, count: 0 };
    this.#uses.set(label, use);
    use.count++;
    const mark = createElement('sup', [
      ['class', 'footnote-reference'],
      ['id', `fr-${label}-${use.count}`],
    ]);
    const link = createElement('a', [['href', `#footnote-${label}`]]);
    link.children.push(createText(`${use.number}`));
    mark.children.push(link);
    return mark;
  }

  /** The item of a definition; `undefined` when the label has one already: the first counts. */
  define(label: string, parent: Element): Element | undefined {
    if (this.#definitions.has(label)) return undefined;
    const item = createElement('li', [['id', `footnote-${label}`]]);
    this.#definitions.set(label, { item, parent });
    return item;
  }

  /** Takes the definitions off their places and puts those that are used at the end of `target`. */
  collect(target: Element): void {
    if (this.#definitions.size === 0) return;
    const used: { readonly label: string; readonly item: Element; readonly number: number }[] = [];
    const items = new Set([...this.#definitions.values()].map(({ item }): Node => item));
    for (const parent of new Set([...this.#definitions.values()].map((definition) => definition.parent))) {
      parent.children = parent.children.filter((child) => !items.has(child));
    }
    for (const [label, { item }] of this.#definitions) {
      const number = this.#uses.get(label)?.number;
      if (number !== undefined) used.push({ label, item, number });
    }
    const list = createElement('ol', [['class', 'footnote-definition']]);
    for (const { label, item } of used.sort((a, b) => a.number - b.number)) {
      this.#linkBack(label, item);
      list.children.push(item);
    }
    target.children.push(createElement('hr'), list);
  }

  #linkBack(label: string, item: Element): void {
    const count = this.#uses.get(label)?.count ?? 0;
    const last = item.children.at(-1);
    const place = last?.kind === 'element' && last.name === 'p' ? last : item;
    for (let use = 1; use <= count; use++) {
      const link = createElement('a', [['href', `#fr-${label}-${use}`]]);
      link.children.push(createText(use === 1 ? '↩' : `↩${use}`));
      place.children.push(createText(' '), link);
    }
  }
}
