import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentences } from './pseudo-language.ts';

/** Documents in the words of mdbook-course, or that people hand on to others: English like the course they are about. */
const documents = /^course\/(?:directives|schedule|schedule-diff-markdown)\.ts$/;

/** Comments, texts and patterns; a template up to its end, with the texts in its places and those of their templates. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|`(?:\\.|\$\{(?:[^{}`']|'(?:\\.|[^'\\])*'|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*|return )\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
const place = /\$\{((?:[^{}`']|'(?:\\.|[^'\\])*'|`[^`]*`|\{[^{}]*\})*)\}/g;

/** What code says in texts of its own: each with the code before it, `…` for what is put in. */
function* textsIn(code: string): Iterable<{ readonly text: string; readonly before: string }> {
  for (const { 0: found, index } of code.matchAll(token)) {
    if (found.startsWith('/')) continue;
    const before = code.slice(0, index).trimEnd();
    yield { text: found.slice(1, -1).replace(place, '…'), before };
    if (found.startsWith('`')) for (const [, inner = ''] of found.matchAll(place)) yield* textsIn(inner);
  }
}

/** Three words in a row, the start of a sentence, or its end. */
const prose = /[A-Za-z]{2,} [a-z]+ [a-z]+|^ ?[A-Z`“][^.:/]*[a-z`”…] [a-z]|^ ?[A-Z].* .*[a-z…][.?]$/;
const said = /\b(?:message|title|detail|reason):$/;

/** The texts of a file that a person may read, but that no translator has seen. */
function untranslated(code: string): string[] {
  const found: string[] = [];
  for (const { text, before } of textsIn(code)) {
    const forPeople = prose.test(text) || (said.test(before) && /[a-z]{2}/i.test(text));
    if (!forPeople || /l10n\.t\(?$/.test(before)) continue;
    // The one line about a rule stands in its page and in the schema; errors are for who reads the log.
    if (/\bsummary:$|new (?:Range)?Error\($/.test(before) || /^[a-z0-9]+(?: [a-z0-9]+)*$/.test(text))
      continue;
    found.push(text);
  }
  return found;
}

test('every sentence of the core is written so that it can be translated', () => {
  const files = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !documents.test(name.replaceAll('\\', '/')),
  );
  assert.ok(files.length > 100);
  for (const name of files)
    assert.deepEqual(untranslated(readFileSync(`src/core/${name}`, 'utf8')), [], name);
});

test('a sentence in the sources that is not translated is noticed, wherever it stands', () => {
  // Here `%` is what opens a place, since no text but a template should hold one.
  const found = (code: string) => untranslated(code.replaceAll('%', '$'));
  for (const code of [
    "yield { range, message: 'Wrong.' };",
    "fix: { title: 'Delete', edits }",
    'return `Nobody reads \\`%{key}\\` here.`;',
    "const message = `%{l10n.t('It is open.')} The fix closes it.`;",
    "const message = `%{l10n.t('It is `{0}`.', x)} %{isOpen ? 'Close it by hand.' : ''}`;",
  ])
    assert.equal(found(code).length, 1, code);
  assert.deepEqual(found("message: l10n.t('It is open.'), kind: 'open', id: `a %{b} c`"), []);
});

test('no sentence holds a brace that translators could take for a place', () => {
  for (const sentence of sentences()) assert.doesNotMatch(sentence.replace(/\{\d\}/g, ''), /\{/, sentence);
});
