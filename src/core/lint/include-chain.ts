import * as l10n from '#l10n';
import { chaptersOf } from '../book/chapters.ts';
import { findIncludeDirectives } from '../book/include-directives.ts';
import { fileLines, parseSelection, type TakenLine, takeLines } from '../book/include-lines.ts';
import type { Include, Slide } from '../slide/slide.ts';
import type { Document } from '../text/document.ts';
import { basename, extname, isWithin, type Path } from '../text/path.ts';
import { type Range, range } from '../text/range.ts';
import { type IncludeTarget, includeTarget } from './included-files.ts';
import type { Found, LintContext } from './rule.ts';

/** mdBook's own limit: what is nested deeper is left out. */
const deepest = 10;
/** Ends the walk through files that include each other many times over. */
const mostSteps = 2000;

interface Walk {
  readonly slide: Slide;
  readonly direct: Include;
  readonly context: LintContext;
  readonly found: Map<string, Found>;
  steps: number;
}

/**
 * What goes wrong below one include of a slide: in the files it names, those that these name, and so on. Faults of
 * other Markdown files of the book are left to their own check; those of other files stand at their line.
 */
export function followInclude(
  direct: Include,
  target: IncludeTarget,
  slide: Slide,
  context: LintContext,
): Iterable<Found> {
  const walk: Walk = { slide, direct, context, found: new Map(), steps: 0 };
  const path = slide.document.path;
  if (target.path === path) {
    if (leadsBack(direct.kind, target, slide.document)) say(walk, path, direct.range, circle([path]));
  } else follow(walk, direct.kind, target, [path]);
  return walk.found.values();
}

/** Whether the part of its own file that an include takes holds an include of that file. */
function leadsBack(kind: string, target: IncludeTarget, file: Document): boolean {
  return nested(kind, target, file).some((next) => next.target.path === file.path);
}

interface Nested {
  readonly kind: string;
  readonly target: IncludeTarget;
  readonly range: Range;
}

/** The includes in the part of a file that an include takes. */
function nested(kind: string, { selection }: IncludeTarget, file: Document): Nested[] {
  if (!file.text.includes('{{')) return [];
  const lines = fileLines(file.text);
  const taken: readonly TakenLine[] =
    kind === 'include'
      ? takeLines(lines, parseSelection(selection)).lines
      : lines.map((text, line) => ({ text, line }));
  return taken.flatMap(({ text, line }) =>
    findIncludeDirectives(text).flatMap(({ kind: inner, rest, start, end }) => {
      const target = includeTarget(inner, rest, file.path);
      return target === undefined ? [] : [{ kind: inner, target, range: range(line, start, line, end) }];
    }),
  );
}

function follow(walk: Walk, kind: string, target: IncludeTarget, chain: readonly Path[]): void {
  const file = walk.context.document(target.path);
  if (file === undefined) return;
  const through = [...chain, file.path];
  for (const next of nested(kind, target, file)) {
    if (++walk.steps > mostSteps) return;
    const back = through.indexOf(next.target.path);
    if (back >= 0) goesRound(walk, file.path, next, through.slice(back));
    else if (through.length > deepest) tooDeep(walk, file.path, next);
    else if (walk.context.document(next.target.path) === undefined) missing(walk, file.path, next);
    else follow(walk, next.kind, next.target, through);
  }
}

/** `circle` holds the files of the circle in order, the last the one whose include closes it. */
function goesRound(walk: Walk, path: Path, { range }: Nested, files: readonly Path[]): void {
  const own = walk.slide.document.path;
  if (!isChecked(path, walk.context)) say(walk, path, range, circle(files));
  else if (files[0] === own && speaksFor(own, files, walk.context))
    say(walk, own, walk.direct.range, circle(files));
}

/** A circle is told where a part of the book that is no page of its own leads back to one; else at every page in it. */
function speaksFor(own: Path, files: readonly Path[], { book }: LintContext): boolean {
  if (book === undefined) return true;
  const chapters = chaptersOf(book.summary);
  return !chapters.has(own) || files.every((file) => chapters.has(file));
}

function circle(files: readonly Path[]): string {
  if (files.length === 1)
    return l10n.t(
      'This include takes in the very text it stands in, so the page repeats it ten times. Take it out, or name an anchor or lines without it.',
    );
  const others = files.slice(1).map((file) => `\`${basename(file)}\``);
  return l10n.t(
    'This include leads back to this file by way of {0}, so the page repeats both ten times. Take one of them out.',
    others.join(', '),
  );
}

function tooDeep(walk: Walk, path: Path, { range }: Nested): void {
  const message = l10n.t(
    'Includes are nested more than {0} deep here, and mdBook leaves out what lies deeper. Include the file more directly.',
    deepest,
  );
  const related = [{ path, range, message: l10n.t('This include is left out') }];
  const { direct, slide, found } = walk;
  found.set('deep', { range: direct.range, message, related });
  if (path !== slide.document.path) say(walk, path, range, message);
}

function missing(walk: Walk, path: Path, { range, target }: Nested): void {
  if (isChecked(path, walk.context)) return;
  say(
    walk,
    path,
    range,
    l10n.t(
      'The file `{0}` does not exist, so the page that includes this shows the line as it is written.',
      target.written,
    ),
  );
}

/** Whether a file is checked as a slide of its own. */
function isChecked(path: Path, { book }: LintContext): boolean {
  return extname(path) === '.md' && book !== undefined && isWithin(book.source, path);
}

/** Findings outside the book stand at the include that leads there. */
function say(walk: Walk, path: Path, at: Range, message: string): void {
  const { book } = walk.context;
  const key = `${path}:${at.start.line}:${at.start.character}`;
  if (path === walk.slide.document.path) walk.found.set(key, { range: at, message });
  else if (book !== undefined && isWithin(book.root, path)) walk.found.set(key, { path, range: at, message });
  else {
    const related = [{ path, range: at, message: l10n.t('It stands here') }];
    walk.found.set(key, {
      range: walk.direct.range,
      message: l10n.t('In a file that this includes: {0}', message),
      related,
    });
  }
}
