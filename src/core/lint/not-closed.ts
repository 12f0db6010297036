import type { Comment, Slide } from '../slide/slide.ts';
import { type Document, textOf } from '../text/document.ts';
import { closingPlace } from './open-fence.ts';

/** Whether a comment is never closed, or only by the end of another: what it swallows cannot be judged. */
export function isOpenComment(document: Document, { range, text }: Comment): boolean {
  if (text.includes('<!--') || !textOf(document, range).endsWith('-->')) return true;
  // An arrow in a drawing ends a comment too: code or notes that are begun in it and not ended were to stay out of it.
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    text.includes('\n') &&
    (count(/<details\b/gi) !== count(/<\/details\b/gi) || count(/^[ \t>]*(?:`{3}|~{3})/gm) % 2 === 1)
  );
}

/** Whether a comment or a code block swallows text of the page, so that what seems to be missing may be in it. */
export function swallowsText(slide: Slide): boolean {
  return (
    slide.comments.some((comment) => isOpenComment(slide.document, comment)) ||
    slide.codeBlocks.some((block) => closingPlace(slide, block) !== 'closed')
  );
}
