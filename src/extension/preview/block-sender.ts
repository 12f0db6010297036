import { KnownBlocks } from '../../core/known-blocks.ts';
import type { Block, Page } from '../../core/page/page.ts';
import type { BlockUpdate } from '../../core/preview-protocol.ts';

const lineAttribute = / data-line="(\d+)"/g;

/** A block as it is sent. */
interface Prepared {
  readonly line: number;
  readonly key: string;
  /** With lines counted from `line`; that of the shell for a block that is cut. */
  readonly html: string;
  readonly inside:
    | { readonly shell: string; readonly name: string; readonly parts: readonly Prepared[] }
    | undefined;
}

/**
 * Says which blocks of a page its webview must be given, and which it only needs named. Lines inside a block are
 * counted from the block's first, so that a line typed above does not change it.
 */
export class BlockSender {
  readonly #sent = new KnownBlocks<true>();
  /** What was prepared of blocks that stay the same object from page to page. */
  readonly #prepared = new WeakMap<Block, Prepared>();

  /** Forgets what has been sent: the webview starts anew. */
  reset(): void {
    this.#sent.clear();
  }

  update(page: Page): BlockUpdate[] {
    this.#sent.begin();
    return page.blocks.map((block) => this.#send(this.#prepare(block, 0)));
  }

  #send(prepared: Prepared): BlockUpdate {
    const { key, line, html, inside } = prepared;
    if (this.#use(prepared)) return { key, line };
    this.#sent.learn(key, true);
    if (!inside) return { key, line, html };
    const shell = { key: inside.shell, name: inside.name };
    const isNew = !this.#sent.use(shell.key);
    this.#sent.learn(shell.key, true);
    const parts = inside.parts.map((part) => this.#send(part));
    return { key, line, inside: { shell: isNew ? { ...shell, html } : shell, parts } };
  }

  /** Whether the page knows a block; if so it keeps knowing all of it. */
  #use({ key, inside }: Prepared): boolean {
    if (!this.#sent.use(key)) return false;
    if (inside) {
      this.#sent.use(inside.shell);
      for (const part of inside.parts) this.#use(part);
    }
    return true;
  }

  #prepare(block: Block, outer: number): Prepared {
    const line = block.source?.first ?? outer;
    const known = this.#prepared.get(block);
    if (known?.line === line) return known;
    const prepared = this.#prepareAnew(block, line);
    this.#prepared.set(block, prepared);
    return prepared;
  }

  #prepareAnew({ html: whole, inside }: Block, line: number): Prepared {
    if (!inside) {
      const html = countedFrom(line, whole);
      return { line, key: keyOf(html), html, inside: undefined };
    }
    const html = countedFrom(line, inside.open + inside.close);
    const shell = keyOf(html);
    const parts = inside.parts.map((part) => this.#prepare(part, line));
    const named = parts.map((part) => `${part.key}@${part.line - line}`);
    return {
      line,
      key: keyOf([shell, ...named].join(' ')),
      html,
      inside: { shell, name: inside.name, parts },
    };
  }
}

function countedFrom(line: number, html: string): string {
  return html.replace(lineAttribute, (_, digits: string) => ` data-line="${Number(digits) - line}"`);
}

/** 53 bits of the text's content and its length: no two blocks of a page will share it. */
function keyOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${text.length.toString(36)}.${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}
