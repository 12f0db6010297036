import createDOMPurify from 'dompurify';
import { fill } from '../core/preview-strings.ts';

/** What a slide's HTML may name and load. */
export interface Surroundings {
  /** Relative addresses of images and videos are found below it. */
  readonly base: string;
  readonly remoteImages: boolean;
  /** Said in the place of a remote image that is not loaded, with `{0}` for its address. */
  readonly imageRemote: string;
}

const purify = createDOMPurify(window);
/** A style attribute in a tag; text has its `<` escaped. */
const styleAttribute = /(<[a-z][^<>]*?\s)style="/gi;
const loading = new Set(['src', 'poster']);
let surroundings: Surroundings = { base: '', remoteImages: false, imageRemote: '' };

purify.addHook('uponSanitizeAttribute', (element, event) => {
  const { attrName: name, attrValue: value } = event;
  if (name === 'style') {
    // The page's policy lets no inline style through: what is harmless is set property by property later.
    if (value.trim() !== '') element.setAttribute('data-lectern-style', value);
    event.keepAttr = false;
  } else if (loading.has(name) || (name === 'href' && element.tagName.toLowerCase() === 'image')) {
    const address = resolve(value);
    if (address !== undefined) event.attrValue = address;
    else {
      event.keepAttr = false;
      if (name === 'src' && isRemote(value)) element.setAttribute('data-lectern-remote', value);
    }
  } else if (name === 'srcset') event.keepAttr = false;
});
purify.addHook('uponSanitizeElement', (node, event) => {
  if (event.tagName !== 'input' || !(node instanceof Element)) return;
  if (node.getAttribute('type') === 'checkbox') node.setAttribute('disabled', '');
  else node.remove();
});

function isRemote(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

function resolve(address: string): string | undefined {
  if (address.startsWith('data:image/')) return address;
  if (isRemote(address)) return surroundings.remoteImages ? address : undefined;
  try {
    return new URL(address, surroundings.base).href;
  } catch {
    return undefined;
  }
}

/** What HTML must stand in to be read as what it is: elsewhere, browsers drop the tags of these elements' children. */
const wraps: Readonly<Record<string, readonly string[]>> = {
  ul: ['ul'],
  ol: ['ol'],
  dl: ['dl'],
  table: ['table'],
  thead: ['table', 'thead'],
  tbody: ['table', 'tbody'],
  tfoot: ['table', 'tfoot'],
};

/**
 * The nodes of pieces of HTML that are to stand in elements of this name, each read within one like it, with everything
 * taken away that runs, sends, restyles the page or loads what it may not. What would not stay inside is dropped.
 */
export function sanitise(pieces: readonly string[], parent: string, allowed: Surroundings): ChildNode[][] {
  const wrap = wraps[parent] ?? ['div'];
  const start = wrap.map((name) => `<${name}>`).join('');
  const end = wrap.toReversed().map((name) => `</${name}>`);
  const wrapped = pieces.map((piece) => `${start}${piece}${end.join('')}`);
  const { children } = sanitised(wrapped.join(''), allowed);
  const stayedApart =
    children.length === pieces.length && [...children].every((child) => child.localName === wrap[0]);
  // All at once is quicker; where one piece has reached into the next, each is read by itself.
  if (!stayedApart && pieces.length > 1) {
    return pieces.flatMap((piece) => sanitise([piece], parent, allowed));
  }
  return pieces.map((_, index) => {
    let inside = children[index];
    for (const name of wrap.slice(1))
      inside = [...(inside?.children ?? [])].find((child) => child.localName === name);
    return [...(inside?.childNodes ?? [])];
  });
}

/** Of many calls with the same rules, each but the first finds them read. */
purify.setConfig({
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true },
  FORBID_TAGS: ['style', 'form', 'button', 'select', 'option', 'textarea', 'fieldset', 'dialog', 'template'],
  // Ids of headings are links' targets, whatever they say; nothing here looks names up on `document`.
  SANITIZE_DOM: false,
  ADD_ATTR: ['target'],
});

function sanitised(html: string, allowed: Surroundings): DocumentFragment {
  surroundings = allowed;
  // Even a document that is only parsed must not hold style attributes: the policy would complain of each.
  const withoutStyles = html.replace(styleAttribute, '$1data-lectern-style="');
  const fragment = purify.sanitize(withoutStyles, { RETURN_DOM_FRAGMENT: true });
  for (const image of fragment.querySelectorAll<HTMLElement>('img[data-lectern-remote]')) {
    const sentence = document.createElement('span');
    sentence.className = 'lectern-notice';
    sentence.textContent = fill(allowed.imageRemote, image.dataset.lecternRemote ?? '');
    image.replaceWith(sentence);
  }
  return fragment;
}
