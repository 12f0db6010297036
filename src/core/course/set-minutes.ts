import type { Document } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';
import { changeKeys } from './front-matter-edits.ts';

/**
 * Edits that make a slide state these whole minutes, 0 or more, in its front matter, which is made where there is
 * none; no edits when it does already. Wait for `loadYaml()` before.
 */
export function setMinutesEdits(document: Document, minutes: number): TextEdit[] {
  return changeKeys(document, new Map([['minutes', String(minutes)]]));
}
