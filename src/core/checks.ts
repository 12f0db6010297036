import type { Book } from './book/book.ts';
import type { Courses } from './course/course.ts';
import type { Estimates } from './estimates.ts';
import type { Knowledge } from './lectern.ts';
import { diagramsOf, drawn } from './lint/bob/diagrams.ts';
import { codeHeaders } from './lint/code-header.ts';
import type { LintConfig } from './lint/config.ts';
import { configuredHeaders, createHouseHeaders } from './lint/find-house-headers.ts';
import type { Finding } from './lint/finding.ts';
import { type FixedDocument, fixDocument } from './lint/fix.ts';
import type { HouseHeaders } from './lint/house-headers.ts';
import { bookFindings as bookRuleFindings, checkBook, checkSlide, sortFindings } from './lint/lint.ts';
import { pageHeaders } from './lint/page-header.ts';
import { readConfig } from './lint/read-config.ts';
import type { LintContext } from './lint/rule.ts';
import { suppressionsOf } from './lint/suppressions.ts';
import type { Pages } from './pages.ts';
import type { Host } from './ports.ts';
import { Recall, Recorder, recordingFiles } from './recall.ts';
import { parseSlide } from './slide/parse-slide.ts';
import type { Document } from './text/document.ts';
import { dirname, join, type Path } from './text/path.ts';

/**
 * Whether the rules that look at the whole book are run when something changed (`now`), or the findings of their last
 * run are given (`kept`): what a key press in a slide can wait for.
 */
export type BookRules = 'now' | 'kept';

/** The checking half of Lectern. */
export interface Checks {
  check(path: Path, bookRules?: BookRules): readonly Finding[];
  fix(path: Path, rules?: readonly string[]): FixedDocument | undefined;
  config(book: Book | undefined): LintConfig;
  houseHeaders(book: Book): HouseHeaders;
  beginDrawings(path: Path): void;
  readAhead(path: Path): void;
  prepareBook(book: Book): Iterable<undefined>;
}

/** Findings by file, each computed again only when something its rules asked for has changed. */
export function createChecks(
  knowledge: Knowledge,
  pages: Pages,
  estimates: Estimates,
  /** Checks one file in a world of its own, for what a fix of a file that is no slide would leave. */
  checkWith: (host: Host, path: Path) => readonly Finding[],
): Checks {
  const { host } = knowledge;
  const changes = () => host.changes?.();
  const slideFindings = new Recall<readonly Finding[]>(changes);
  const bookFindings = new Recall<ReadonlyMap<Path, readonly Finding[]>>(changes);
  const lastOfBook = new Map<Path, ReadonlyMap<Path, readonly Finding[]>>();
  const configs = new Recall<ReturnType<typeof readConfig>>(changes);
  const headers = new Map<Path, (book: Book, config: LintConfig) => HouseHeaders>();
  const headersNow = new Map<Path, { readonly at: number; readonly headers: HouseHeaders }>();

  function readBookConfig(book: Book | undefined, outer?: Recorder): ReturnType<typeof readConfig> {
    return configs.get(book?.root ?? '', outer, (recorder) => {
      const path = book ? configPath(book) : host.looseConfig;
      const document = path === undefined ? undefined : knowledge.document(path, recorder);
      const { config, problems } = readConfig(document);
      const levels = recorder.ask('levels', () => host.ruleLevels?.());
      return { config: levels ? { ...config, rules: { ...config.rules, ...levels } } : config, problems };
    });
  }

  function houseHeaders(book: Book): HouseHeaders {
    const at = changes();
    const now = headersNow.get(book.root);
    if (now && now.at === at) return now.headers;
    let find = headers.get(book.root);
    if (!find) {
      find = createHouseHeaders((path) => knowledge.slide(path));
      headers.set(book.root, find);
    }
    const found = find(book, readBookConfig(book).config);
    if (at !== undefined) headersNow.set(book.root, { at, headers: found });
    return found;
  }

  function contextFor(book: Book | undefined, recorder: Recorder): LintContext {
    const { config } = readBookConfig(book, recorder);
    const { history } = host;
    return {
      config,
      houseHeaders: () =>
        book
          ? recorder.ask(`headers ${book.root}`, () => houseHeaders(book))
          : configuredHeaders(dirname(host.looseConfig ?? '/'), config.headers),
      files: recordingFiles(host.files, recorder),
      history: history && {
        firstYear: (file) => recorder.ask(`year ${file}`, () => history.firstYear(file)),
      },
      year: host.year,
      draw: (source, options) => pages.draw(source, options, recorder),
      book,
      courses: (): Courses | undefined =>
        book && recorder.ask(`courses ${book.root}`, () => knowledge.courses(book)),
      slide: (file) => knowledge.slide(file, recorder),
      document: (file) => knowledge.document(file, recorder),
      pageIds: (file) => pages.ids(file, recorder),
      estimate: (file) => recorder.ask(`estimate ${file}`, () => estimates.of(file)?.minutes),
    };
  }

  function* runBookRules(
    book: Book,
    recorder: Recorder,
  ): Generator<undefined, ReadonlyMap<Path, readonly Finding[]>> {
    const current = recorder.ask(`book ${book.source}`, () => knowledge.bookOf(book.source)) ?? book;
    const found = new Map<Path, Finding[]>();
    for (const finding of yield* checkBook(current, contextFor(current, recorder))) {
      const inFile = found.get(finding.path);
      if (inFile) inFile.push(finding);
      else found.set(finding.path, [finding]);
    }
    return found;
  }

  function findingsOfBook(book: Book, when: BookRules): ReadonlyMap<Path, readonly Finding[]> {
    if (when === 'kept') return lastOfBook.get(book.root) ?? new Map();
    const all = bookFindings.get(book.root, undefined, (recorder) => {
      const steps = runBookRules(book, recorder);
      let step = steps.next();
      while (!step.done) step = steps.next();
      return step.value;
    });
    lastOfBook.set(book.root, all);
    return all;
  }

  function findingsOfSlide(path: Path): readonly Finding[] {
    return slideFindings.get(path, undefined, (recorder) => {
      const slide = knowledge.slide(path, recorder);
      if (!slide) return [];
      const book = recorder.ask(`book ${path}`, () => knowledge.bookOf(path));
      const context = contextFor(book, recorder);
      // A comment that silences a finding of a book rule is used; only slides with such comments need to know.
      const ofBook =
        book && suppressionsOf(slide).length > 0
          ? [...bookRuleFindings(book, context)].filter((finding) => finding.path === path)
          : [];
      return checkSlide(slide, context, undefined, ofBook);
    });
  }

  /** What `lectern.json` itself gets wrong; no rule, so that it cannot be switched off in the file it is about. */
  function configFindings(book: Book): readonly Finding[] {
    return readBookConfig(book).problems.map(({ message, range }) => ({
      rule: 'lectern-json',
      severity: 'warning',
      path: configPath(book),
      range,
      message,
    }));
  }

  function check(path: Path, bookRules: BookRules = 'now'): readonly Finding[] {
    const book = knowledge.bookOf(path);
    // The slide first: its diagrams are drawn elsewhere while the book's rules run here.
    const ofSlide = isSlide(path) ? findingsOfSlide(path) : [];
    const ofBook = book ? (findingsOfBook(book, bookRules).get(path) ?? []) : [];
    if (book && path === configPath(book)) return [...ofBook, ...configFindings(book)];
    return ofBook.length === 0 ? ofSlide : sortFindings([...ofSlide, ...ofBook]);
  }

  return {
    check,
    houseHeaders,
    config: (book) => readBookConfig(book).config,
    prepareBook: (book) => bookFindings.prepare(book.root, (recorder) => runBookRules(book, recorder)),
    readAhead(path) {
      const slide = knowledge.slide(path);
      if (!slide) return;
      pageHeaders(slide);
      codeHeaders(slide);
    },
    beginDrawings(path) {
      const slide = knowledge.slide(path);
      if (!slide) return;
      const context = contextFor(knowledge.bookOf(path), new Recorder());
      for (const diagram of diagramsOf(slide, context)) drawn(diagram, context);
    },
    fix(path, rules) {
      const document = knowledge.document(path);
      if (!document) return undefined;
      const wanted = (finding: Finding): boolean => rules === undefined || rules.includes(finding.rule);
      const book = knowledge.bookOf(path);
      return fixDocument(document, (changed: Document) => {
        if (changed.text === document.text) return check(path).filter(wanted);
        // What a rule of the book finds in a file needs the whole book again.
        if (!isSlide(path) || path === book?.summary.document?.path)
          return checkWith(withText(host, path, changed.text), path).filter(wanted);
        return checkSlide(parseSlide(changed), contextFor(book, new Recorder())).filter(wanted);
      });
    },
  };
}

/** A host in which one file has another text. */
function withText(host: Host, path: Path, text: string): Host {
  const files: Host['files'] = {
    read: (file) => (file === path ? { kind: 'text', text } : host.files.read(file)),
    exists: (file) => host.files.exists(file),
    list: (folder) => host.files.list(folder),
  };
  return { ...host, files };
}

function configPath(book: Book): Path {
  return join(book.root, 'lectern.json');
}

/** Whether slide rules look at a file: any Markdown, SUMMARY.md too, which has a header like every page. */
function isSlide(path: Path): boolean {
  return path.endsWith('.md');
}
