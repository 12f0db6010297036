import { columnsOf } from './columns.ts';
import { heightAt } from './least-squares.ts';
import { addUp, groupBySegment, type Sample, type SegmentLessons } from './lessons.ts';
import { fitModel, type Guess, guess, type Model } from './model.ts';
import { prior } from './prior.ts';
import { reasonsOf } from './reasons.ts';

/** How long a slide takes: whole minutes, 1 or more, `low` ≤ `minutes` ≤ `high`. */
export interface Estimate extends Guess {
  /** What moved the number, in short clauses, the strongest first. */
  readonly reasons: readonly string[];
}

/** Estimates slides of one book. */
export interface Estimator {
  /**
   * The time of a slide, learnt from the slides of other segments only: neither its own stated minutes nor those
   * of its segment have a say. From the shipped prior where those are fewer than 30.
   */
  estimate(sample: Pick<Sample, 'features' | 'segment'>): Estimate;
}

/** With fewer timed slides to learn from, the shipped prior knows better. */
const enough = 30;
/** A book's pace counts fully only with many more than so many timed slides. */
const paceDoubt = 10;
/** The prior is not moved by more than this factor. */
const fastest = 2;

/** A model, and how much slower than it the book is. */
interface Judge {
  readonly model: Model;
  /** Added to the score: 0 at the model's own pace. */
  readonly pace: number;
  readonly source: 'book' | 'prior';
}

/** Learns a book's pace. Cheap: models are fitted when first asked for, each once per segment. */
export function createEstimator(samples: readonly Sample[]): Estimator {
  const segments = groupBySegment(samples);
  const judges = new Map<string | undefined, Judge>();
  const judgeFor = (segment: string | undefined): Judge => {
    const own = segments.find((candidate) => candidate.segment === segment);
    const key = own?.segment;
    const known = judges.get(key);
    if (known) return known;
    const others = own ? segments.filter((candidate) => candidate !== own) : segments;
    // Added up anew: taking the own segment out of a total would leave traces of it in the last digits.
    const sums = addUp(others);
    const judge: Judge =
      sums && sums.count >= enough
        ? { model: fitModel(others, sums, prior.level), pace: 0, source: 'book' }
        : { model: prior, pace: paceOf(others), source: 'prior' };
    judges.set(key, judge);
    return judge;
  };
  return {
    estimate({ features, segment }) {
      const { model, pace, source } = judgeFor(segment);
      const columns = columnsOf(features);
      const answer = guess(model, columns, pace);
      return {
        ...answer,
        reasons: reasonsOf(features, columns, model.line, answer.minutes, { pace, source }),
      };
    },
  };
}

/** How much longer than the prior says these slides take, as a logarithm, pulled to 0 where they are few. */
function paceOf(segments: readonly SegmentLessons[]): number {
  const lessons = segments.flatMap((segment) => segment.lessons);
  const excess = lessons.reduce(
    (sum, { columns, minutes }) => sum + Math.log(minutes) - heightAt(prior.line, columns),
    0,
  );
  const most = Math.log(fastest);
  return Math.max(-most, Math.min(most, excess / (lessons.length + paceDoubt)));
}
