import type { Token } from 'markdown-it';
import { type Document, positionAt } from '../text/document.ts';
import { scanDirectives, scanIncludes } from './braces.ts';
import { parseFrontMatter } from './front-matter.ts';
import { splitFrontMatter } from './front-matter-fences.ts';
import { tokenizeWithPlaces } from './markdown-places.ts';
import { Places } from './places.ts';
import type { Include, Slide } from './slide.ts';
import { SlideReader } from './slide-reader.ts';

/**
 * Reads a slide from its text, in one pass over its Markdown tokens and in time that grows with its length. Never
 * throws: what is not closed goes to the end. Wait for `loadYaml()` once before.
 */
export function parseSlide(document: Document): Slide {
  const { text } = document;
  const frontMatter = parseFrontMatter(document);
  const split = splitFrontMatter(text);
  const start = split ? split.bodyOffset : text.startsWith('\uFEFF') ? 1 : 0;
  const { tokens, places, definitions } = tokenizeWithPlaces(text.slice(start));
  const reader = new SlideReader(document, new Places(document, positionAt(document, start).line), places);
  reader.read(tokens);
  for (const definition of definitions) reader.definition(definition);
  const range = (from: number, to: number) => ({
    start: positionAt(document, from),
    end: positionAt(document, to),
  });
  const inCode = codeLines(tokens, positionAt(document, start).line);
  return {
    document,
    frontMatter,
    bodyOffset: split?.end ?? 0,
    ...reader.parts(),
    directives: scanDirectives(text, split?.end ?? 0).map((directive) => ({
      words: directive.words,
      closed: directive.closed,
      range: range(directive.start, directive.end),
    })),
    includes: scanIncludes(text).map((include): Include => {
      const place = range(include.start, include.end);
      return {
        range: place,
        kind: include.kind,
        target: include.target,
        targetRange: range(include.targetStart, include.targetStart + include.target.length),
        inCode: inCode(place.start.line),
      };
    }),
  };
}

/** Says whether a line of the document is in a code block. Asked in rising order. */
function codeLines(tokens: readonly Token[], firstLine: number): (line: number) => boolean {
  const blocks = tokens.filter((token) => token.type === 'fence' || token.type === 'code_block');
  let next = 0;
  return (line) => {
    while (next < blocks.length && (blocks[next]?.map?.[1] ?? 0) + firstLine <= line) next++;
    const map = blocks[next]?.map;
    return map !== undefined && map !== null && map[0] + firstLine <= line;
  };
}
