import type { FromPreview } from '../core/preview-protocol.ts';

/** Lets links of the page be followed by the extension, and lines be opened by a double click. */
export function followLinks(
  main: HTMLElement,
  post: (message: FromPreview) => void,
  document: () => string,
): void {
  const click = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href');
    if (href === undefined || href === null) return;
    // VS Code's own handler further out must not open it a second time.
    event.preventDefault();
    event.stopPropagation();
    if (href.startsWith('#')) scrollToHeading(href.slice(1));
    else post({ type: 'follow', document: document(), href, source: event.altKey });
  };
  main.addEventListener('click', click);
  main.addEventListener('auxclick', click);
  main.addEventListener('dblclick', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-line]') : null;
    if (!target || (event.target as Element).closest('a, summary, svg.bob, button')) return;
    const file = target.closest('[data-file]')?.getAttribute('data-file') ?? undefined;
    const line = Number(target.getAttribute('data-line')) + lineInCode(target, event);
    post({ type: 'open-line', document: document(), line, ...(file === undefined ? {} : { file }) });
  });
}

/** Scrolls to the element that the fragment names; the browser's own decoding of `%20` and the like holds. */
export function scrollToHeading(fragment: string): boolean {
  let id = fragment;
  try {
    id = decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the id is what stands there.
  }
  const target = document.getElementById(id) ?? document.getElementById(fragment);
  target?.scrollIntoView({ block: 'start' });
  return target !== null;
}

/** Lines from a code block's opening fence to the line that was hit; 0 elsewhere. */
function lineInCode(element: Element, event: MouseEvent): number {
  const code = element.matches('pre') ? element.querySelector('code') : null;
  if (!code || code.querySelector('.boring')) return 0;
  const style = getComputedStyle(code);
  const height = code.getBoundingClientRect().height - 2 * Number.parseFloat(style.paddingTop);
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n').length;
  const y = event.clientY - code.getBoundingClientRect().top - Number.parseFloat(style.paddingTop);
  return 1 + Math.max(0, Math.min(lines - 1, Math.floor((y / Math.max(height, 1)) * lines)));
}
