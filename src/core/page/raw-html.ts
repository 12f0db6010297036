import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** What a piece of HTML is made of, in order. */
export interface HtmlSink {
  /** Text with its entities decoded; inside script and style as it is. */
  text(text: string): void;
  comment(text: string): void;
  /** Names are lower-case; of attributes that stand twice the first counts. */
  start(name: string, attributes: Map<string, string>, selfClosing: boolean): void;
  end(name: string): void;
}

/**
 * Tokenises one piece of HTML by itself, by the HTML standard's tokenizer: a tag that the piece does not end is
 * dropped; only script and style are raw text.
 */
export function readHtml(html: string, sink: HtmlSink): void {
  const character = ({ chars }: Token.CharacterToken) => sink.text(chars);
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: character,
      onWhitespaceCharacter: character,
      onNullCharacter() {},
      onDoctype() {},
      onEof() {},
      onComment: ({ data }) => sink.comment(data),
      onStartTag({ tagName, attrs, selfClosing }) {
        if (tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        sink.start(tagName, new Map(attrs.map(({ name, value }) => [name, value])), selfClosing);
      },
      onEndTag: ({ tagName }) => sink.end(tagName),
    },
  );
  tokenizer.write(html, true);
}
