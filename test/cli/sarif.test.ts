import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { sarifReport } from '../../src/cli/sarif-report.ts';
import { rules } from '../../src/core/lint/rules.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { range } from '../../src/core/text/range.ts';
import { smallBook, TryOut } from './try-out.ts';

/** The standard's own schema, as Microsoft's SDK carries it. */
const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
// One pattern of the schema has a bracket too many, which only patterns without Unicode let pass.
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const compiled = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function assertValid(log: unknown): void {
  assert.ok(compiled(log), JSON.stringify(compiled.errors));
}

test('sarif of a real run is as its schema wants it', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/größe 1.md': '# Lost\n' });
  const { code, out } = await place.lectern(['check', '--format', 'sarif']);
  assert.equal(code, 1);
  const log = JSON.parse(out);
  assertValid(log);
  assert.ok(!compiled({ ...log, runs: [{ tool: {} }] }), 'the schema refuses what is none');
  const [run] = log.runs;
  assert.deepEqual(
    run.tool.driver.rules.map(({ id }: { id: string }) => id),
    rules.map(({ id }) => id),
  );
  const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'front-matter-value');
  assert.deepEqual(result.locations[0].physicalLocation, {
    artifactLocation: { uri: 'src/next.md', uriBaseId: '%SRCROOT%' },
    region: { startLine: 2, startColumn: 10, endLine: 2, endColumn: 18 },
  });
  assert.equal(run.tool.driver.rules[result.ruleIndex].id, 'front-matter-value');
  assert.equal(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, '10');
  const orphan = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'orphan');
  assert.equal(orphan.locations[0].physicalLocation.artifactLocation.uri, 'src/gr%C3%B6%C3%9Fe%201.md');
});

test('sarif with related places and notes is as its schema wants it', () => {
  const place = { path: '/work/a.md', range: range(0, 0, 0, 1), message: 'Here.' };
  const document = createDocument('/work/a.md', 'a\n');
  const log = JSON.parse(
    sarifReport({
      findings: [{ ...place, rule: 'no-such-rule', severity: 'info', related: [place] }],
      files: 1,
      notes: ['No history.'],
      cwd: '/work',
      version: '1.0.0',
      document: () => document,
    }),
  );
  assertValid(log);
  assert.equal(log.runs[0].results[0].level, 'note');
  assert.equal(log.runs[0].results[0].relatedLocations[0].message.text, 'Here.');
});

test('braces in a message are doubled, and a file above the working directory has an absolute address', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/next.md': '# Next\n\n{{%segment\n' });
  place.write('book.toml', `${smallBook['book.toml']}\n[output.html.redirect]\n"/a.html" = "none.html"\n`);
  const args = ['check', '.', '../book.toml', '--format', 'sarif'];
  const { out } = await place.lectern(args, { cwd: 'src' });
  const log = JSON.parse(out);
  assertValid(log);
  const [above, below] = ['redirect', 'directive'].map((id) =>
    log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === id),
  );
  assert.match(below.message.text, /End it with `\}\}\}\}`/);
  assert.equal(below.locations[0].physicalLocation.artifactLocation.uri, 'next.md');
  const { artifactLocation } = above.locations[0].physicalLocation;
  assert.deepEqual(artifactLocation, { uri: `file://${place.file('book.toml')}` });
});

test('fingerprints stay when lines above come and go, and differ between findings', async (t) => {
  const place = new TryOut(t, smallBook);
  const prints = async () => {
    const { out } = await place.lectern(['check', '--format', 'sarif', '--rule', 'front-matter-value']);
    return JSON.parse(out).runs[0].results.map(
      (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['lectern/v1'],
    );
  };
  place.write('src/next.md', '---\nminutes: soon\ntarget_minutes: soon\n---\n');
  const before = await prints();
  assert.equal(new Set(before).size, 2);
  place.write('src/next.md', '---\n# one\n# two\nminutes: soon\ntarget_minutes: soon\n---\n');
  assert.deepEqual(await prints(), before);
});
