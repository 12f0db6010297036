import type { Features } from './features.ts';

/** The parts of a slide that reasons speak of. */
export type Part = 'prose' | 'notes' | 'code' | 'pictures' | 'title' | 'exercise' | 'solution';

/** One number that the model weighs. Counts go in as log(1 + count): the tenth line adds less than the first. */
interface Column {
  readonly part: Part;
  readonly of: (features: Features) => number;
}

/** Every column of the model, in the order of its weights. */
export const columns: readonly Column[] = [
  { part: 'prose', of: ({ pageWords }) => Math.log1p(pageWords) },
  { part: 'notes', of: ({ noteWords }) => Math.log1p(noteWords) },
  { part: 'notes', of: ({ notePoints }) => Math.log1p(notePoints) },
  { part: 'notes', of: ({ noteQuestions }) => Math.log1p(noteQuestions) },
  { part: 'notes', of: ({ hasNotes }) => Number(hasNotes) },
  { part: 'code', of: ({ codeLines }) => Math.log1p(codeLines) },
  { part: 'code', of: ({ hiddenLines }) => Math.log1p(hiddenLines) },
  { part: 'pictures', of: ({ diagrams, images, tables }) => Math.log1p(diagrams + images + tables) },
  { part: 'title', of: ({ titleWords }) => Math.log1p(titleWords) },
  { part: 'exercise', of: ({ kind }) => Number(kind === 'exercise') },
  { part: 'solution', of: ({ kind }) => Number(kind === 'solution') },
];

/** Whether a column is a kind of slide, and no count. */
export function isKind(part: Part): part is 'exercise' | 'solution' {
  return part === 'exercise' || part === 'solution';
}

/**
 * How far the length of a slide's text counts. While learners work, its lines say little of the minutes: taken in
 * full, the estimates of exercises are worse than one number for all of them (measured, see docs/estimate.md).
 */
export function weightOfText(features: Features): number {
  return features.kind === 'talk' ? 1 : 0.3;
}

/** A slide as the model sees it. */
export function columnsOf(features: Features): number[] {
  const text = weightOfText(features);
  return columns.map(({ part, of }) => of(features) * (isKind(part) ? 1 : text));
}
