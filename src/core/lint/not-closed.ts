import type { Comment, Slide } from '../slide/slide.ts';
import { type Document, textOf } from '../text/document.ts';
import { closingPlace } from './open-fence.ts';

/** Whether a comment is never closed, or only by the end of another: what it swallows cannot be judged. */
export function isOpenComment(document: Document, comment: Comment): boolean {
  // An arrow in a drawing ends a comment too: what has code or notes in it was to end before.
  return (
    /<!--|<\/?details>|^\s*(?:```|~~~)/m.test(comment.text) ||
    !textOf(document, comment.range).endsWith('-->')
  );
}

/** Whether a comment or a code block swallows text of the page, so that what seems to be missing may be in it. */
export function swallowsText(slide: Slide): boolean {
  return (
    slide.comments.some((comment) => isOpenComment(slide.document, comment)) ||
    slide.codeBlocks.some((block) => closingPlace(slide, block) !== 'closed')
  );
}
