import * as l10n from '#l10n';
import { type Document, lineAt } from '../text/document.ts';
import { join, type Path } from '../text/path.ts';
import type { Chapter, Summary, SummaryItem, SummaryProblem } from './book.ts';
import { type SummaryEvent, type SummaryLink, summaryEvents } from './summary-events.ts';
import { duplicates, leftOut } from './summary-problems.ts';

/**
 * SUMMARY.md as mdBook 0.5.3 reads it, chapters' paths below the folder `source`; `undefined` for a book without
 * the file. Never throws: where mdBook would stop, there is a problem, and reading goes on as its author meant.
 */
export function parseSummary(document: Document | undefined, source: Path): Summary {
  if (!document) return { document, items: [], problems: [] };
  const reader = new SummaryReader(document, source, summaryEvents(document));
  const items = reader.read();
  const problems = [
    ...reader.problems,
    ...leftOut(document, reader.events, reader.taken, items),
    ...duplicates(items),
  ];
  return { document, items, problems: problems.sort((a, b) => a.range.start.line - b.range.start.line) };
}

type Start = Extract<SummaryEvent, { kind: 'start' }>;

/** mdBook's own reader, step by step, so that its odd corners are ours. */
class SummaryReader {
  readonly events: readonly SummaryEvent[];
  /** The events that became a chapter, or were reported. */
  readonly taken = new Set<SummaryEvent>();
  readonly problems: SummaryProblem[] = [];
  readonly #document: Document;
  readonly #source: Path;
  #next = 0;
  #topChapters = 0;

  constructor(document: Document, source: Path, events: readonly SummaryEvent[]) {
    this.#document = document;
    this.#source = source;
    this.events = events;
  }

  read(): SummaryItem[] {
    this.#skipTitle();
    const items = this.#affix();
    items.push(...this.#parts());
    while (this.#next < this.events.length) {
      items.push(...this.#affix());
      const event = this.#peek();
      if (!event) break;
      const line = event.kind === 'start' ? event.line : 0;
      this.#report(
        'syntax',
        line,
        l10n.t('mdBook stops here: unnumbered chapters may not be followed by a list or a part.'),
      );
      items.push(...this.#parts());
    }
    return items;
  }

  #peek(): SummaryEvent | undefined {
    return this.events[this.#next];
  }

  #take(): SummaryEvent | undefined {
    return this.events[this.#next++];
  }

  /** The first heading of level one, with nothing but HTML before it, is the file's own title. */
  #skipTitle(): void {
    for (let index = 0; ; index++) {
      const event = this.events[index];
      if (
        event?.kind === 'html' ||
        ((event?.kind === 'start' || event?.kind === 'end') && event.tag === 'html')
      )
        continue;
      this.#next = index;
      if (event?.kind === 'start' && event.tag === 'h1') {
        this.#take();
        this.#textUntil('h1');
      }
      return;
    }
  }

  /** Chapters without number, up to the next list or part. */
  #affix(): SummaryItem[] {
    const items: SummaryItem[] = [];
    for (let event = this.#peek(); event; event = this.#peek()) {
      if (event.kind === 'start' && (event.tag === 'list' || event.tag === 'h1')) break;
      this.#take();
      if (event.kind === 'rule') items.push({ kind: 'separator', line: event.line });
      else if (event.kind === 'start' && event.tag === 'link')
        items.push(this.#chapter(event, event.link, event.link.range.start.line, 0, []));
    }
    return items;
  }

  #parts(): SummaryItem[] {
    const items: SummaryItem[] = [];
    for (let event = this.#peek(); event; event = this.#peek()) {
      if (event.kind === 'start' && event.tag === 'paragraph') break;
      if (event.kind === 'start' && event.tag === 'h1') {
        this.#take();
        items.push({ kind: 'part', title: this.#textUntil('h1'), line: event.line });
      }
      items.push(...this.#numbered());
    }
    return items;
  }

  #numbered(): SummaryItem[] {
    const items: SummaryItem[] = [];
    for (let first = true; ; first = false) {
      const event = this.#peek();
      if (!event || (event.kind === 'start' && event.tag === 'h1')) return items;
      if (event.kind === 'start' && event.tag === 'paragraph' && !first) return items;
      this.#take();
      if (event.kind === 'rule') items.push({ kind: 'separator', line: event.line });
      else if (event.kind === 'start' && event.tag === 'list') {
        const chapters = this.#list([], 0, this.#topChapters);
        this.#topChapters += chapters.length;
        items.push(...chapters);
      } else if (event.kind === 'start' && event.tag !== 'paragraph') this.#skip(event.tag);
    }
  }

  /** The chapters of one list whose start has been taken; `before` shifts the numbers at the top. */
  #list(parent: readonly number[], depth: number, before: number): Chapter[] {
    const chapters: Chapter[] = [];
    for (let event = this.#take(); event; event = this.#take()) {
      if (event.kind === 'end' && event.tag === 'list') break;
      if (event.kind !== 'start') continue;
      if (event.tag === 'item') {
        chapters.push(this.#item(event, depth, [...parent, before + chapters.length + 1]));
      } else if (event.tag === 'list') {
        const last = chapters.at(-1);
        if (!last) continue;
        const children = this.#list(last.number, depth + 1, 0);
        // A second list in one item takes the place of the first: what stood there is lost.
        chapters[chapters.length - 1] = { ...last, children };
        for (const lost of last.children) this.#lose(lost);
      }
    }
    return chapters;
  }

  #item(item: Start, depth: number, number: readonly number[]): Chapter {
    let event = this.#peek();
    if (event?.kind === 'start' && event.tag === 'paragraph') {
      this.#take();
      event = this.#peek();
    }
    if (event?.kind === 'start' && event.tag === 'link') {
      this.#take();
      return this.#chapter(event, event.link, item.line, depth, number);
    }
    const detail = l10n.t('mdBook stops here: a list item may hold nothing before its link.');
    this.#report('syntax', item.line, detail);
    return this.#itemWithoutLink(item, depth, number);
  }

  /** What its author meant by an item that mdBook refuses: its first link, or a draft with its words. */
  #itemWithoutLink(item: Start, depth: number, number: readonly number[]): Chapter {
    let title = '';
    for (let event = this.#peek(); event; event = this.#peek()) {
      if (event.kind === 'end' && (event.tag === 'item' || event.tag === 'paragraph')) break;
      if (event.kind === 'start' && (event.tag === 'list' || event.tag === 'item')) break;
      this.#take();
      this.taken.add(event);
      if (event.kind === 'text') title += event.text;
      if (event.kind === 'start' && event.tag === 'link')
        return this.#chapter(event, event.link, item.line, depth, number);
    }
    const range = this.#lineRange(item.line);
    const targetRange = { start: range.end, end: range.end };
    const { line } = item;
    const name = title.trim();
    return {
      kind: 'chapter',
      title: name,
      label: name,
      labelRange: targetRange,
      path: undefined,
      target: '',
      targetRange,
      range,
      line,
      depth,
      number,
      children: [],
    };
  }

  #chapter(
    event: SummaryEvent,
    link: SummaryLink,
    line: number,
    depth: number,
    number: readonly number[],
  ): Chapter {
    this.taken.add(event);
    const title = this.#textUntil('link');
    const range = { ...this.#lineRange(line), end: this.#lineRange(link.range.end.line).end };
    return {
      kind: 'chapter',
      title,
      label: link.label,
      labelRange: link.labelRange,
      path: link.href === '' ? undefined : join(this.#source, link.href.replaceAll('%20', ' ')),
      target: link.href,
      targetRange: link.targetRange,
      range,
      line,
      depth,
      number,
      children: [],
    };
  }

  /** The flat text up to an end, which is taken too. */
  #textUntil(tag: 'link' | 'h1'): string {
    let text = '';
    for (let event = this.#take(); event; event = this.#take()) {
      if (event.kind === 'end' && event.tag === tag) break;
      if (event.kind === 'text') text += event.text;
    }
    return text;
  }

  #skip(tag: Start['tag']): void {
    for (let event = this.#take(); event; event = this.#take()) {
      if (event.kind === 'end' && event.tag === tag) return;
    }
  }

  #lose(chapter: Chapter): void {
    const detail = l10n.t(
      'mdBook drops it: a second list below the same chapter takes the place of this one.',
    );
    this.#report('not-a-chapter', chapter.line, detail);
    for (const child of chapter.children) this.#lose(child);
  }

  #lineRange(line: number) {
    const text = lineAt(this.#document, line);
    const start = text.search(/[^\s\uFEFF]/);
    return {
      start: { line, character: Math.max(start, 0) },
      end: { line, character: text.trimEnd().length },
    };
  }

  #report(kind: SummaryProblem['kind'], line: number, detail: string): void {
    this.problems.push({ kind, range: this.#lineRange(line), detail });
  }
}
