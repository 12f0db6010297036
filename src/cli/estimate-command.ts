import type { EstimatedSlide } from '../core/estimate/report.ts';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import type { Path } from '../core/text/path.ts';
import { findInputs } from './inputs.ts';
import { exit, type Io } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { counted, shown } from './report.ts';

/** `lectern estimate`. */
export async function estimate(given: Given, io: Io, host: NodeHost): Promise<number> {
  await loadYaml();
  const lectern = createLectern(host);
  const { files } = findInputs(given.paths, io, host.files, lectern);
  const cwd = toPath('.', io.cwd);
  const unreadable = files.filter((path) => {
    const content = host.files.read(path);
    if (content.kind !== 'unreadable') return false;
    io.err(`lectern: ${shown(path, cwd)} cannot be read: ${content.reason}.\n`);
    return true;
  });
  const slides = await settled(host, () => estimatesOf(files, lectern));
  const shownSlides = slides.map((slide) => ({ ...slide, file: shown(slide.file, cwd) }));
  if (given.text('format') === 'json') {
    io.out(`${JSON.stringify({ slides: shownSlides }, undefined, 2)}\n`);
  } else {
    io.out(asText(shownSlides));
  }
  return unreadable.length > 0 ? exit.wrong : exit.clean;
}

/** Chapters of books as their book's report has them, in its order; other Markdown files one by one, after them. */
function estimatesOf(files: readonly Path[], lectern: Lectern): EstimatedSlide[] {
  const wanted = new Set(files.filter((path) => path.endsWith('.md')));
  const slides: EstimatedSlide[] = [];
  const books = new Set<Path>();
  for (const path of wanted) {
    const book = lectern.bookOf(path);
    if (!book || books.has(book.root)) continue;
    books.add(book.root);
    for (const slide of lectern.estimateReport(book).slides)
      if (wanted.delete(slide.file)) slides.push(slide);
    wanted.delete(book.summary.document?.path ?? '');
  }
  for (const file of wanted) {
    const found = lectern.estimate(file);
    if (!found) continue;
    const { minutes, low, high, reasons } = found;
    slides.push({
      file,
      stated: lectern.facts(file)?.minutes ?? null,
      estimate: minutes,
      low,
      high,
      reasons,
    });
  }
  return slides;
}

function asText(slides: readonly EstimatedSlide[]): string {
  const lines = slides.flatMap(({ file, stated, estimate, low, high, reasons }) => {
    const against = stated === null ? '' : `, stated ${stated} min`;
    const outside = stated !== null && (stated < low || stated > high) ? ' (outside the range)' : '';
    return [
      `${file}: ~${estimate} min (${low}–${high})${against}${outside}`,
      ...reasons.map((reason) => `  ${reason}`),
    ];
  });
  return `${[...lines, `${counted(slides.length, 'slide')} estimated.`].join('\n')}\n`;
}
