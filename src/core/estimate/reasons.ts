import * as l10n from '#l10n';
import { columns as allColumns, isKind, type Part, weightOfText } from './columns.ts';
import type { Features } from './features.ts';
import type { Line } from './least-squares.ts';
import { longest } from './lessons.ts';

/** Whose pace the numbers are, and how far the book is from it (a logarithm). */
export interface Pace {
  readonly pace: number;
  readonly source: 'book' | 'prior';
}

/**
 * Says what moved the number, starting at the slide all of whose parts are average, the strongest part first. Parts
 * that move it by less than half a minute are left out.
 */
export function reasonsOf(
  features: Features,
  columns: readonly number[],
  line: Line,
  minutes: number,
  { pace, source }: Pace,
): string[] {
  const effects = new Map<Part, number>();
  const add = (part: Part, effect: number) => effects.set(part, (effects.get(part) ?? 0) + effect);
  const text = weightOfText(features);
  let start = line.level;
  for (const [i, { part }] of allColumns.entries()) {
    const weight = line.weights[i] ?? 0;
    const mean = line.means[i] ?? 0;
    if (isKind(part)) {
      // Seen from a slide that is neither exercise nor solution: most are.
      start -= weight * mean;
      add(part, weight * (columns[i] ?? 0));
    } else {
      add(part, weight * ((columns[i] ?? 0) - mean * text));
      // That its text counts for less is part of being an exercise.
      if (features.kind !== 'talk') add(features.kind, weight * mean * (text - 1));
    }
  }
  const moved = [...effects].map(([part, effect]) => ({ words: partWords(part, features), effect }));
  moved.push({
    words: pace > 0 ? l10n.t('slides of this book run long') : l10n.t('slides of this book run short'),
    effect: pace,
  });
  moved.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));

  const average = Math.round(Math.exp(start));
  const reasons = [
    source === 'book'
      ? l10n.t`an average slide of this book: ${average} min`
      : l10n.t`an average slide of other courses: ${average} min`,
  ];
  let reached = start;
  for (const { words, effect } of moved) {
    const step = minutesAt(reached + effect) - minutesAt(reached);
    if (Math.abs(step) < 0.5) continue;
    reached += effect;
    reasons.push(`${words}: ${signed(step)}`);
  }
  if (features.subSlides > 0) {
    reasons.push(
      features.subSlides === 1
        ? l10n.t('1 sub-slide without minutes of its own counted in')
        : l10n.t`${features.subSlides} sub-slides without minutes of their own counted in`,
    );
  }
  const rest = minutes - minutesAt(reached);
  if (Math.abs(rest) >= 0.5) reasons.push(l10n.t`rounded to what slides like it are given: ${signed(rest)}`);
  return reasons;
}

/** The line goes on for ever, a slide does not. */
function minutesAt(height: number): number {
  return Math.min(Math.exp(height), longest);
}

function partWords(part: Part, features: Features): string {
  const { pageWords, codeLines, titleWords } = features;
  switch (part) {
    case 'prose':
      return pageWords === 1 ? l10n.t('1 word on the page') : l10n.t`${pageWords} words on the page`;
    case 'notes':
      return features.hasNotes ? notesWords(features) : l10n.t('no speaker notes');
    case 'code':
      if (codeLines === 0) return l10n.t('no code');
      return codeLines === 1 ? l10n.t('1 line of code') : l10n.t`${codeLines} lines of code`;
    case 'pictures':
      return picturesWords(features);
    case 'title':
      return titleWords === 1 ? l10n.t('a title of 1 word') : l10n.t`a title of ${titleWords} words`;
    case 'exercise':
      return l10n.t('an exercise');
    case 'solution':
      return l10n.t('a solution to discuss');
  }
}

function notesWords({ noteWords, notePoints, noteQuestions }: Features): string {
  const words = noteWords === 1 ? l10n.t('1 word') : l10n.t`${noteWords} words`;
  const paragraphs = notePoints === 1 ? l10n.t('1 paragraph') : l10n.t`${notePoints} paragraphs`;
  if (noteQuestions === 0) return l10n.t`speaker notes of ${words} in ${paragraphs}`;
  const questions = noteQuestions === 1 ? l10n.t('1 question') : l10n.t`${noteQuestions} questions`;
  return l10n.t`speaker notes of ${words} in ${paragraphs} and ${questions}`;
}

function picturesWords({ diagrams, images, tables }: Features): string {
  const kinds: string[] = [];
  if (diagrams > 0) kinds.push(diagrams === 1 ? l10n.t('1 diagram') : l10n.t`${diagrams} diagrams`);
  if (images > 0) kinds.push(images === 1 ? l10n.t('1 image') : l10n.t`${images} images`);
  if (tables > 0) kinds.push(tables === 1 ? l10n.t('1 table') : l10n.t`${tables} tables`);
  return kinds.join(', ') || l10n.t('no diagram');
}

/** At least one minute: smaller ones are not spoken of. */
function signed(minutes: number): string {
  const whole = Math.max(1, Math.round(Math.abs(minutes)));
  return l10n.t`${minutes < 0 ? '−' : '+'}${whole} min`;
}
