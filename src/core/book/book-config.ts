import type { DiagramOptions } from '../ports.ts';
import type { Document } from '../text/document.ts';
import { range } from '../text/range.ts';
import type { BookConfig, Redirect } from './book.ts';
import { findInlineKey, findKey, findValue, readToml, type TableReader } from './toml-tables.ts';

/** Preprocessors that change no page in a way Lectern does not show: mdBook's own, and those it knows. */
const known = new Set(['links', 'index', 'course', 'svgbob', 'gettext']);

/** Languages mdBook writes from right to left, from its `TextDirection::from_lang_code`. */
const rightToLeft = new Set(
  'ar ara arc ae ave egy he heb nqo pal phn sam syc syr fa per fas ku kur ur urd pus ps yi yid'.split(' '),
);

/** What `book.toml` says, and `[book] src`, the folder of the chapters relative to the file. */
export type ParsedBookConfig = BookConfig & { readonly src: string };

/**
 * Reads `book.toml`; without a document everything is as mdBook has it, save that course front matter is read and
 * diagrams are drawn, since nothing says otherwise.
 */
export function parseBookConfig(document: Document | undefined): ParsedBookConfig {
  if (document === undefined) return { ...defaults, document, problems: [] };
  const { root, problems } = readToml(document);
  if (problems.length > 0) return { ...defaults, document, problems };
  const book = root.table('book');
  const html = root.table('output').table('html');
  const preprocessors = root.table('preprocessor');
  const playground = html.table(html.has('playground') ? 'playground' : 'playpen');
  const svgbob = preprocessors.has('svgbob') ? preprocessors.table('svgbob') : undefined;
  const language = book.text('language') ?? 'en';
  const fence = svgbob?.text('code_block') ?? svgbob?.text('code-block');
  const config: ParsedBookConfig = {
    src: book.text('src') ?? 'src',
    title: book.text('title'),
    language,
    textDirection: readDirection(book, language),
    edition: readEdition(root.table('rust')),
    smartPunctuation: html.flag('smart-punctuation', true),
    definitionLists: html.flag('definition-lists', true),
    admonitions: html.flag('admonitions', true),
    mathjax: html.flag('mathjax-support', false),
    playground: {
      editable: playground.flag('editable', false),
      runnable: playground.flag('runnable', true),
      lineNumbers: playground.flag('line-numbers', false),
    },
    hideLines: readTexts(html.table('code').table('hidelines')),
    course: preprocessors.has('course'),
    svgbob: svgbob && readDiagramOptions(svgbob),
    ...(fence === undefined ? {} : { diagramFence: fence }),
    links: root.table('build').flag('use-default-preprocessors', true) || preprocessors.has('links'),
    otherPreprocessors: preprocessors.keys().filter((name) => !known.has(name)),
    redirects: readRedirects(document, html.table('redirect')),
    linkcheckExclude: readExcludes(root.table('output')),
    input404: html.text('input-404') ?? '404.md',
    document,
    problems,
  };
  return config;
}

const defaults: ParsedBookConfig = {
  src: 'src',
  title: undefined,
  language: 'en',
  textDirection: 'ltr',
  edition: undefined,
  smartPunctuation: true,
  definitionLists: true,
  admonitions: true,
  mathjax: false,
  playground: { editable: false, runnable: true, lineNumbers: false },
  hideLines: {},
  course: true,
  svgbob: {},
  links: true,
  otherPreprocessors: [],
  redirects: [],
  linkcheckExclude: [],
  input404: '404.md',
  document: undefined,
  problems: [],
};

function readDirection(book: TableReader, language: string): 'ltr' | 'rtl' {
  const written = book.text('text-direction');
  if (written === 'ltr' || written === 'rtl') return written;
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

function readEdition(rust: TableReader): string | undefined {
  const edition = rust.text('edition');
  return edition !== undefined && /^(2015|2018|2021|2024)$/.test(edition) ? edition : undefined;
}

/** mdbook-svgbob takes its keys with `_` or `-`. */
function readDiagramOptions(svgbob: TableReader): DiagramOptions {
  const fontSize = svgbob.number('font_size', 'font-size');
  const strokeWidth = svgbob.number('stroke_width', 'stroke-width');
  const scale = svgbob.number('scale');
  return {
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(strokeWidth === undefined ? {} : { strokeWidth }),
    ...(scale === undefined ? {} : { scale }),
  };
}

function readTexts(table: TableReader): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const key of table.keys()) {
    const text = table.text(key);
    if (text !== undefined) texts[key] = text;
  }
  return texts;
}

function readRedirects(document: Document, table: TableReader): Redirect[] {
  const nowhere = range(0, 0, 0, 0);
  return Object.entries(readTexts(table)).map(([from, to]) => {
    const path = ['output', 'html', 'redirect'];
    const fromRange = findKey(document, path, from) ?? findInlineKey(document, from) ?? nowhere;
    return { from, to, fromRange, toRange: findValue(document, fromRange, to) ?? fromRange };
  });
}

function readExcludes(output: TableReader): string[] {
  return output
    .keys()
    .filter((name) => name.startsWith('linkcheck'))
    .flatMap((name) => output.table(name).texts('exclude'));
}
