import type { PanelRole } from '../core/preview-protocol.ts';
import type { PreviewStrings } from '../core/preview-strings.ts';
import type { Actions } from './toolbar.ts';

/** The page's keys; none of them while typing in a field, with a modifier, or while a dialog is open. */
export function listenToKeys(actions: Actions, role: PanelRole): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typesText(event.target))
      return;
    if (document.querySelector('dialog[open]')) return;
    const action =
      (role === 'preview' ? undefined : presenterAction(event.key, actions)) ?? actionOf(event.key, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** While presenting, arrows and Page keys go from slide to slide, and `d` turns dark to light. */
function presenterAction(key: string, actions: Actions): (() => void) | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return () => actions.post({ type: 'go', where: 'next' });
    case 'ArrowLeft':
    case 'PageUp':
      return () => actions.post({ type: 'go', where: 'previous' });
    case 'd':
      return actions.toggleDark;
    default:
      return undefined;
  }
}

function actionOf(key: string, actions: Actions): (() => void) | undefined {
  switch (key) {
    case '[':
      return () => actions.post({ type: 'go', where: 'previous' });
    case ']':
      return () => actions.post({ type: 'go', where: 'next' });
    case '/':
      return () => actions.post({ type: 'go', where: 'jump' });
    case 'n':
      return actions.cycleNotes;
    case 'h':
      return actions.toggleHiddenLines;
    case 'f':
      return actions.toggleFrame;
    case '+':
      return () => actions.zoom(1);
    case '-':
      return () => actions.zoom(-1);
    case '0':
      return () => actions.zoom(0);
    case '?':
      return actions.showKeys;
    default:
      return undefined;
  }
}

function typesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** The sheet of keys, as a dialog that Escape closes. */
export function showKeys(strings: PreviewStrings): void {
  const rows: [string, string][] = [
    ['↑ ↓ PgUp PgDn', strings.scrollKeys],
    ['[', strings.previous],
    [']', strings.next],
    ['/', strings.jump],
    ['n', strings.notesShown.split(':')[0] ?? ''],
    ['h', strings.hiddenLines],
    ['f', strings.frame],
    ['+ − 0', strings.zoomReset.split(':')[0] ?? ''],
    ['?', strings.keys],
  ];
  const dialog = document.createElement('dialog');
  dialog.className = 'lectern-keys';
  dialog.setAttribute('aria-label', strings.keys);
  const list = document.createElement('dl');
  for (const [key, meaning] of rows) {
    const term = document.createElement('dt');
    for (const part of key.split(' ')) {
      const cap = document.createElement('kbd');
      cap.textContent = part;
      term.append(cap);
    }
    const description = document.createElement('dd');
    description.textContent = meaning;
    list.append(term, description);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = strings.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(list, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
