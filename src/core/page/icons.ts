import { type IconKind, iconLicence, iconShapes } from './icon-shapes.ts';
import type { Element } from './tree.ts';

const kinds: Readonly<Record<string, IconKind>> = {
  fa: 'regular',
  'fa-regular': 'regular',
  fas: 'solid',
  'fa-solid': 'solid',
  fab: 'brands',
  'fa-brands': 'brands',
};

/** Makes an empty `<i class="fa fa-…">` the drawing of its icon; one that is not known stays as it is written. */
export function drawIcon(element: Element): void {
  if (element.children.length > 0) return;
  let kind: IconKind = 'regular';
  let name = '';
  const others: string[] = [];
  for (const part of (element.attributes.get('class') ?? '').split(' ')) {
    const named = Object.hasOwn(kinds, part) ? kinds[part] : undefined;
    if (named) kind = named;
    else if (part.startsWith('fa-')) name = part.slice('fa-'.length);
    else others.push(part);
  }
  const shape = Object.hasOwn(iconShapes[kind], name) ? iconShapes[kind][name] : undefined;
  if (!shape) return;
  const space = shape.indexOf(' ');
  const width = shape.slice(0, space);
  const path = shape.slice(space + 1);
  const attributes = [...element.attributes].filter(([key]) => key !== 'class');
  element.name = 'span';
  element.attributes.clear();
  element.attributes.set('class', ['fa-svg', ...others].join(' '));
  for (const [key, value] of attributes) element.attributes.set(key, value);
  const html = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 512"><!--${iconLicence}--><path d="${path}"/></svg>`;
  element.children.push({ kind: 'raw', html });
}
