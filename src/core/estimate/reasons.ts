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
  moved.push({ words: `slides of this book run ${pace > 0 ? 'long' : 'short'}`, effect: pace });
  moved.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));

  const reasons = [
    `an average slide ${source === 'book' ? 'of this book' : 'of other courses'}: ${Math.round(Math.exp(start))} min`,
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
      `${count(features.subSlides, 'sub-slide')} without minutes of ${features.subSlides === 1 ? 'its' : 'their'} own counted in`,
    );
  }
  const rest = minutes - minutesAt(reached);
  if (Math.abs(rest) >= 0.5) reasons.push(`rounded to what slides like it are given: ${signed(rest)}`);
  return reasons;
}

/** The line goes on for ever, a slide does not. */
function minutesAt(height: number): number {
  return Math.min(Math.exp(height), longest);
}

function partWords(part: Part, features: Features): string {
  switch (part) {
    case 'prose':
      return `${count(features.pageWords, 'word')} on the page`;
    case 'notes':
      return features.hasNotes ? notesWords(features) : 'no speaker notes';
    case 'code':
      return features.codeLines === 0 ? 'no code' : count(features.codeLines, 'line', ' of code');
    case 'pictures':
      return picturesWords(features);
    case 'title':
      return `a title of ${count(features.titleWords, 'word')}`;
    case 'exercise':
      return 'an exercise';
    case 'solution':
      return 'a solution to discuss';
  }
}

function notesWords({ noteWords, notePoints, noteQuestions }: Features): string {
  const questions = noteQuestions === 0 ? '' : ` and ${count(noteQuestions, 'question')}`;
  return `speaker notes of ${count(noteWords, 'word')} in ${count(notePoints, 'paragraph')}${questions}`;
}

function picturesWords({ diagrams, images, tables }: Features): string {
  const kinds = [
    diagrams > 0 ? count(diagrams, 'diagram') : '',
    images > 0 ? count(images, 'image') : '',
    tables > 0 ? count(tables, 'table') : '',
  ].filter(Boolean);
  return kinds.join(', ') || 'no diagram';
}

function count(number: number, noun: string, rest = ''): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}${rest}`;
}

/** At least one minute: smaller ones are not spoken of. */
function signed(minutes: number): string {
  const whole = Math.max(1, Math.round(Math.abs(minutes)));
  return `${minutes < 0 ? '−' : '+'}${whole} min`;
}
