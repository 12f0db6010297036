import { expandIncludes } from '../book/includes.ts';
import type { Files } from '../ports.ts';
import { parseSlide } from '../slide/parse-slide.ts';
import type { Slide } from '../slide/slide.ts';
import { createDocument, type Document } from '../text/document.ts';
import { traceDocument } from '../text/traced-text.ts';

/** The slide as learners see it, with its includes in it; its places are not those of the file. */
export function expandSlide(document: Document, files: Files): Slide {
  if (!document.text.includes('{{#')) return parseSlide(document);
  const { source } = expandIncludes(traceDocument(document), document.path, files);
  return parseSlide(createDocument(document.path, source.text, document.version));
}
