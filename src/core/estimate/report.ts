import type { Book, Chapter } from '../book/book.ts';
import type { Slide } from '../slide/slide.ts';
import { type Path, relative } from '../text/path.ts';
import { createEstimator } from './estimate.ts';
import { type Features, measureSlide, withSubSlides } from './features.ts';
import type { Sample } from './lessons.ts';
import { createHabits, type SubSlideHabit } from './sub-slides.ts';
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
  const tops: Measured[] = [];
  let course: string | undefined;
  for (const item of book.summary.items) {
    if (item.kind !== 'chapter') continue;
    const slide = item.path === undefined ? undefined : slideOf(item.path);
    course = slide?.frontMatter?.course ?? course;
    tops.push(measure(item, { book, slideOf, segment: item.path ?? `line ${item.line}`, course }));
  }
  const haveOwnTime = createHabits(tops.map(habitOf));
  const samples = new Map<Path, BookSample>();
  const visit = (chapter: Measured): void => {
    const { path, segment, depth, own } = chapter;
    if (own && path !== undefined && !samples.has(path)) {
      // A segment's page is a slide of its own.
      const taught = depth === 0 || haveOwnTime(segment) ? [] : untimedBelow(chapter);
      const features = withSubSlides(own.features, taught);
      samples.set(path, { file: path, segment, minutes: own.minutes, features });
    }
    chapter.children.forEach(visit);
  };
  tops.forEach(visit);
  return [...samples.values()];
}

/** A chapter with what was counted in it; nothing for a draft, and for a file that cannot be read. */
interface Measured {
  readonly path: Path | undefined;
  readonly segment: string;
  readonly course: string | undefined;
  readonly depth: number;
  readonly own: { readonly features: Features; readonly minutes: number | undefined } | undefined;
  readonly children: readonly Measured[];
}

interface Place extends Pick<Measured, 'segment' | 'course'> {
  readonly book: Book;
  readonly slideOf: SlideOf;
}

function measure(chapter: Chapter, place: Place): Measured {
  const { path, depth } = chapter;
  const { book, slideOf, segment, course } = place;
  const slide = path === undefined ? undefined : slideOf(path);
  const own = slide && {
    features: measureSlide(slide, {
      title: chapter.title,
      path: relative(book.source, path ?? ''),
      hasSolution: chapter.children.some(({ title }) => isSolution(title)),
    }),
    minutes: slide.frontMatter?.minutes,
  };
  const children = chapter.children.map((child) => measure(child, place));
  return { path, segment, course, depth, own, children };
}

/** Sub-slides that may be taught in the time of the slide above; solutions are not, twice over. */
function untimedBelow({ children }: Measured): Features[] {
  return children.flatMap((child) => {
    if (!child.own || child.own.minutes !== undefined || child.own.features.kind === 'solution') return [];
    return [child.own.features, ...untimedBelow(child)];
  });
}

function habitOf({ segment, course, children }: Measured): SubSlideHabit {
  let timed = 0;
  let untimed = 0;
  const count = (chapter: Measured, slide: Measured): void => {
    if (chapter.own && chapter !== slide && chapter.own.features.kind !== 'solution') {
      if (chapter.own.minutes !== undefined) timed++;
      else if (slide.own?.minutes !== undefined) untimed++;
    }
    for (const child of chapter.children) count(child, slide);
  };
  for (const slide of children) count(slide, slide);
  return { segment, course, timed, untimed };
}
