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
    if (address === undefined) event.keepAttr = false;
    else event.attrValue = address;
  } else if (name === 'srcset') event.keepAttr = false;
});
purify.addHook('uponSanitizeElement', (node, event) => {
  if (event.tagName !== 'input' || !(node instanceof Element)) return;
  if (node.getAttribute('type') === 'checkbox') node.setAttribute('disabled', '');
  else node.remove();
});

function resolve(address: string): string | undefined {
  if (address.startsWith('data:image/')) return address;
  const remote = /^(?:https?:)?\/\//i.test(address);
  if (remote) return surroundings.remoteImages ? address : undefined;
  try {
    return new URL(address, surroundings.base).href;
  } catch {
    return undefined;
  }
}

/** The block's nodes with everything taken away that runs, sends, restyles the page or loads what it may not. */
export function sanitise(html: string, allowed: Surroundings): ChildNode[] {
  surroundings = allowed;
  // Even a document that is only parsed must not hold style attributes: the policy would complain of each.
  const withoutStyles = html.replace(styleAttribute, '$1data-lectern-style="');
  const fragment = purify.sanitize(withoutStyles, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true, svg: true },
    FORBID_TAGS: [
      'style',
      'form',
      'button',
      'select',
      'option',
      'textarea',
      'fieldset',
      'dialog',
      'template',
    ],
    // Ids of headings are links' targets, whatever they say; nothing here looks names up on `document`.
    SANITIZE_DOM: false,
    ADD_ATTR: ['target'],
  });
  for (const image of fragment.querySelectorAll('img:not([src])')) {
    const named = /<img[^>]*\ssrc="((?:https?:)?\/\/[^"]*)"/i.exec(html)?.[1];
    if (named === undefined) continue;
    const sentence = document.createElement('span');
    sentence.className = 'lectern-notice';
    sentence.textContent = fill(allowed.imageRemote, named);
    image.replaceWith(sentence);
  }
  return [...fragment.childNodes];
}
