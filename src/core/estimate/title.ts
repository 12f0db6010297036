import type { Slide } from '../slide/slide.ts';

/** What a slide's title and path say of it. */
export interface Title {
  readonly words: number;
  readonly exercise: boolean;
  readonly solution: boolean;
}

// Whole words only, in the languages that courses are mostly written in: "resolution" is no solution.
const exercise = wholeWord(
  'exercises?|quiz(?:zes)?|labs?|assignments?|homework|hands-on|Übung(?:en)?|Aufgaben?|exercices?|ejercicios?|esercizi[oa]?|exercícios?',
);
const solution = wholeWord('solutions?|Lösung(?:en)?|solución|soluciones|soluzion[ei]|soluções|solução');

/**
 * Reads a slide's title (that of SUMMARY.md, else its first heading) and its path below the book's folder of
 * chapters (else its file and folder: one further up may be called anything).
 */
export function titleOf(slide: Slide, title: string | undefined, path: string | undefined): Title {
  const text = title ?? slide.headings[0]?.text ?? '';
  const parts = path?.split('/') ?? slide.document.path.split('/').slice(-2);
  const name = parts.at(-1) ?? '';
  return {
    words: text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)?.length ?? 0,
    exercise: [text, ...parts].some((part) => exercise.test(part)),
    solution: isSolution(text) || isSolution(name),
  };
}

/** Whether a title or a file's name says "solution". */
export function isSolution(title: string): boolean {
  return solution.test(title);
}

function wholeWord(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
}
