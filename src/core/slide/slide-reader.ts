import type { Token } from 'markdown-it';
import type { DefinitionPlace } from '../markdown/references.ts';
import { type Document, lineAt, lineEndOffset } from '../text/document.ts';
import { codeBlockOf } from './code-block.ts';
import { definitionAddress, type InlinePlace } from './markdown-places.ts';
import { firstLineOf, type Places } from './places.ts';
import { type HtmlPart, readHtml } from './raw-html.ts';
import type { CodeBlock, Comment, Heading, Link, Notes, Slide, Tag } from './slide.ts';
import { Words } from './words.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Collects a slide's parts from its Markdown tokens, in document order. */
export class SlideReader {
  readonly #document: Document;
  readonly #places: Places;
  readonly #inline: ReadonlyMap<Token, InlinePlace>;
  readonly #comments: Comment[] = [];
  readonly #headings: Heading[] = [];
  readonly #codeBlocks: CodeBlock[] = [];
  readonly #tags: Tag[] = [];
  readonly #notes: Mutable<Notes>[] = [];
  readonly #openNotes: Mutable<Notes>[] = [];
  readonly #links: Link[] = [];
  readonly #words = new Words();
  readonly #ids = new Map<string, number>();
  #row: number | undefined;

  constructor(document: Document, places: Places, inline: ReadonlyMap<Token, InlinePlace>) {
    this.#document = document;
    this.#places = places;
    this.#inline = inline;
  }

  /** All that has been read; links in the order of their places. */
  parts(): Pick<Slide, 'comments' | 'headings' | 'codeBlocks' | 'tags' | 'notes' | 'links' | 'words'> {
    return {
      comments: this.#comments,
      headings: this.#headings,
      codeBlocks: this.#codeBlocks,
      tags: this.#tags,
      notes: this.#notes,
      links: this.#links.sort(
        (a, b) =>
          a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
      ),
      words: this.#words,
    };
  }

  read(tokens: readonly Token[]): void {
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'fence')
        this.#codeBlocks.push(codeBlockOf(this.#document, this.#places, token, this.#openNotes.length > 0));
      else if (token.type === 'html_block') this.#htmlBlock(token);
      else if (token.type === 'tr_open') this.#row = firstLineOf(token);
      else if (token.type === 'tr_close') this.#row = undefined;
      else if (token.type === 'inline') this.#inlineToken(token);
      else if (token.type === 'heading_open') this.#heading(token, tokens[index + 1]);
    }
  }

  /** Link reference definitions, which have no token; those that follow each other come as one. */
  definition({ source, firstLine }: DefinitionPlace): void {
    const starts = Array.from(
      source.matchAll(/^[ \t]*\[(?!\^)(?:[^\]\\]|\\.)*\]:/gmu),
      (match) => match.index,
    );
    const at = this.#places.inContent(source, firstLine);
    for (const [index, start] of starts.entries()) {
      const piece = source.slice(start, starts[index + 1]).trimEnd();
      const address = definitionAddress(piece);
      if (!address) continue;
      this.#links.push({
        kind: 'link',
        form: 'definition',
        target: address.text,
        targetRange: this.#places.range(at(start + address.start), at(start + address.end)),
        range: this.#places.range(
          at(start + piece.length - piece.trimStart().length),
          at(start + piece.length),
        ),
      });
    }
  }

  #htmlBlock(token: Token): void {
    const content = token.content.replace(/\n$/, '');
    this.#html(content, this.#places.inContent(content, firstLineOf(token)));
  }

  #inlineToken(token: Token): void {
    const children = token.children ?? [];
    let place: ((offset: number) => number) | undefined;
    const at = (offset: number) => {
      place ??=
        this.#row === undefined
          ? this.#places.inContent(token.content, firstLineOf(token))
          : this.#places.inCell(token.content, this.#row);
      return place(offset);
    };
    // Cells are found one after the other, so that each must be looked for.
    if (this.#row !== undefined) at(0);
    // A paragraph that was left unread holds nothing but words.
    let text = children.length === 0 ? token.content : '';
    for (const child of children) {
      const found = this.#inline.get(child);
      if (child.type === 'html_inline') {
        if (found) this.#html(child.content, (offset) => at(found.start + offset));
      } else if (child.type === 'link_open' || child.type === 'image') {
        if (found) this.#link(child, found, at);
      } else if (child.type === 'softbreak' || child.type === 'hardbreak') text += ' ';
      else text += child.content;
    }
    this.#count(text);
  }

  #link(token: Token, place: InlinePlace, at: (offset: number) => number): void {
    const image = token.type === 'image';
    const target = place.target ?? place;
    this.#links.push({
      kind: image ? 'image' : 'link',
      form: place.reference ? 'reference' : token.markup === 'autolink' ? 'autolink' : 'inline',
      target: String(token.attrGet(image ? 'src' : 'href') ?? ''),
      targetRange: this.#places.range(at(target.start), at(target.end)),
      range: this.#places.range(at(place.start), at(place.end)),
      ...(image ? { alt: plainText(token.children ?? []) } : {}),
    });
  }

  #heading(open: Token, inline: Token | undefined): void {
    const first = this.#places.line(firstLineOf(open));
    const last = this.#places.line((open.map?.[1] ?? 1) - 1);
    const raw = lineAt(this.#document, first);
    const marker = raw.lastIndexOf(`${open.markup}`, raw.length);
    const text = plainText(inline?.children ?? []);
    const own = open.attrGet('id');
    const column = open.markup.startsWith('#')
      ? Math.max(raw.search(/#/), 0)
      : Math.max(raw.search(/[^\s>]/), 0);
    this.#headings.push({
      level: Number(open.tag.slice(1)) as Heading['level'],
      text,
      id: own === null ? this.#idOf(text) : String(own),
      range: this.#places.range(
        (this.#document.lineStarts[first] ?? 0) + (marker < 0 ? 0 : column),
        lineEndOffset(this.#document, Math.max(first, last)),
      ),
    });
  }

  #idOf(text: string): string {
    const id = text
      .trim()
      .toLowerCase()
      .replace(/\s/gu, '-')
      .replace(/[^\p{L}\p{N}_-]/gu, '');
    const used = this.#ids.get(id) ?? 0;
    this.#ids.set(id, used + 1);
    return used === 0 ? id : `${id}-${used}`;
  }

  #html(piece: string, at: (offset: number) => number): void {
    for (const part of readHtml(piece)) {
      if (part.kind === 'text') this.#count(part.text);
      else if (part.kind === 'comment') this.#comment(part, at);
      else this.#tag(part, at);
    }
  }

  #comment(part: HtmlPart & { kind: 'comment' }, at: (offset: number) => number): void {
    const range = this.#places.range(at(part.start), at(part.end));
    const before = lineAt(this.#document, range.start.line).slice(0, range.start.character);
    const after = lineAt(this.#document, range.end.line).slice(range.end.character);
    this.#comments.push({ range, text: part.text, ownLines: before.trim() === '' && after.trim() === '' });
  }

  #tag(part: HtmlPart & { kind: 'tag' }, at: (offset: number) => number): void {
    const { name, closing, complete } = part;
    const range = this.#places.range(at(part.start), at(part.end));
    this.#tags.push({ name, closing, complete, range });
    if (!complete) return;
    if (name === 'details') this.#details(closing, range);
    if (closing || (name !== 'a' && name !== 'img')) return;
    const address = part.attributes.find((attribute) => attribute.name === (name === 'a' ? 'href' : 'src'));
    const alt = part.attributes.find((attribute) => attribute.name === 'alt')?.value;
    if (!address && name === 'a') return;
    this.#links.push({
      kind: name === 'a' ? 'link' : 'image',
      form: 'html',
      target: address?.value ?? '',
      targetRange: address ? this.#places.range(at(address.start), at(address.end)) : range,
      range,
      ...(name === 'img' ? { alt } : {}),
    });
  }

  #details(closing: boolean, range: Tag['range']): void {
    if (closing) {
      const notes = this.#openNotes.pop();
      if (notes) notes.close = range;
      return;
    }
    const notes: Mutable<Notes> = { open: range, close: undefined };
    this.#notes.push(notes);
    this.#openNotes.push(notes);
  }

  #count(text: string): void {
    this.#words.add(text, this.#openNotes.length > 0);
  }
}

/** What is read of inline tokens: text and code, without raw HTML and images. */
function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type !== 'html_inline' && token.type !== 'image') text += token.content;
  }
  return text;
}
