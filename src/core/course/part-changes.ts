import { basename, type Path, relative } from '../text/path.ts';
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
  /**
   * Where it moved from: a session, or a segment for a slide, with its session and course where that is another. For
   * something new, the slide or segment that it was part of.
   */
  readonly from?: string;
  /** The slide that something removed is part of now. */
  readonly into?: string;
  readonly minutes: MinutesChange;
}

/** Where each segment and slide stands, by the key of its first chapter's file. */
export interface PartPlaces {
  readonly segments: ReadonlyMap<string, PartPlace>;
  readonly slides: ReadonlyMap<string, PartPlace>;
  /** The slide of each chapter that is not a slide's first. */
  readonly nested: ReadonlyMap<string, PartPlace>;
  /** What stands for a file in both revisions: its path below the source, or its old path where it was renamed. */
  keyOf(files: readonly Path[] | undefined): string;
}

export interface PartPlace {
  readonly course: string;
  readonly session: string;
  readonly segment: string;
  /** The key of the segment, which tells segments of one name apart. */
  readonly segmentKey: string;
  readonly name: string;
  readonly minutes: number;
}

export interface BothPlaces {
  readonly before: PartPlaces;
  readonly after: PartPlaces;
}

/** The places of everything in two revisions, files that were renamed in between under one key. */
export function bothPlaces(before: Revision, after: Revision): BothPlaces {
  const old = placesIn(before, new Map());
  const now = placesIn(after, new Map());
  return { before: old, after: placesIn(after, renamedFiles(old, now)) };
}

function placesIn({ courses, source }: Revision, renamed: ReadonlyMap<string, string>): PartPlaces {
  const keyOf = (files: readonly Path[] | undefined) => {
    const file = files?.[0] === undefined ? '' : relative(source, files[0]);
    return renamed.get(file) ?? file;
  };
  const segments = new Map<string, PartPlace>();
  const slides = new Map<string, PartPlace>();
  const nested = new Map<string, PartPlace>();
  for (const course of courses.courses)
    for (const session of course.sessions)
      for (const segment of session.segments) {
        const segmentKey = keyOf(segment.slides[0]?.files);
        const place = { course: course.name, session: session.name, segment: segment.label, segmentKey };
        segments.set(segmentKey, { ...place, name: segment.label, minutes: segment.minutes });
        for (const { label, minutes, files } of segment.slides) {
          const slide = { ...place, name: label, minutes };
          slides.set(keyOf(files), slide);
          for (const file of files.slice(1)) nested.set(keyOf([file]), slide);
        }
      }
  return { segments, slides, nested, keyOf };
}

/**
 * The old path of each file that seems to have been renamed: it is not there any more, the new one was not there
 * before, and both are the only slides of one name in one segment, or of one name and file name anywhere.
 */
function renamedFiles(before: PartPlaces, after: PartPlaces): ReadonlyMap<string, string> {
  const isIn = ({ slides, nested }: PartPlaces, key: string) => slides.has(key) || nested.has(key);
  const gone = [...before.slides].filter(([key]) => !isIn(after, key));
  const come = [...after.slides].filter(([key]) => !isIn(before, key));
  const renamed = new Map<string, string>();
  for (const identity of [inSession, inSegment, byFileName]) {
    const old = onlyOnes(gone, identity, new Set(renamed.values()));
    const now = onlyOnes(come, identity, new Set(renamed.keys()));
    for (const [id, key] of now) {
      const oldKey = old.get(id);
      if (oldKey !== undefined) renamed.set(key, oldKey);
    }
  }
  return renamed;
}

type Identity = (place: PartPlace, key: string) => string;

const inSession: Identity = ({ name, segment, session, course }) =>
  JSON.stringify([name, segment, session, course]);
const inSegment: Identity = ({ name, segment }) => JSON.stringify([name, segment]);
const byFileName: Identity = ({ name }, key) => JSON.stringify([name, basename(key)]);

/** Those, not taken yet, that are the only ones with their identity. */
function onlyOnes(
  slides: readonly (readonly [string, PartPlace])[],
  identity: Identity,
  taken: ReadonlySet<string>,
): Map<string, string> {
  const found = new Map<string, string | undefined>();
  for (const [key, place] of slides) {
    const id = identity(place, key);
    if (!taken.has(key)) found.set(id, found.has(id) ? undefined : key);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== undefined));
}
