import type { Book, Chapter } from '../book/book.ts';
import type { Slide } from '../slide/slide.ts';
import { type Path, relative } from '../text/path.ts';
import { createEstimator } from './estimate.ts';
import { type Features, measureSlide, withSubSlides } from './features.ts';
import type { Sample } from './lessons.ts';
import { isSolution } from './title.ts';

/** A chapter of a book, ready to be learnt from and to be estimated. */
export interface BookSample extends Sample {
  readonly file: Path;
}

/** One slide of the report. */
export interface EstimatedSlide {
  /** Absolute path; hosts print it as they print paths. */
  readonly file: Path;
  /** What its front matter states, 0 included; `null` for nothing. */
  readonly stated: number | null;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly reasons: readonly string[];
}

/** What `lectern estimate --format json` prints. */
export interface EstimateReport {
  readonly slides: readonly EstimatedSlide[];
}

/** Gives the slide of a file, parsed with its includes expanded; `undefined` where it cannot be read. */
export type SlideOf = (path: Path) => Slide | undefined;

/** Estimates every chapter of a book, in the order of SUMMARY.md; drafts and files that cannot be read are left out. */
export function estimateReport(book: Book, slideOf: SlideOf): EstimateReport {
  const samples = bookSamples(book, slideOf);
  const { estimate } = createEstimator(samples);
  return {
    slides: samples.map((sample) => {
      const { minutes, low, high, reasons } = estimate(sample);
      return { file: sample.file, stated: sample.minutes ?? null, estimate: minutes, low, high, reasons };
    }),
  };
}

/** Every chapter of a book with its features and its segment: the chapter at the top of SUMMARY.md that it is below. */
export function bookSamples(book: Book, slideOf: SlideOf): BookSample[] {
  const samples = new Map<Path, BookSample>();
  const measured = new Map<Chapter, { features: Features; minutes: number | undefined } | undefined>();
  const measure = (chapter: Chapter) => {
    if (!measured.has(chapter)) measured.set(chapter, measureChapter(chapter, book, slideOf));
    return measured.get(chapter);
  };
  const visit = (chapter: Chapter, segment: string): void => {
    const own = measure(chapter);
    if (own && chapter.path !== undefined && !samples.has(chapter.path)) {
      const features = withSubSlides(own.features, chapter.depth === 0 ? [] : untimedBelow(chapter));
      samples.set(chapter.path, { file: chapter.path, segment, minutes: own.minutes, features });
    }
    for (const child of chapter.children) visit(child, segment);
  };
  /** Solutions are not taught in the exercise's own time twice; a segment's page is a slide of its own. */
  const untimedBelow = (chapter: Chapter): Features[] =>
    chapter.children.flatMap((child) => {
      const sub = measure(child);
      if (sub === undefined || sub.minutes !== undefined || sub.features.kind === 'solution') return [];
      return [sub.features, ...untimedBelow(child)];
    });
  for (const item of book.summary.items) {
    if (item.kind === 'chapter') visit(item, item.path ?? `line ${item.line}`);
  }
  return [...samples.values()];
}

function measureChapter(chapter: Chapter, book: Book, slideOf: SlideOf) {
  const slide = chapter.path === undefined ? undefined : slideOf(chapter.path);
  if (!slide || chapter.path === undefined) return undefined;
  const features = measureSlide(slide, {
    title: chapter.title,
    path: relative(book.source, chapter.path),
    hasSolution: chapter.children.some(({ title }) => isSolution(title)),
  });
  return { features, minutes: slide.frontMatter?.minutes };
}
