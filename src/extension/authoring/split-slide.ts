import * as vscode from 'vscode';
import { slidePath } from '../../core/course/new-slide.ts';
import { splitSlide } from '../../core/course/split-slide.ts';
import { allChapters } from '../../core/course/summary-lines.ts';
import type { Path } from '../../core/text/path.ts';
import { basename, dirname } from '../../core/text/path.ts';
import { applyFiles } from '../edits/file-edits.ts';
import { isThere } from '../is-there.ts';
import type { LastSlide } from '../last-slide.ts';
import type { Workspace } from '../workspace.ts';

/** `lectern.splitSlide`: what stands below the cursor becomes a slide of its own, listed after this one. */
export async function splitActiveSlide(workspace: Workspace, slides: LastSlide): Promise<void> {
  const editor = await slides.show();
  if (!editor) return;
  const path = workspace.pathOf(editor.document.uri);
  const line = editor.selection.active.line;
  const taken = new Set<Path>([path]);
  for (;;) {
    const split = await workspace.settled((lectern) => {
      const document = lectern.document(path);
      if (!document) return undefined;
      const book = lectern.bookOf(path);
      const chapter = book && allChapters(book.summary).find((each) => each.path === path);
      const common = { document, line, book, chapter, year: new Date().getFullYear() };
      const header = book && lectern.houseHeaders(book).page(path);
      // The title, and with it the file, is known only after a first try.
      const tried = splitSlide({ ...common, path, header });
      if ('refused' in tried) return tried;
      const target =
        book && chapter
          ? slidePath(tried.title, 'after', chapter, book, (each) => taken.has(each))
          : freeName(path, taken);
      return splitSlide({ ...common, path: target, header });
    });
    if (!split) return;
    if ('refused' in split) {
      void vscode.window.showInformationMessage(split.refused);
      return;
    }
    const { created, files } = split;
    if (await isThere(workspace.uriOf(created.path))) {
      taken.add(created.path);
      continue;
    }
    if (await applyFiles(workspace, files, [created])) {
      await vscode.window.showTextDocument(workspace.uriOf(created.path), { preview: false });
    }
    return;
  }
}

/** `loops-2.md` beside `loops.md`. */
function freeName(path: Path, taken: ReadonlySet<Path>): Path {
  const stem = `${dirname(path)}/${basename(path).replace(/\.md$/i, '')}`;
  for (let count = 2; ; count++) {
    const name = `${stem}-${count}.md`;
    if (!taken.has(name)) return name;
  }
}
