import assert from 'node:assert/strict';
import type { Book, Chapter } from '../../src/core/book/book.ts';
import type { Move } from '../../src/core/course/reorder.ts';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { allChapters } from '../../src/core/course/summary-lines.ts';
import { parseFrontMatter } from '../../src/core/slide/front-matter.ts';
import { createDocument, type Document } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { bookOf } from './made-up-book.ts';

const parsed = new WeakMap<Document, ReturnType<typeof parseFrontMatter>>();

/** A document's front matter, parsed once. */
export function factsIn(document: Document) {
  if (!parsed.has(document)) parsed.set(document, parseFrontMatter(document));
  return parsed.get(document);
}

/** A book whose files hold these front matter lines. */
export function worldOf(summary: string, frontMatter: Readonly<Record<string, string>> = {}) {
  const book = bookOf(summary);
  const documents = new Map<string, Document>();
  for (const [file, lines] of Object.entries(frontMatter)) {
    const path = `/book/src/${file}.md`;
    documents.set(path, createDocument(path, `---\n${lines}\n---\n\n# ${file}\n`));
  }
  const documentOf = (path: string): Document => {
    const document = documents.get(path) ?? createDocument(path, `# ${path}\n`);
    documents.set(path, document);
    return document;
  };
  const factsOf = (path: string) => factsIn(documentOf(path));
  return { book, documentOf, courses: rollUp(book, factsOf) };
}

/** The chapter with this title. */
export function chapter(book: Book, title: string): Chapter {
  const found = allChapters(book.summary).find((each) => each.title === title);
  assert.ok(found, `no chapter ${title}`);
  return found;
}

/** The text of every file that a move changes, by its name. */
export function textsAfter(world: ReturnType<typeof worldOf>, move: Move): Record<string, string> {
  assert.equal(move.kind, 'edits', move.kind === 'refused' ? move.reason : '');
  const texts: Record<string, string> = {};
  for (const { path, edits } of move.kind === 'edits' ? move.files : []) {
    const document =
      path === world.book.summary.document?.path ? world.book.summary.document : world.documentOf(path);
    texts[path.replace('/book/src/', '').replace('.md', '')] = applyEdits(document, edits);
  }
  return texts;
}
