import type { FitLimits, FitResult, Measurement } from '../core/preview-protocol.ts';
import { addNotesSummaries } from './notes.ts';

/** Height of a line of code in the published page: Source Code Pro at 14 px. */
const codeLine = 18;

/**
 * Measures a page as published: a copy of `main` is laid out apart at the published width with notes closed and
 * hidden lines hidden, and with the room that the editor takes which the published page puts into `editable` blocks.
 */
export async function measurePublished(main: HTMLElement, limits: FitLimits): Promise<Measurement> {
  const host = document.createElement('div');
  host.className = 'published measure';
  host.setAttribute('aria-hidden', 'true');
  host.inert = true;
  const copy = main.cloneNode(true) as HTMLElement;
  asPublished(copy);
  host.append(copy);
  document.body.append(host);
  try {
    await Promise.all([fontsOf(host), ...[...copy.querySelectorAll('img')].map(loaded)]);
    const box = copy.getBoundingClientRect();
    const scale = box.width / copy.offsetWidth || 1;
    const bottom = (element: Element): number => (element.getBoundingClientRect().bottom - box.top) / scale;
    const height = box.height / scale;
    const result = (limit: number): FitResult => ({
      over: height - limit,
      line: height > limit ? firstLineBelow(copy, limit, bottom) : undefined,
    });
    return { height, room: result(limits.room.height), limit: result(limits.limit.height) };
  } finally {
    host.remove();
  }
}

/** The page as published, for a file of its own: without what only the preview needs. */
export function publishedHtml(main: HTMLElement): string {
  const copy = main.cloneNode(true) as HTMLElement;
  for (const notice of copy.querySelectorAll('.lectern-notice')) notice.remove();
  for (const details of copy.querySelectorAll('details')) details.open = false;
  for (const element of copy.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (name === 'tabindex' || name.startsWith('data-')) element.removeAttribute(name);
    }
  }
  return copy.innerHTML;
}

/** Turns a copy of the preview's page into what the published page shows when it has loaded. */
export function asPublished(main: HTMLElement): void {
  main.removeAttribute('id');
  for (const element of main.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const notice of main.querySelectorAll('.lectern-notice')) notice.remove();
  addNotesSummaries(main, 'Speaker Notes');
  for (const details of main.querySelectorAll('details')) details.open = false;
}

async function fontsOf(host: HTMLElement): Promise<void> {
  const fonts = ['16px', 'italic 16px', 'bold 16px'].map((font) => `${font} "Open Sans"`);
  await Promise.all(
    [...fonts, '500 14px "Source Code Pro"'].map((font) => host.ownerDocument.fonts.load(font)),
  );
}

/** Resolves when an image's size is known, or will never be. */
function loaded(image: HTMLImageElement): Promise<void> {
  image.loading = 'eager';
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => resolve(), { once: true });
  });
}

/** The source line, in the slide's own file, of the first thing on the page that ends below `limit` pixels. */
function firstLineBelow(
  main: Element,
  limit: number,
  bottom: (element: Element) => number,
): number | undefined {
  let found: number | undefined;
  for (const element of main.querySelectorAll('[data-line]:not([data-file], [data-file] *)')) {
    const end = bottom(element);
    if (end <= limit || !element.checkVisibility()) continue;
    const inside = [...element.querySelectorAll('[data-line]:not([data-file], [data-file] *)')];
    if (inside.some((part) => part.checkVisibility() && bottom(part) > limit)) continue;
    found = Number(element.getAttribute('data-line')) + linesWithin(element, limit, end);
    break;
  }
  return found;
}

/** Lines of code between an element's first line and the one that is out; 0 for what is not code. */
function linesWithin(element: Element, limit: number, end: number): number {
  const code = element.matches('pre') ? element.querySelector('code') : null;
  if (!code || (code.querySelector('.boring') && !code.matches('.lectern-editor'))) return 0;
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n').length;
  const out = Math.ceil((end - limit) / codeLine);
  return 1 + Math.max(0, lines - out);
}
