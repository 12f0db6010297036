import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** What a piece of raw HTML holds, by offsets into the piece. */
export type HtmlPart =
  | { readonly kind: 'comment'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly text: string }
  | {
      readonly kind: 'tag';
      readonly start: number;
      readonly end: number;
      /** In lower case. */
      readonly name: string;
      readonly closing: boolean;
      /** False when the piece ends before the tag does: it is no tag on the page. */
      readonly complete: boolean;
      readonly attributes: readonly HtmlAttribute[];
    };

export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
  /** Where the value stands without its quotes; empty at the end of the name when there is none. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads one piece of raw HTML (a block, or an inline tag) by itself, as mdBook does: by the HTML standard's tokenizer,
 * only script and style holding raw text.
 */
export function readHtml(piece: string): HtmlPart[] {
  const simple = readSimple(piece);
  if (simple) return [simple];
  const parts: HtmlPart[] = [];
  let covered = 0;
  const place = (token: { location: Token.Location | null }) => {
    const start = token.location?.startOffset ?? 0;
    const end = token.location?.endOffset ?? start;
    covered = Math.max(covered, end);
    return { start, end };
  };
  const tag = (token: Token.TagToken, closing: boolean) => {
    const attributes = token.attrs.map(({ name, value }) => {
      const at = token.location?.attrs?.[name];
      return { name, value, ...valuePlace(piece, at?.startOffset ?? 0, at?.endOffset ?? 0) };
    });
    parts.push({ kind: 'tag', ...place(token), name: token.tagName, closing, complete: true, attributes });
  };
  const text = (token: Token.CharacterToken) =>
    parts.push({ kind: 'text', ...place(token), text: token.chars });
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: (token) => parts.push({ kind: 'comment', ...place(token), text: token.data }),
      onDoctype: place,
      onStartTag: (token) => {
        tag(token, false);
        if (token.tagName === 'script' || token.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (token) => tag(token, true),
      onEof: () => undefined,
      onCharacter: text,
      onNullCharacter: text,
      onWhitespaceCharacter: text,
    },
  );
  tokenizer.write(piece, true);
  const unfinished = /^<(\/?)([A-Za-z][\w-]*)/.exec(piece.slice(covered));
  if (unfinished) {
    const line = piece.slice(covered).split('\n', 1)[0] ?? '';
    const [, slash, name = ''] = unfinished;
    parts.push({
      kind: 'tag',
      start: covered,
      end: covered + line.trimEnd().length,
      name: name.toLowerCase(),
      closing: slash === '/',
      complete: false,
      attributes: [],
    });
  }
  return parts;
}

const plainComment = /^<!--(?!-?>)([^\0\r-]*(?:-(?!-)[^\0\r-]+)*)-->$/;
const plainTag = /^<(\/?)([A-Za-z][A-Za-z0-9]*)>$/;

/** What nearly every piece is, one comment or one tag without attributes; read so, it takes a tenth of the time. */
function readSimple(piece: string): HtmlPart | undefined {
  const place = { start: 0, end: piece.length };
  const comment = plainComment.exec(piece);
  if (comment) return { kind: 'comment', ...place, text: comment[1] ?? '' };
  const tag = plainTag.exec(piece);
  if (!tag) return undefined;
  const [, slash, name = ''] = tag;
  return {
    kind: 'tag',
    ...place,
    name: name.toLowerCase(),
    closing: slash === '/',
    complete: true,
    attributes: [],
  };
}

function valuePlace(piece: string, start: number, end: number): { start: number; end: number } {
  const source = piece.slice(start, end);
  const equals = /=\s*/.exec(source);
  if (!equals) return { start: end, end };
  const valueStart = start + equals.index + equals[0].length;
  const quoted = /^["']/.test(piece.slice(valueStart, end));
  return quoted ? { start: valueStart + 1, end: end - 1 } : { start: valueStart, end };
}
