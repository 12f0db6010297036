import back from '@vscode/codicons/src/icons/arrow-left.svg';
import forward from '@vscode/codicons/src/icons/arrow-right.svg';
import previous from '@vscode/codicons/src/icons/chevron-left.svg';
import next from '@vscode/codicons/src/icons/chevron-right.svg';
import colours from '@vscode/codicons/src/icons/color-mode.svg';
import more from '@vscode/codicons/src/icons/ellipsis.svg';
import shown from '@vscode/codicons/src/icons/eye.svg';
import hidden from '@vscode/codicons/src/icons/eye-closed.svg';
import lock from '@vscode/codicons/src/icons/lock.svg';
import notes from '@vscode/codicons/src/icons/note.svg';
import look from '@vscode/codicons/src/icons/open-preview.svg';
import keys from '@vscode/codicons/src/icons/question.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import save from '@vscode/codicons/src/icons/save.svg';
import frame from '@vscode/codicons/src/icons/screen-full.svg';
import unlock from '@vscode/codicons/src/icons/unlock.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';

const sources = {
  back,
  forward,
  previous,
  next,
  colours,
  hidden,
  shown,
  more,
  lock,
  notes,
  look,
  keys,
  refresh,
  save,
  frame,
  unlock,
  zoomIn,
  zoomOut,
};

export type Icon = keyof typeof sources;

/** A new element that shows the icon and says nothing. */
export function icon(name: Icon): SVGElement {
  const parsed = new DOMParser().parseFromString(sources[name], 'image/svg+xml').documentElement;
  const element = document.importNode(parsed, true) as unknown as SVGElement;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
