import type { CodeBlock, Slide } from '../slide/slide.ts';
import { comparePositions, type Range } from '../text/range.ts';
import { type Title, titleOf } from './title.ts';

/** What of a slide says how long it takes to teach. All are counts, 0 or more. */
export interface Features {
  /** Words of prose on the page, outside code and notes. */
  readonly pageWords: number;
  /** Words of prose in speaker notes. */
  readonly noteWords: number;
  /** Paragraphs and lists in speaker notes: the points a teacher makes. */
  readonly notePoints: number;
  /** Questions in speaker notes: those put to the class wait for an answer. */
  readonly noteQuestions: number;
  /** Code lines that learners see, empty ones not counted; diagrams are no code. */
  readonly codeLines: number;
  /** Code lines that mdBook hides behind `# `. */
  readonly hiddenLines: number;
  readonly diagrams: number;
  readonly images: number;
  readonly tables: number;
  readonly titleWords: number;
  /** Sub-slides that state no minutes and are taught in this slide's time, where its course has that habit. */
  readonly subSlides: number;
  /** Whether there are speaker notes at all. */
  readonly hasNotes: boolean;
  /** `exercise` where learners work, `solution` where their work is discussed. */
  readonly kind: 'talk' | 'exercise' | 'solution';
}

/** What a slide's own text does not tell. */
export interface FeaturePlace {
  /** The chapter's title in SUMMARY.md; without one the first heading is taken. */
  readonly title?: string | undefined;
  /** Its file below the book's folder of chapters, such as `traits/exercise.md`. */
  readonly path?: string | undefined;
  /** Whether a chapter below it is a solution. */
  readonly hasSolution?: boolean;
}

/** Counts one slide. Give it one parsed with its includes expanded: what is not in the text is not counted. */
export function measureSlide(slide: Slide, place: FeaturePlace = {}): Features {
  const title = titleOf(slide, place.title, place.path);
  const counts = counted.get(slide) ?? countText(slide);
  counted.set(slide, counts);
  return { ...counts, titleWords: title.words, subSlides: 0, kind: kindOf(slide, title, place) };
}

type Counts = Omit<Features, 'titleWords' | 'subSlides' | 'kind'>;

/** A slide never changes, and a whole book is measured again when one of its slides is another. */
const counted = new WeakMap<Slide, Counts>();

function countText(slide: Slide): Counts {
  const code = slide.codeBlocks.filter((block) => !block.inNotes);
  const drawn = code.filter((block) => block.language === 'bob');
  const listings = code.filter((block) => block.language !== 'bob');
  const hiddenLines = sum(listings, countHidden);
  const { page, notes } = proseOf(slide);
  return {
    pageWords: slide.words.page,
    noteWords: slide.words.notes,
    notePoints: notes.split(/\n\n/).filter((part) => part.trim() !== '').length,
    noteQuestions: notes.match(/\?(?=["”’')\s]|$)/g)?.length ?? 0,
    codeLines:
      sum(listings, (block) => block.content.split('\n').filter((line) => line.trim()).length) - hiddenLines,
    hiddenLines,
    diagrams: drawn.length,
    images: slide.links.filter((link) => link.kind === 'image').length,
    tables: page.match(/^[^\S\n]*(?:\|[^\S\n]*)?:?-+:?[^\S\n]*\|[-:|\t ]*$/gm)?.length ?? 0,
    hasNotes: slide.notes.length > 0,
  };
}

/** A slide together with sub-slides that are taught in its time; title and kind stay its own. */
export function withSubSlides(own: Features, subSlides: readonly Features[]): Features {
  const total = (
    key:
      | 'pageWords'
      | 'noteWords'
      | 'notePoints'
      | 'noteQuestions'
      | 'codeLines'
      | 'hiddenLines'
      | 'diagrams'
      | 'images'
      | 'tables',
  ) => own[key] + sum(subSlides, (sub) => sub[key]);
  return {
    ...own,
    pageWords: total('pageWords'),
    noteWords: total('noteWords'),
    notePoints: total('notePoints'),
    noteQuestions: total('noteQuestions'),
    codeLines: total('codeLines'),
    hiddenLines: total('hiddenLines'),
    diagrams: total('diagrams'),
    images: total('images'),
    tables: total('tables'),
    subSlides: subSlides.length,
    hasNotes: own.hasNotes || subSlides.some((sub) => sub.hasNotes),
  };
}

/** A page that only lists what follows is neither, whatever it is called. */
function kindOf(slide: Slide, title: Title, place: FeaturePlace): Features['kind'] {
  if (slide.directives.some(({ words }) => words.includes('outline'))) return 'talk';
  if (title.solution) return 'solution';
  return title.exercise || place.hasSolution ? 'exercise' : 'talk';
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Only Rust blocks hide lines unless a book asks for more; `#[attribute]` and `##` stay visible. */
function countHidden(block: CodeBlock): number {
  if (block.language !== 'rust') return 0;
  return block.content.split('\n').filter((line) => /^\s*#(?:\s|$)/.test(line)).length;
}

/** The lines outside code and comments, of the page and of its notes; lines taken out leave empty ones. */
function proseOf(slide: Slide): { page: string; notes: string } {
  const { text } = slide.document;
  const inside = (ranges: readonly Range[], line: number) =>
    ranges.some((range) => range.start.line <= line && line <= range.end.line);
  const left = slide.comments.filter((comment) => comment.ownLines).map((comment) => comment.range);
  const cut = [...slide.codeBlocks.map((block) => block.range), ...left];
  const notes = slide.notes.map(({ open, close }) => ({
    start: open.end,
    end: close?.start ?? { line: Number.POSITIVE_INFINITY, character: 0 },
  }));
  const page: string[] = [];
  const spoken: string[] = [];
  for (const [line, start] of slide.document.lineStarts.entries()) {
    if (start < slide.bodyOffset) continue;
    const content = inside(cut, line) ? '' : text.slice(start, slide.document.lineStarts[line + 1]).trimEnd();
    const here = { line, character: 0 };
    const isNote = notes.some((range) => range.start.line < line && comparePositions(here, range.end) < 0);
    (isNote ? spoken : page).push(content);
  }
  return { page: page.join('\n'), notes: spoken.join('\n') };
}
