import type { Path } from '../text/path.ts';
import { trimmedPlace, wordsOf } from '../text/white-space.ts';
import type { Course, Courses, Segment, Session } from './course.ts';
import { breakMinutes } from './course-sums.ts';
import { publishedDuration } from './duration.ts';

/** A stretch of a slide's text, by UTF-16 offsets, and what the course preprocessor puts in its place. */
export interface Expansion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A directive, or the opening of speaker notes. */
interface Place {
  readonly kind: 'directive' | 'notes';
  readonly start: number;
  readonly end: number;
}

/**
 * Every `{{%…}}` (anything but `}` inside) and `<details>` outside one, in order. By hand rather than by a pattern: one
 * would look at the rest of the text again for each directive that never ends.
 */
function* placesIn(text: string): Generator<Place> {
  const opening = /\{\{%|<details>/g;
  let brace = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const after = start + match[0].length;
    if (match[0] === '<details>') {
      yield { kind: 'notes', start, end: after };
      continue;
    }
    if (brace !== -1 && brace < after) brace = text.indexOf('}', after);
    if (brace === -1 || text[brace + 1] !== '}') continue;
    opening.lastIndex = brace + 2;
    yield { kind: 'directive', start, end: brace + 2 };
  }
}

/** Where the directives of a text stand, by UTF-16 offsets. */
export function directivesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...placesIn(text)].filter(({ kind }) => kind === 'directive');
}

/**
 * All that mdbook-course writes into a slide, in order: outlines for `{{%…}}`, and the timing sentence after each
 * `<details>` of a slide's first chapter. `text` is the slide's body with its includes expanded.
 */
export function courseExpansions(text: string, path: Path, courses: Courses): Expansion[] {
  const notes = notesOpening(path, courses);
  const expansions: Expansion[] = [];
  for (const { kind, start, end } of placesIn(text)) {
    if (kind === 'directive') {
      const written = text.slice(start, end).replaceAll('<details>', notes);
      expansions.push({ start, end, text: expandDirective(written, path, courses) });
    } else if (notes !== '<details>') expansions.push({ start, end, text: notes });
  }
  return expansions;
}

/** The text as mdbook-course hands it on, directives and timing sentence in place. */
export function expandDirectives(text: string, path: Path, courses: Courses): string {
  let expanded = '';
  let last = 0;
  for (const { start, end, text: replacement } of courseExpansions(text, path, courses)) {
    expanded += text.slice(last, start) + replacement;
    last = end;
  }
  return expanded + text.slice(last);
}

/**
 * What the notes of this file start with, such as `This slide should take about 5 minutes. `; `undefined` for a
 * file that gets no such sentence.
 */
export function timingSentence(path: Path, courses: Courses): string | undefined {
  const place = courses.placeOf(path);
  if (!place?.first || place.slide.minutes === 0) return undefined;
  const { minutes, files } = place.slide;
  const subject = files.length > 1 ? 'This slide and its sub-slides' : 'This slide';
  return `${subject} should take about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. `;
}

/** The schedule of a whole course, in Markdown, as `{{%course outline}}` prints it. */
export function courseOutline(course: Course): string {
  const sessions = course.sessions.map(
    (session) =>
      ` * ${session.name} (${publishedDuration(session.minutes)}, including breaks)\n\n${segmentTable(session)}\n\n`,
  );
  return `Course schedule:\n${sessions.join('')}`;
}

/** What `{{%session outline}}` prints, in Markdown. */
export function sessionOutline(session: Session): string {
  const duration = publishedDuration(session.minutes);
  return `Including ${breakMinutes} minute breaks, this session should take about ${duration}. It contains:\n\n${segmentTable(session)}`;
}

/** What `{{%segment outline}}` prints, in Markdown. */
export function segmentOutline(segment: Segment): string {
  return `This segment should take about ${publishedDuration(segment.minutes)}. It contains:\n\n${table('Slide', segment.slides)}`;
}

function expandDirective(directive: string, path: Path, courses: Courses): string {
  const written = directive.slice(3, -2);
  const { start, end } = trimmedPlace(written);
  const inner = written.slice(start, end);
  const [subject, outline, ...rest] = wordsOf(inner);
  if (outline !== 'outline') return inner;
  const place = courses.placeOf(path);
  if (subject === 'session' && rest.length === 0 && place) return sessionOutline(place.session);
  if (subject === 'segment' && rest.length === 0 && place) return segmentOutline(place.segment);
  if (subject !== 'course') return inner;
  const course = rest.length === 0 && place ? place.course : courses.courseNamed(rest.join(' '));
  return course ? courseOutline(course) : `not found - ${directive}`;
}

function notesOpening(path: Path, courses: Courses): string {
  const sentence = timingSentence(path, courses);
  return sentence === undefined ? '<details>' : `<details>\n${sentence}`;
}

function segmentTable(session: Session): string {
  return table('Segment', session.segments);
}

function table(
  heading: string,
  rows: readonly { readonly name: string; readonly minutes: number }[],
): string {
  const lines = rows
    .filter((row) => row.minutes > 0)
    .map((row) => `| ${row.name} | ${publishedDuration(row.minutes)} |\n`);
  return `| ${heading} | Duration |\n| - | - |\n${lines.join('')}`;
}
