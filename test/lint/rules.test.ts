import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import type { Finding, Fix } from '../../src/core/lint/finding.ts';
import type { Rule } from '../../src/core/lint/rule.ts';
import { rules } from '../../src/core/lint/rules.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { type CaseWorld, inBook, worldOf } from './case-world.ts';
import { type Case, parseCase, parseFixture } from './fixture.ts';
import { realDiagrams } from './real-diagrams.ts';

const ids = rules.map((rule) => rule.id).sort();
const diagrams = realDiagrams();
before(loadYaml);

/** Names in a folder without their extension. */
function names(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension) && name !== 'README.md')
    .map((name) => name.slice(0, -extension.length))
    .sort();
}

test('every rule is one file, one page and one fixture, and has its own id', () => {
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(names('src/core/lint/rules', '.ts'), ids);
  assert.deepEqual(names('docs/rules', '.md'), ids);
  assert.deepEqual(names('test/lint/fixtures', '.txt'), ids);
});

test('the one line about a rule says what it asks for, without a full stop', () => {
  for (const { id, summary } of rules) {
    assert.match(summary, /^(Require|Disallow|Limit) .*[^.]$/, id);
  }
});

for (const rule of rules) {
  for (const fixture of readFixture(rule)) {
    for (const lineEnd of ['\n', '\r\n']) {
      test(`${rule.id}: ${fixture.name}${lineEnd === '\n' ? '' : ', with CRLF'}`, () => {
        checkCase(rule, fixture, lineEnd);
      });
    }
  }
  test(`${rule.id}: the page's bad example is reported, the good one is not`, () => {
    const page = readFileSync(`docs/rules/${rule.id}.md`, 'utf8');
    assert.ok(
      page.startsWith(`# ${rule.id}\n\n${rule.summary}.\n`),
      'the page starts with the rule’s summary',
    );
    const bad = blocksBelow(page, 'Bad');
    const good = blocksBelow(page, 'Good');
    assert.ok(bad.length > 0 && good.length > 0, 'the page has examples');
    for (const text of bad) assert.notDeepEqual(found(rule, worldFor(rule, text)), [], text);
    for (const text of good) assert.deepEqual(found(rule, worldFor(rule, text)), [], text);
  });
}

function readFixture(rule: Rule): Case[] {
  try {
    return parseFixture(readFileSync(`test/lint/fixtures/${rule.id}.txt`, 'utf8'));
  } catch {
    return [];
  }
}

function worldFor(rule: Rule, text: string): CaseWorld {
  return worldOf(parseCase('example', text), rule, diagrams);
}

/** The fenced blocks between a heading and the next. */
function blocksBelow(page: string, heading: string): string[] {
  const section =
    new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## (?!.*\`)|$(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';
  return [...section.matchAll(/^(`{3,})\w*\n([\s\S]*?)^\1$/gm)].map((match) => match[2] ?? '');
}

function checkCase(rule: Rule, written: Case, lineEnd: string): void {
  const withEnds = (files: ReadonlyMap<string, string>) =>
    new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', lineEnd)]));
  const fixture = { ...written, files: withEnds(written.files), fixed: withEnds(written.fixed) };
  const world = worldOf(fixture, rule, diagrams);
  const findings = found(rule, world);
  assert.deepEqual(findings.map(placeOf).sort(), fixture.marks);
  for (const { message } of findings)
    assert.match(message, /^[^!]+[.?]$/u, 'a message is a sentence without exclamation marks');
  for (const finding of findings) {
    for (const suggestion of finding.suggestions ?? []) {
      const files = chosen(fixture.files, finding.path, suggestion);
      const left = found(rule, worldOf({ ...fixture, files }, rule, diagrams));
      assert.ok(left.length < findings.length, `“${suggestion.title}” takes the finding away`);
    }
  }
  const fixable = findings.filter((finding) => finding.fix);
  if (!rule.fixable) assert.deepEqual(fixable, [], 'a rule with fixes says so');
  const fixedFiles = new Map(fixture.files);
  for (const path of new Set(fixable.map((finding) => relative(finding.path)))) {
    const result = world.lectern.fix(inBook(path), [rule.id]);
    assert.ok(result);
    assert.deepEqual(result.disagreeing, []);
    assert.ok(
      fixture.fixed.has(path),
      `${path} has a section "fixed"; the fixes give\n${result.document.text}`,
    );
    assert.equal(result.document.text, fixture.fixed.get(path));
    fixedFiles.set(path, result.document.text);
  }
  if (fixable.length === 0) {
    assert.equal(fixture.fixed.size, 0, 'nothing is to be fixed');
    return;
  }
  const after = worldOf({ ...fixture, files: fixedFiles }, rule, diagrams);
  const left = found(rule, after);
  assert.equal(left.length, findings.length - fixable.length, 'fixes silence their findings and no other');
  assert.deepEqual(
    left.filter((finding) => finding.fix),
    [],
    'fixed twice is fixed once',
  );
  const before = counts(world);
  for (const [id, count] of counts(after)) assert.ok(count <= (before.get(id) ?? 0), `the fix adds ${id}`);
}

/** The files once a person chose the suggestion. */
function chosen(files: ReadonlyMap<string, string>, path: string, suggestion: Fix): Map<string, string> {
  const after = new Map(files);
  for (const place of [{ path, edits: suggestion.edits }, ...(suggestion.elsewhere ?? [])]) {
    const text = files.get(relative(place.path)) ?? '';
    after.set(relative(place.path), applyEdits(createDocument(place.path, text), place.edits));
  }
  for (const made of suggestion.creates ?? []) after.set(relative(made.path), made.text);
  return after;
}

/** Findings of one rule in all files of a world. */
function found(rule: Rule, world: CaseWorld): Finding[] {
  return all(world).filter((finding) => finding.rule === rule.id);
}

function all({ lectern, paths }: CaseWorld): Finding[] {
  return paths.flatMap((path) => lectern.check(inBook(path)));
}

function counts(world: CaseWorld): Map<string, number> {
  const byRule = new Map<string, number>();
  for (const { rule } of all(world)) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  return byRule;
}

function placeOf({ path, range, rule }: Finding): string {
  return `${relative(path)}:${range.start.line}:${rule}`;
}

function relative(path: string): string {
  return path.slice('/book/'.length);
}
