import { mkdirSync, writeFileSync } from 'node:fs';
import nodePath from 'node:path';
import { createLectern, type Lectern } from '../core/lectern.ts';
import type { Notice } from '../core/page/page.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import { basename, dirname, isWithin, join, type Path, relative } from '../core/text/path.ts';
import { exit, type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';
import { reasonOf } from './node-files.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { shown } from './report.ts';

/** A page as it is printed: the file as it was given. */
interface RenderedPage {
  readonly file: string;
  readonly html: string;
}

/** `lectern render`. */
export async function render(given: Given, io: Io, host: NodeHost): Promise<number> {
  if (given.paths.length === 0) throw new UsageError('Say which files to render: lectern render FILE…');
  await loadYaml();
  const lectern = createLectern(host);
  const cwd = toPath('.', io.cwd);
  const readable = given.paths.filter((file) => {
    const reason = whyUnreadable(file, toPath(file, io.cwd), host);
    if (reason) io.err(`lectern: ${file} cannot be rendered: ${reason}.\n`);
    return reason === undefined;
  });
  const pages = await settled(host, () =>
    readable.map((file) => ({ file, page: lectern.page(toPath(file, io.cwd), 'published') })),
  );
  for (const { page } of pages) for (const notice of page.notices) io.err(`${noticeLine(notice, cwd)}\n`);
  const rendered = pages.map(({ file, page }) => ({
    file,
    html: page.blocks.map((block) => block.html).join(''),
  }));
  const json = given.text('format') === 'json';
  const out = given.text('out');
  if (out !== undefined) writePages(rendered, nodePath.resolve(io.cwd, out), json, lectern, io);
  else if (json) io.out(asJson(rendered));
  else for (const { html } of rendered) io.out(html);
  return readable.length < given.paths.length ? exit.wrong : exit.clean;
}

function asJson(pages: readonly RenderedPage[]): string {
  return `${JSON.stringify({ pages }, undefined, 2)}\n`;
}

function whyUnreadable(file: string, path: Path, { files }: NodeHost): string | undefined {
  if (files.kindOf(path) === 'folder') return `it is a folder; name its files, such as ${file}/*.md`;
  const content = files.read(path);
  if (content.kind === 'missing') return 'it does not exist';
  return content.kind === 'unreadable' ? content.reason : undefined;
}

function noticeLine({ path, range, message }: Notice, cwd: Path): string {
  const place = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
  return `${shown(path, cwd)}${place}: ${message}`;
}

/** Writes pages below a folder, named as the book publishes them; as JSON into one file, `pages.json`. */
function writePages(
  pages: readonly RenderedPage[],
  folder: string,
  json: boolean,
  lectern: Lectern,
  io: Io,
): void {
  try {
    if (json) write(nodePath.join(folder, 'pages.json'), asJson(pages));
    else
      for (const { file, html } of pages)
        write(nodePath.join(folder, publishedName(toPath(file, io.cwd), lectern, io)), html);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written: ${reasonOf(error)}.`);
  }
}

function write(file: string, text: string): void {
  mkdirSync(nodePath.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The page's place below the book's source, `.html` for `.md` and `index.html` for `README.md`. */
function publishedName(path: Path, lectern: Lectern, io: Io): string {
  const roots = [lectern.bookOf(path)?.source, toPath('.', io.cwd), dirname(path)];
  const root = roots.find((each) => each !== undefined && isWithin(each, path)) ?? dirname(path);
  const name = basename(path);
  const page = name.toLowerCase() === 'readme.md' ? 'index.html' : name.replace(/\.md$/i, '.html');
  return relative(root, join(dirname(path), page));
}
