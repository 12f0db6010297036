import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '#l10n';

const otherVowels: Readonly<Record<string, string>> = {
  a: 'ä',
  e: 'é',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  A: 'Ä',
  E: 'É',
  I: 'Ï',
  O: 'Ö',
  U: 'Ü',
};

/** `Keep {0}.` as `⟦Kéép ⟨{0}⟩.⟧`: what was translated, and what was put in, can be told from the rest. */
function pseudo(sentence: string): string {
  const words = sentence.replace(/\{\d+\}|[aeiou]/gi, (found) => otherVowels[found] ?? `⟨${found}⟩`);
  return `⟦${words}⟧`;
}

/** Every sentence that translators are given. */
export function sentences(): readonly string[] {
  return Object.keys(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')));
}

/** Runs something at once in a language that nobody speaks; tests of one process share their words, so English comes back. */
export function inPseudoLanguage<T>(run: () => T): T {
  l10n.config({ contents: Object.fromEntries(sentences().map((sentence) => [sentence, pseudo(sentence)])) });
  try {
    return run();
  } finally {
    l10n.config({ contents: {} });
  }
}

/** These end with the words of a library, which has no other language. */
const foreign = [
  'The front matter is not valid YAML, which breaks the build of the whole book: {0}.',
  'This file is not valid TOML: {0}. Until it is, the defaults hold.',
].map((sentence) => pseudo(sentence).split('⟨')[0] ?? '');

/** Words that stand in nearly every English clause, and in no name or piece of code of the fixtures. */
const english = /(?<!\S)(?:the|is|are|so|it|this|that|does|has|have|not|only|mdBook)(?!\S)/i;

/** What may be put into another sentence though it is translated itself: a whole sentence, or a list. */
const whole = /[.?]⟧$|^⟦(?:⟨[^⟨⟩]*⟩ änd ⟨[^⟨⟩]*⟩|“⟨[^⟨⟩]*⟩”)⟧$/;

/** Fails where any word of a text was not said in the pseudo language, but names and source, which stand in quotes or alone. */
export function assertTranslated(text: string): void {
  let outside = text;
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = before.replace(/⟦[^⟦⟧]*⟧/g, (sentence, at: number) => {
      if (before[at - 1] === '⟨') assert.match(sentence, whole, `this is put together of pieces: ${text}`);
      if (!foreign.some((start) => sentence.startsWith(start))) assertNoClause(sentence, text);
      return '';
    });
  }
  assert.equal(outside.trim(), '', `this is not translated whole: ${text}`);
  assert.doesNotMatch(text, /⟨\{\d+\}⟩/, 'every place is filled');
}

/** What is put into a sentence must be no clause of its own. */
function assertNoClause(sentence: string, text: string): void {
  for (const [, put = ''] of sentence.matchAll(/(?<![`“])⟨([^⟨⟩]*)⟩/g))
    assert.doesNotMatch(put.replace(/`[^`]*`/g, ''), english, `this is put together of pieces: ${text}`);
}
