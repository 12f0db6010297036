import type { Book } from '../book/book.ts';
import { chaptersOf } from '../book/chapters.ts';
import type { Slide } from '../slide/slide.ts';
import { isWithin, type Path, relative } from '../text/path.ts';
import { codeHeaders } from './code-header.ts';
import type { HeaderConfig, LintConfig } from './config.ts';
import { matchesGlob } from './globs.ts';
import { codeForm, configuredForm, pageForm } from './header-form.ts';
import type { HeaderForm, HouseHeaders } from './house-headers.ts';
import { pageHeaders } from './page-header.ts';

/** How often the forms of one kind of place occur: in how many files, and at how many of all places. */
class Tally {
  #places = 0;
  readonly #forms = new Map<string, { count: number; files: number; last: Path; prefix: string }>();

  add(template: string | undefined, path: Path, prefix = ''): void {
    this.#places++;
    if (template === undefined) return;
    const form = this.#forms.get(template);
    if (!form) this.#forms.set(template, { count: 1, files: 1, last: path, prefix });
    else {
      form.count++;
      if (form.last !== path) form.files++;
      form.last = path;
    }
  }

  /** The form that at least five files and 60 % of all places carry. */
  house(): { readonly template: string; readonly prefix: string } | undefined {
    for (const [template, { count, files, prefix }] of this.#forms)
      if (files >= 5 && count >= this.#places * 0.6) return { template, prefix };
    return undefined;
  }
}

/**
 * Finds the header forms of a book: those `lectern.json` names, and those most of its chapters carry. What a slide says is
 * read once per slide, so that a key press costs one slide; the same object comes back while the forms stay the same.
 */
export function createHouseHeaders(
  slideOf: (path: Path) => Slide | undefined,
): (book: Book, config: LintConfig) => HouseHeaders {
  let last: { key: string; config: LintConfig; root: Path; headers: HouseHeaders } | undefined;
  let counted: { chapters: unknown; slides: (Slide | undefined)[] } | undefined;
  return (book, config) => {
    const chapters = chaptersOf(book.summary);
    const paths = [...chapters.keys()];
    const slides = paths.map(slideOf);
    // Where no slide says otherwise than when all were counted, nothing needs to be counted again.
    const before = counted?.chapters === chapters ? counted.slides : undefined;
    counted = { chapters, slides };
    if (
      before &&
      last?.config === config &&
      last.root === book.root &&
      slides.every((slide, index) => slide === before[index] || votesOf(slide) === votesOf(before[index]))
    )
      return last.headers;
    const pages = new Tally();
    const code = new Map<string, Tally>();
    for (const [index, path] of paths.entries()) {
      const slide = slides[index];
      if (!slide) continue;
      pages.add(pageHeaders(slide)[0]?.template, path);
      for (const header of codeHeaders(slide)) {
        const tally = code.get(header.language) ?? new Tally();
        code.set(header.language, tally);
        tally.add(header.template, path, header.prefix);
      }
    }
    const page = pages.house();
    const languages = [...code].flatMap(([language, tally]) => {
      const house = tally.house();
      return house ? [{ language, ...house }] : [];
    });
    const { source } = book;
    const outside = paths.filter((path) => !isWithin(source, path));
    const key = JSON.stringify([page, languages, source, outside]);
    if (last?.key === key && last.config === config && last.root === book.root) return last.headers;
    const headers = houseHeaders(
      book.root,
      config.headers,
      (path) => isWithin(source, path) || outside.includes(path),
      page && pageForm(page.template),
      new Map(languages.map(({ language, template, prefix }) => [language, codeForm(template, prefix)])),
    );
    last = { key, config, root: book.root, headers };
    return headers;
  };
}

const votes = new WeakMap<Slide, string>();

/** What a slide says of the house's forms, for comparing. */
function votesOf(slide: Slide | undefined): string {
  if (!slide) return '';
  let said = votes.get(slide);
  if (said === undefined) {
    said = JSON.stringify([pageHeaders(slide)[0]?.template, codeHeaders(slide)]);
    votes.set(slide, said);
  }
  return said;
}

/** The forms that `lectern.json` itself names, for files in no book; globs are seen from its folder, `root`. */
export function configuredHeaders(root: Path, configured: readonly HeaderConfig[]): HouseHeaders {
  return houseHeaders(root, configured, () => false, undefined, new Map());
}

/**
 * The forms of `lectern.json` first, the first that fits; the book's own where it says nothing, for the book's files: others
 * in its folder, such as a README.md for contributors, follow no custom of its pages.
 */
function houseHeaders(
  root: Path,
  configured: readonly HeaderConfig[],
  isOfBook: (path: Path) => boolean,
  page: HeaderForm | undefined,
  code: ReadonlyMap<string, HeaderForm>,
): HouseHeaders {
  const forms = configured.map((config) => ({ config, form: configuredForm(config) }));
  const holds = (config: HeaderConfig, path: Path) =>
    !config.files ||
    (isWithin(root, path) && config.files.some((glob) => matchesGlob(glob, relative(root, path))));
  return {
    page: (path) =>
      forms.find(({ config }) => !config.languages && holds(config, path))?.form ??
      (isOfBook(path) ? page : undefined),
    code: (path, language) =>
      forms.find(({ config }) => config.languages?.includes(language) && holds(config, path))?.form ??
      (isOfBook(path) ? code.get(language) : undefined),
  };
}
