import type { Book } from './book/book.ts';
import { findBook } from './book/find-book.ts';
import { checkedFilesOf } from './checked-files.ts';
import { type BookRules, createChecks } from './checks.ts';
import type { CourseFacts, Courses } from './course/course.ts';
import { createRollUp, type RollUp } from './course/roll-up.ts';
import { createCoursesWith, type OtherTexts } from './courses-with.ts';
import type { Estimate } from './estimate/estimate.ts';
import type { EstimateReport } from './estimate/report.ts';
import { createEstimates } from './estimates.ts';
import type { LintConfig } from './lint/config.ts';
import type { Finding } from './lint/finding.ts';
import type { FixedDocument } from './lint/fix.ts';
import type { HouseHeaders } from './lint/house-headers.ts';
import type { Page } from './page/page.ts';
import { createPages } from './pages.ts';
import type { Host } from './ports.ts';
import { Recall, type Recorder, recordingFiles } from './recall.ts';
import { parseFrontMatter } from './slide/front-matter.ts';
import { parseSlide } from './slide/parse-slide.ts';
import type { Slide } from './slide/slide.ts';
import { createDocument, type Document } from './text/document.ts';
import { dirname, type Path } from './text/path.ts';

/**
 * Everything Lectern knows of a workspace, made by `createLectern(host)`. All answers are pure functions of what
 * the host holds now. They are given at once; where the host has not loaded a file or drawn a diagram yet, the
 * answer is the best without it: run them under `settled`. Answers are kept, and given again as the same object,
 * for as long as everything they were computed from stands.
 */
export interface Lectern {
  /** `undefined` when the file cannot be read. */
  document(path: Path): Document | undefined;
  slide(path: Path): Slide | undefined;
  /** What a file's front matter says of time and place; `undefined` when the file cannot be read. */
  facts(path: Path): CourseFacts | undefined;
  /** The book a file belongs to, found upwards; `undefined` for a file in no book. */
  bookOf(path: Path): Book | undefined;
  /** Time of all courses of a book. */
  courses(book: Book): Courses;
  /** The same as it would be if some files had other texts: before an edit, say. */
  coursesWith(book: Book, texts: OtherTexts): Courses;
  /** How long a slide may take, learnt from the other timed slides of its book; `undefined` for no slide. */
  estimate(path: Path): Estimate | undefined;
  /** Estimates of every chapter of a book, timed or not. */
  estimateReport(book: Book): EstimateReport;
  /** The page as published, or for the preview; throws when the file cannot be read. */
  page(path: Path, mode: 'published' | 'preview'): Page;
  config(book: Book | undefined): LintConfig;
  houseHeaders(book: Book): HouseHeaders;
  /** Every file of a book that rules look at, sorted: Markdown below its source, book.toml, lectern.json. */
  checkedFiles(book: Book): readonly Path[];
  /** Findings of one file: of slide rules for a slide, and those of book rules that stand in it. */
  check(path: Path, bookRules?: BookRules): readonly Finding[];
  /** Reads of a slide what questions about its whole book need: asked for each slide, they are then quickly answered. */
  readAhead(path: Path): void;
  /** Runs the rules of a book, a rule with each step, so that keys may be answered in between; `check` then has their findings. */
  prepareBook(book: Book): Iterable<undefined>;
  /** Asks for the drawings of a slide's diagrams, so that they are made while something else runs. */
  beginDrawings(path: Path): void;
  /** The file after every fix with one right answer, or those of some rules; `undefined` when it cannot be read. */
  fix(path: Path, rules?: readonly string[]): FixedDocument | undefined;
}

/** What the parts of Lectern ask of each other: the same answers, with what they depend on written down. */
export interface Knowledge {
  readonly host: Host;
  document(path: Path, recorder?: Recorder): Document | undefined;
  slide(path: Path, recorder?: Recorder): Slide | undefined;
  facts(path: Path, recorder?: Recorder): CourseFacts | undefined;
  bookOf(path: Path, recorder?: Recorder): Book | undefined;
  courses(book: Book): Courses;
}

/** Puts the rooms together: the architecture on one screen. */
export function createLectern(host: Host): Lectern {
  const knowledge = createKnowledge(host);
  const pages = createPages(knowledge);
  const estimates = createEstimates(knowledge);
  const checks = createChecks(knowledge, pages, estimates, (other, path) => createLectern(other).check(path));
  return {
    document: (path) => knowledge.document(path),
    slide: (path) => knowledge.slide(path),
    facts: (path) => knowledge.facts(path),
    bookOf: (path) => knowledge.bookOf(path),
    courses: knowledge.courses,
    coursesWith: createCoursesWith(knowledge, factsOf),
    estimate: (path) => estimates.of(path),
    estimateReport: estimates.report,
    page: pages.page,
    config: (book) => checks.config(book),
    houseHeaders: (book) => checks.houseHeaders(book),
    checkedFiles: (book) =>
      checkedFilesOf(
        book,
        { files: host.files, document: (path) => knowledge.document(path) },
        checks.config(book),
      ),
    check: checks.check,
    readAhead: checks.readAhead,
    prepareBook: checks.prepareBook,
    beginDrawings: checks.beginDrawings,
    fix: checks.fix,
  };
}

function createKnowledge(host: Host): Knowledge {
  const documents = new Map<Path, Document>();
  const slides = new WeakMap<Document, Slide>();
  const facts = new WeakMap<Document, CourseFacts>();
  const booksByFolder = new Recall<Book | undefined>(() => host.changes?.());
  const booksByRoot = new Map<Path, Book>();
  const rollUps = new Map<Path, RollUp>();
  const coursesNow = new WeakMap<Book, { readonly at: number; readonly courses: Courses }>();

  const knowledge: Knowledge = {
    host,
    document(path, recorder) {
      const files = recorder ? recordingFiles(host.files, recorder) : host.files;
      const content = files.read(path);
      const known = documents.get(path);
      if (content.kind !== 'text') {
        documents.delete(path);
        return undefined;
      }
      if (known?.text === content.text) return known;
      const document = createDocument(path, content.text, known ? known.version + 1 : 0);
      documents.set(path, document);
      return document;
    },
    slide(path, recorder) {
      const document = knowledge.document(path, recorder);
      return document && remembered(slides, document, parseSlide);
    },
    facts(path, recorder) {
      const document = knowledge.document(path, recorder);
      return document && remembered(facts, document, factsOf);
    },
    bookOf(path, recorder) {
      return booksByFolder.get(dirname(path), recorder, (inner) => {
        const book = findBook(path, recordingFiles(host.files, inner));
        const known = book && booksByRoot.get(book.root);
        if (known && sameBook(known, book)) return known;
        if (book) booksByRoot.set(book.root, book);
        return book;
      });
    },
    courses(book) {
      const at = host.changes?.();
      const now = coursesNow.get(book);
      if (now && now.at === at) return now.courses;
      let rollUp = rollUps.get(book.root);
      if (!rollUp) {
        rollUp = createRollUp();
        rollUps.set(book.root, rollUp);
      }
      const courses = rollUp.update(book, (path) => knowledge.facts(path));
      if (at !== undefined) coursesNow.set(book, { at, courses });
      return courses;
    },
  };
  return knowledge;
}

function remembered<T>(
  store: WeakMap<Document, T>,
  document: Document,
  compute: (document: Document) => T,
): T {
  let value = store.get(document);
  if (value === undefined) {
    value = compute(document);
    store.set(document, value);
  }
  return value;
}

/** A slide's facts; front matter that mdbook-course does not read says nothing. */
function factsOf(document: Document): CourseFacts {
  const frontMatter = parseFrontMatter(document);
  if (!frontMatter?.read) {
    return { minutes: undefined, targetMinutes: undefined, course: undefined, session: undefined };
  }
  const { minutes, targetMinutes, course, session } = frontMatter;
  return { minutes, targetMinutes, course, session };
}

/** Whether two readings of one book come from the same texts. */
function sameBook(a: Book, b: Book): boolean {
  return (
    a.source === b.source &&
    a.config.document?.text === b.config.document?.text &&
    a.summary.document?.text === b.summary.document?.text
  );
}
