import { type Path, relative } from '../text/path.ts';
import type { Courses } from './course.ts';

/** One book's courses at one time; files are compared by their path below `source`. */
export interface Revision {
  readonly courses: Courses;
  readonly source: Path;
}

/** Minutes before and after; one of them `undefined` for what is new or gone. */
export interface MinutesChange {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** One change of a segment or slide of a session. */
export interface PartChange {
  readonly kind: 'new' | 'removed' | 'moved' | 'renamed' | 'minutes' | 'reordered';
  readonly part: 'segment' | 'slide';
  /** Its name now (before, for what was removed), in Markdown; of the segment, for slides in another order. */
  readonly name: string;
  /** The segment of a slide. */
  readonly segment?: string;
  /** The old name of what was renamed. */
  readonly was?: string;
  /** Where it moved from: a session, or a segment for a slide, with its course where that is another. */
  readonly from?: string;
  readonly minutes: MinutesChange;
}

/** Where each segment and slide stands, by the file of its first chapter. */
export interface PartPlaces {
  readonly segments: ReadonlyMap<string, PartPlace>;
  readonly slides: ReadonlyMap<string, PartPlace>;
}

export interface PartPlace {
  readonly course: string;
  readonly session: string;
  readonly segment: string;
  /** The file of the segment, which tells segments of one name apart. */
  readonly segmentFile: string;
  readonly name: string;
  readonly minutes: number;
}

export interface BothPlaces {
  readonly before: PartPlaces;
  readonly after: PartPlaces;
}

/** The places of everything in one revision. */
export function partPlaces({ courses, source }: Revision): PartPlaces {
  const segments = new Map<string, PartPlace>();
  const slides = new Map<string, PartPlace>();
  for (const course of courses.courses)
    for (const session of course.sessions)
      for (const segment of session.segments) {
        const segmentFile = fileOf(segment.slides[0]?.files, source);
        const place = { course: course.name, session: session.name, segment: segment.label, segmentFile };
        segments.set(segmentFile, { ...place, name: segment.label, minutes: segment.minutes });
        for (const slide of segment.slides)
          slides.set(fileOf(slide.files, source), { ...place, name: slide.label, minutes: slide.minutes });
      }
  return { segments, slides };
}

/** The file that stands for a slide, below the book's source. */
export function fileOf(files: readonly Path[] | undefined, source: Path): string {
  return files?.[0] === undefined ? '' : relative(source, files[0]);
}
