import type { Book } from '../../core/book/book.ts';
import { chaptersOf } from '../../core/book/written-chapters.ts';
import type { Courses } from '../../core/course/course.ts';
import type { Path } from '../../core/text/path.ts';

/** Minutes of a break between two segments that take time, as mdbook-course counts them. */
const breakMinutes = 10;

/** A slide's place in its class: what the presenter's clock counts with. */
export interface SlidePlace {
  readonly title: string;
  /** `3 of 12` in SUMMARY.md's order; `undefined` outside a book. */
  readonly position: { readonly at: number; readonly of: number } | undefined;
  /** The slide's own minutes; `undefined` when it states none. */
  readonly minutes: number | undefined;
  readonly session: string | undefined;
  /** Minutes to the session's end when this slide begins now, breaks counted; `undefined` outside a session. */
  readonly left: number | undefined;
  readonly next: string | undefined;
}

/** Finds a slide's place; `minutesOf` gives what a file states. */
export function slidePlace(
  path: Path,
  book: Book | undefined,
  courses: Courses | undefined,
  minutesOf: (path: Path) => number | undefined,
): SlidePlace {
  const chapters = book ? chaptersOf(book) : [];
  const at = chapters.findIndex((chapter) => chapter.path === path);
  const place = courses?.placeOf(path);
  return {
    title: chapters[at]?.title ?? '',
    position: at === -1 ? undefined : { at: at + 1, of: chapters.length },
    minutes: minutesOf(path),
    session: place?.session.name,
    left: place && minutesLeft(path, place.session.segments, minutesOf),
    next: at === -1 ? undefined : chapters[at + 1]?.title,
  };
}

function minutesLeft(
  path: Path,
  segments: readonly { readonly slides: readonly { readonly files: readonly Path[] }[] }[],
  minutesOf: (path: Path) => number | undefined,
): number {
  let left = 0;
  let reached = false;
  let counted = false;
  for (const segment of segments) {
    let inSegment = 0;
    for (const file of segment.slides.flatMap((slide) => slide.files)) {
      reached ||= file === path;
      if (reached) inSegment += minutesOf(file) ?? 0;
    }
    if (inSegment > 0 && counted) left += breakMinutes;
    counted ||= inSegment > 0;
    left += inSegment;
  }
  return left;
}
