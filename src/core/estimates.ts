import type { Book } from './book/book.ts';
import { createEstimator, type Estimate, type Estimator } from './estimate/estimate.ts';
import { expandSlide } from './estimate/expanded-slide.ts';
import { measureSlide } from './estimate/features.ts';
import { type BookSample, bookSamples, type EstimateReport, estimateReport } from './estimate/report.ts';
import type { Knowledge } from './lectern.ts';
import { Recall, recordingFiles } from './recall.ts';
import type { Slide } from './slide/slide.ts';
import type { Path } from './text/path.ts';

/** Estimates of a workspace's slides. */
export interface Estimates {
  /** `undefined` for a file that cannot be read. */
  of(path: Path): Estimate | undefined;
  report(book: Book): EstimateReport;
}

/** Estimates, each learnt from the book the slide is in; a slide in no book is judged by the shipped prior. */
export function createEstimates(knowledge: Knowledge): Estimates {
  const expanded = new Recall<Slide | undefined>(() => knowledge.host.changes?.());
  const learnt = new WeakMap<readonly BookSample[], Estimator>();
  const sampledAt = new WeakMap<readonly BookSample[], number>();
  const samplesOf = new Map<Path, readonly BookSample[]>();
  const alone = createEstimator([]);

  /** A slide with its includes in it, for what is included takes time too. */
  function slideOf(path: Path): Slide | undefined {
    return expanded.get(path, undefined, (recorder) => {
      const slide = knowledge.slide(path, recorder);
      if (!slide || slide.includes.length === 0) return slide;
      return expandSlide(slide.document, recordingFiles(knowledge.host.files, recorder));
    });
  }

  /** The same list again when no slide's counts, place or minutes have changed. */
  function samples(book: Book): readonly BookSample[] {
    const at = knowledge.host.changes?.();
    const before = samplesOf.get(book.root);
    if (before && at !== undefined && sampledAt.get(before) === at) return before;
    const now = sampleAgain(book);
    if (at !== undefined) sampledAt.set(now, at);
    return now;
  }

  function sampleAgain(book: Book): readonly BookSample[] {
    const now = bookSamples(book, slideOf);
    const before = samplesOf.get(book.root);
    if (before?.length === now.length && before.every((sample, index) => sameSample(sample, now[index]))) {
      return before;
    }
    samplesOf.set(book.root, now);
    return now;
  }

  return {
    of(path) {
      const book = knowledge.bookOf(path);
      const known = book && samples(book);
      const sample = known?.find((each) => each.file === path);
      if (known && sample) {
        const estimator = learnt.get(known) ?? createEstimator(known);
        learnt.set(known, estimator);
        return estimator.estimate(sample);
      }
      const slide = slideOf(path);
      return slide && alone.estimate({ features: measureSlide(slide), segment: path });
    },
    report: (book) => estimateReport(book, slideOf),
  };
}

function sameSample(a: BookSample, b: BookSample | undefined): boolean {
  return (
    b !== undefined &&
    a.file === b.file &&
    a.segment === b.segment &&
    a.minutes === b.minutes &&
    JSON.stringify(a.features) === JSON.stringify(b.features)
  );
}
