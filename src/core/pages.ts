import type { Knowledge } from './lectern.ts';
import type { Page } from './page/page.ts';
import { createPageRenderer, type PageRenderer } from './page/render-page.ts';
import type { DiagramOptions, Drawing } from './ports.ts';
import { Recall, type Recorder, recordingFiles } from './recall.ts';
import type { Path } from './text/path.ts';

/** The pages of a workspace, kept while what they were made from stands. */
export interface Pages {
  page(path: Path, mode: 'published' | 'preview'): Page;
  /** Ids on the published page of a chapter; `undefined` when the file cannot be read. */
  ids(path: Path, recorder: Recorder): ReadonlySet<string> | undefined;
  /** A drawing, written down as a dependency: a pending one changes when it is there. */
  draw(source: string, options: DiagramOptions, recorder: Recorder): Drawing;
}

/** Pages, each rendered again only when a file, a drawing or a time on it has changed. */
export function createPages(knowledge: Knowledge): Pages {
  const kept = new Recall<Page>(() => knowledge.host.changes?.());
  const keptIds = new Recall<ReadonlySet<string> | undefined>(() => knowledge.host.changes?.());
  const renderers = new Map<string, PageRenderer>();

  function draw(source: string, options: DiagramOptions, recorder: Recorder): Drawing {
    const key = `draw ${JSON.stringify(options)} ${source}`;
    const drawing = recorder.ask(key, () => knowledge.host.diagrams.draw(source, options));
    if (drawing.kind === 'pending') recorder.expectMore();
    return drawing;
  }

  function page(path: Path, mode: 'published' | 'preview', outer?: Recorder): Page {
    const key = `${mode} ${path}`;
    return kept.get(key, outer, (recorder) => {
      const files = recordingFiles(knowledge.host.files, recorder);
      const document = knowledge.document(path, recorder);
      if (!document) throw new Error(`${path} cannot be read.`);
      const book = recorder.ask(`book ${path}`, () => knowledge.bookOf(path));
      const courses = book && recorder.ask(`courses ${book.root}`, () => knowledge.courses(book));
      let renderer = renderers.get(key);
      if (!renderer) {
        renderer = createPageRenderer();
        renderers.set(key, renderer);
      }
      return renderer(
        document,
        { book, courses, files },
        { mode, draw: (source, options) => draw(source, options, recorder) },
      );
    });
  }

  return {
    page: (path, mode) => page(path, mode),
    ids: (path, recorder) =>
      keptIds.get(path, recorder, (inner) => {
        if (!knowledge.document(path, inner)) return undefined;
        const html = page(path, 'published', inner)
          .blocks.map((block) => block.html)
          .join('');
        // The old way to name a place, `<a name>`, works as well as an id.
        const named = /\sid="([^"]*)"|<a\s(?:[^<>]*\s)?name="([^"]*)"/g;
        return new Set([...html.matchAll(named)].map(([, id, name]) => unescapeHtml(id ?? name ?? '')));
      }),
    draw,
  };
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
