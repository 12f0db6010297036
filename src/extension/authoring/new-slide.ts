import * as vscode from 'vscode';
import type { Book, Chapter } from '../../core/book/book.ts';
import { chaptersOf } from '../../core/book/written-chapters.ts';
import {
  listChapter,
  listFirstChapter,
  newSlideText,
  slideFileName,
  slidePath,
} from '../../core/course/new-slide.ts';
import { allChapters } from '../../core/course/summary-lines.ts';
import type { Lectern } from '../../core/lectern.ts';
import { chapterOfRow } from '../../core/outline/move-rows.ts';
import type { OutlineNode } from '../../core/outline/outline.ts';
import { isWithin, join, type Path, relative } from '../../core/text/path.ts';
import { applyFiles } from '../edits/file-edits.ts';
import { isThere } from '../is-there.ts';
import { activeBook } from '../schedule/schedule-panel.ts';
import type { Workspace } from '../workspace.ts';

/** Where a new slide stands; no chapter in a book that has none yet. */
interface Place {
  readonly place: 'before' | 'after' | 'into';
  readonly chapter: Chapter | undefined;
}

/** `lectern.newSlide`: asks for title and file, writes the file, lists it in SUMMARY.md and opens it. */
export async function newSlide(workspace: Workspace, row: OutlineNode | undefined): Promise<void> {
  const book = row
    ? await workspace.settled((lectern) => lectern.bookOf(`${row.root}/book.toml`))
    : await activeBook(workspace);
  if (!book?.summary.document) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no book with a SUMMARY.md here. Open a folder that has one.'),
    );
    return;
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const place = row ? placeOfRow(book, row) : placeOfFile(book, active && workspace.pathOf(active));
  const title = await askTitle(place.chapter);
  if (title === undefined) return;
  const path = await askFile(workspace, book, await proposedPath(workspace, book, title, place));
  if (path === undefined) return;
  const made = await workspace.settled((lectern) => {
    // The book as it is now: questions take time.
    const now = lectern.bookOf(path) ?? book;
    const beside =
      place.chapter && allChapters(now.summary).find((each) => each.path === place.chapter?.path);
    const listed = beside
      ? listChapter(now, title, path, place.place, beside)
      : listFirstChapter(now, title, path);
    const text = newSlideText({
      title,
      minutes: usualMinutes(lectern, now, place.chapter),
      header: lectern.houseHeaders(now).page(path),
      year: new Date().getFullYear(),
      eol: now.summary.document?.eol ?? '\n',
    });
    return listed && { listed, text };
  });
  if (!made) return;
  const applied = await applyFiles(workspace, [made.listed], [{ path, text: made.text }]);
  if (!applied) return;
  const editor = await vscode.window.showTextDocument(workspace.uriOf(path), { preview: false });
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
}

/** After a slide; as the first slide of a segment; as the last segment of a session. */
function placeOfRow(book: Book, row: OutlineNode): Place {
  const chapter = chapterOfRow(book, row);
  if (chapter && row.kind === 'segment') return firstIn(chapter);
  if (chapter) return { place: 'after', chapter };
  const last = row.children.findLast((child) => child.chapter);
  return { place: 'after', chapter: (last && chapterOfRow(book, last)) ?? lastChapter(book) };
}

function placeOfFile(book: Book, path: Path | undefined): Place {
  const chapter = allChapters(book.summary).find((each) => each.path !== undefined && each.path === path);
  if (!chapter) return { place: 'after', chapter: lastChapter(book) };
  // What follows a segment's own page is its first slide.
  return chapter.depth === 0 && chapter.children.length > 0 ? firstIn(chapter) : { place: 'after', chapter };
}

function firstIn(chapter: Chapter): Place {
  const [first] = chapter.children;
  return first ? { place: 'before', chapter: first } : { place: 'into', chapter };
}

function lastChapter(book: Book): Chapter | undefined {
  return book.summary.items.findLast((item) => item.kind === 'chapter');
}

async function askTitle(after: Chapter | undefined): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('New slide'),
    prompt: after
      ? vscode.l10n.t('Its title. It will stand beside “{0}”.', after.title)
      : vscode.l10n.t('Its title.'),
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A slide needs a title. Write one.') : undefined,
  });
  return title?.trim();
}

async function proposedPath(
  workspace: Workspace,
  book: Book,
  title: string,
  { place, chapter }: Place,
): Promise<Path> {
  if (!chapter) return join(book.source, slideFileName(title));
  const asked: Path[] = [];
  const question = (exists: (path: Path) => boolean) => slidePath(title, place, chapter, book, exists);
  for (;;) {
    const path = question((each) => asked.includes(each));
    if (!(await isThere(workspace.uriOf(path)))) return path;
    asked.push(path);
  }
}

/** The file below the book's source, as the author wants it; `undefined` when they think better of it. */
async function askFile(workspace: Workspace, book: Book, proposal: Path): Promise<Path | undefined> {
  const value = relative(book.source, proposal);
  const from = value.lastIndexOf('/') + 1;
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('File of the new slide'),
    prompt: vscode.l10n.t('Below the book’s source folder.'),
    value,
    valueSelection: [from, value.length - '.md'.length],
    validateInput: async (text) => {
      const path = join(book.source, text.trim());
      if (!path.endsWith('.md') || !isWithin(book.source, path))
        return vscode.l10n.t(
          'A slide is a .md file in the book’s source folder. Write a path such as `loops/while.md`.',
        );
      return (await isThere(workspace.uriOf(path)))
        ? vscode.l10n.t('There is a file of that name already. Choose another one.')
        : undefined;
    },
  });
  return answer === undefined ? undefined : join(book.source, answer.trim());
}

/** The median of what the book's slides state, where the new one stands in a course or others state any. */
function usualMinutes(lectern: Lectern, book: Book, beside: Chapter | undefined): number | undefined {
  const stated = chaptersOf(book)
    .map(({ path }) => lectern.facts(path)?.minutes ?? 0)
    .filter((minutes) => minutes > 0)
    .sort((a, b) => a - b);
  const inCourse = beside?.path !== undefined && lectern.courses(book).placeOf(beside.path) !== undefined;
  return stated[stated.length >> 1] ?? (inCourse ? 5 : undefined);
}
