import type { Book, Chapter, SummaryItem } from '../book/book.ts';
import { expandIncludes } from '../book/includes.ts';
import type { Courses } from '../course/course.ts';
import { courseExpansions } from '../course/directives.ts';
import type { Files } from '../ports.ts';
import { splitFrontMatter } from '../slide/front-matter-fences.ts';
import type { Document } from '../text/document.ts';
import type { Path } from '../text/path.ts';
import { replaceTraced, sliceTraced, type TracedText, traceDocument } from '../text/traced-text.ts';
import type { Notice } from './page.ts';

/** What a page is made from beside its own text. */
export interface World {
  readonly book: Book | undefined;
  readonly courses: Courses | undefined;
  readonly files: Files;
}

/** The Markdown that is left when every preprocessor but the drawing one has run. */
export interface Assembled {
  readonly source: TracedText;
  readonly dependencies: readonly Path[];
  readonly notices: readonly Notice[];
}

/** Byte-order mark off, includes in, front matter off, timing sentence and outlines in: mdBook's order. */
export function assemble(document: Document, world: World): Assembled {
  const { path } = document;
  const config = world.book?.config;
  const traced = traceDocument(document);
  const start = traced.text.startsWith('\uFEFF') ? 1 : 0;
  const text = sliceTraced(traced, start, traced.text.length);
  const expanded =
    config?.links === false
      ? { source: text, dependencies: [], notices: [] }
      : expandIncludes(text, path, world.files);
  const dependencies = [path, ...expanded.dependencies.filter((other) => other !== path)];
  if (config?.course === false) return { source: expanded.source, dependencies, notices: expanded.notices };
  const body = withoutFrontMatter(expanded.source, path, world);
  return { source: withCourse(body, path, world.courses), dependencies, notices: expanded.notices };
}

function withoutFrontMatter(source: TracedText, path: Path, world: World): TracedText {
  const split = splitFrontMatter(source.text);
  if (!split || !isVisited(path, world)) return source;
  return sliceTraced(source, split.bodyOffset, split.bodyOffset + split.body.length);
}

/**
 * Whether mdbook-course takes a file's front matter off: it visits chapters at the top and those inside a course. A
 * file that is no chapter is shown as if it were one.
 */
function isVisited(path: Path, { book, courses }: World): boolean {
  if (!book || courses?.placeOf(path) !== undefined) return true;
  const depth = depthOf(book.summary.items, path);
  return depth === undefined || depth === 0;
}

function depthOf(items: readonly SummaryItem[], path: Path): number | undefined {
  const pending = items.filter((item): item is Chapter => item.kind === 'chapter');
  for (let chapter = pending.pop(); chapter; chapter = pending.pop()) {
    if (chapter.path === path) return chapter.depth;
    pending.push(...chapter.children);
  }
  return undefined;
}

function withCourse(source: TracedText, path: Path, courses: Courses | undefined): TracedText {
  if (!courses || !/\}\}|<details>/.test(source.text)) return source;
  return replaceTraced(
    source,
    courseExpansions(source.text, path, courses).map(({ start, end, text }) => ({ start, end, with: text })),
  );
}
