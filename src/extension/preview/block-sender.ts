import type { Page } from '../../core/page/page.ts';
import type { BlockUpdate } from '../../core/preview-protocol.ts';

const lineAttribute = / data-line="(\d+)"/g;
/** Keys remembered per page; beyond, all is sent again. Slides have some dozens. */
const mostKeys = 4000;

/**
 * Says which blocks of a page its webview must be given, and which it only needs named. Lines inside a block are
 * counted from the block's first, so that a line typed above does not change it.
 */
export class BlockSender {
  #sent = new Set<string>();

  /** Forgets what has been sent: the webview starts anew. */
  reset(): void {
    this.#sent = new Set();
  }

  update(page: Page): BlockUpdate[] {
    if (this.#sent.size > mostKeys) this.reset();
    return page.blocks.map((block) => {
      const line = block.source?.first ?? 0;
      const html = block.html.replace(
        lineAttribute,
        (_, digits: string) => ` data-line="${Number(digits) - line}"`,
      );
      const key = keyOf(html);
      if (this.#sent.has(key)) return { key, line };
      this.#sent.add(key);
      return { key, line, html };
    });
  }
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
