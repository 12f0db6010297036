import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { parseBookConfig } from '../../src/core/book/book-config.ts';
import { parseSummary } from '../../src/core/book/summary.ts';
import type { Finding } from '../../src/core/lint/finding.ts';
import { disagreement } from '../../src/core/lint/fix.ts';
import { readConfig } from '../../src/core/lint/read-config.ts';
import { frontMatterSyntax } from '../../src/core/lint/rules/front-matter-syntax.ts';
import { rules } from '../../src/core/lint/rules.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { whyNotDrawn } from '../../src/core/why-not-drawn.ts';
import { inBook, worldOf } from './case-world.ts';
import { parseCase, parseFixture } from './fixture.ts';
import { assertTranslated, inPseudoLanguage } from './pseudo-language.ts';
import { realDiagrams } from './real-diagrams.ts';

before(loadYaml);

/** All that a finding says to people. */
function wordsOf({ message, fix, suggestions = [], related = [] }: Finding): string[] {
  const fixes = fix ? [fix, ...suggestions] : suggestions;
  return [message, ...fixes.map(({ title }) => title), ...related.map((place) => place.message)];
}

for (const rule of rules) {
  test(`${rule.id}: what is said of its fixtures and of their pages is in the reader’s language`, () => {
    const said = inPseudoLanguage(() => {
      const diagrams = realDiagrams();
      const cases = parseFixture(readFileSync(`test/lint/fixtures/${rule.id}.txt`, 'utf8'));
      return cases.flatMap((fixture) => {
        const { lectern, paths } = worldOf(fixture, rule, diagrams);
        const findings = new Set(['src/SUMMARY.md', ...paths].flatMap((path) => lectern.check(inBook(path))));
        const pages = paths.filter((path) => path.endsWith('.md'));
        const notices = pages.flatMap((path) => lectern.page(inBook(path), 'preview').notices);
        return [...[...findings].flatMap(wordsOf), ...notices.map(({ message }) => message)];
      });
    });
    assert.ok(said.length > 0);
    for (const words of said) assertTranslated(words);
  });
}

test('what mdBook makes of a SUMMARY.md is said in the reader’s language', () => {
  const texts = [
    '\uFEFF- [A](a.md)\n',
    '- [A](a.md)\n\nWords.\n',
    '- [A](a.md) and [B](b.md)\n- [C](c.md)\n-[D](d.md)\n',
    '- [A](a.md)\n\n      - [B](b.md)\n',
    '- [A](a.md)\n\n<div>\n[B](b.md)\n</div>\n',
    '- [A](a.md)\n\n<!-- oops\n- [B](b.md)\n',
    '[A](a.md)\n    - [B](b.md)\n',
    '- [A](a.md)\n\n[B](b.md)\n\n- [C](c.md)\n',
    '- words [A](a.md)\n',
    '- [A](a.md)\n- [B](a.md)\n',
    '- [A](a.md)\n  - [B](b.md)\n\n  1. [C](c.md)\n',
  ];
  const details = inPseudoLanguage(() =>
    texts.map((text) => parseSummary(createDocument('/src/SUMMARY.md', text), '/src').problems),
  );
  for (const [index, problems] of details.entries()) {
    assert.ok(problems.length > 0, texts[index]);
    for (const { detail } of problems) assertTranslated(detail ?? '');
  }
});

test('why front matter is no YAML is said in the reader’s language', () => {
  const texts = [
    '---\nminutes: 5\u0007\n---\n',
    '---\n? [a]\n: b\nminutes: 5\n---\n',
    '---\nsession: "x\n---\n',
  ];
  const said = inPseudoLanguage(() =>
    texts.map((text) => {
      const world = worldOf(parseCase('YAML', text), frontMatterSyntax, realDiagrams());
      return world.lectern.check(inBook('src/slide.md')).flatMap(wordsOf);
    }),
  );
  for (const words of said) {
    assert.ok(words.some((each) => each.includes('YÄML')));
    for (const each of words) assertTranslated(each);
  }
});

test('what is said of a book.toml is in the reader’s language', () => {
  const texts = [
    'x = [\n',
    'book = 1\n[preprocessor.svgbob]\nscale = "x"\n',
    '[book]\ntitle = 1\n[output.html]\nmathjax-support = 1\n[output.linkcheck]\nexclude = 1\n',
  ];
  const problems = inPseudoLanguage(() =>
    texts.flatMap((text) => parseBookConfig(createDocument('/book.toml', text)).problems),
  );
  assert.equal(problems.length, 6);
  for (const { message } of problems) assertTranslated(message);
});

test('what is said of a lectern.json is in the reader’s language', () => {
  const form = (more: string) => `{ "headers": [{ "holder": "A", "licence": "B", ${more} }] }`;
  const texts = [
    '[]',
    '{ "rules": x }',
    '{ "rules": {}, "rules": [], "ruels": {}, "exclude": 1, "headers": 1, "fit": 1 }',
    '{ "rules": { "fence": "loud", "fense": "off" }, "exclude": [1, "a/***/*b*c*d*/x"] }',
    '{ "headers": [1, {}], "fit": { "room": 1, "limit": { "width": "wide" } } }',
    form('"prefix": 1'),
    form('"lines": ["Copyright {when}"]'),
    form('"lines": ["Nothing"]'),
  ];
  const problems = inPseudoLanguage(() =>
    texts.flatMap((text) => readConfig(createDocument('/lectern.json', text)).problems),
  );
  assert.equal(problems.length, 19);
  for (const { message } of problems) assertTranslated(message);
});

test('why a diagram is not drawn, and why fixes do not come to rest, is said in the reader’s language', () => {
  const said = inPseudoLanguage(() => [
    whyNotDrawn({ kind: 'failed', cause: 'timeout', seconds: 1 }),
    whyNotDrawn({ kind: 'failed', cause: 'timeout', seconds: 2 }),
    whyNotDrawn({ kind: 'failed', cause: 'error', detail: 'out of memory' }),
    disagreement({ document: createDocument('/a.md', ''), applied: 10, disagreeing: ['link', 'fence'] }) ??
      '',
  ]);
  for (const words of said) assertTranslated(words);
});

test('a sentence that is not translated, or put together of pieces, is noticed', () => {
  assertTranslated('⟦Nöbödy réäds `⟨key⟩`.⟧ ⟦Wrïté ⟨a and b⟩.⟧');
  for (const words of [
    'Nobody reads it.',
    '⟦Nöbödy.⟧ Keep one.',
    '⟦Thé fïlé ⟨is never closed⟩.⟧',
    '⟦Thé fïlé ⟨⟦ïs öpén⟧⟩.⟧',
  ])
    assert.throws(() => assertTranslated(words), words);
});
