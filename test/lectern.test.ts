import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createLectern } from '../src/core/lectern.ts';
import { settled } from '../src/core/ports.ts';
import { loadYaml } from '../src/core/slide/yaml.ts';
import { memoryHost } from './support/memory-host.ts';

before(loadYaml);

const book = {
  '/c/book.toml': '[book]\ntitle = "Tides"\n[preprocessor.course]\n',
  '/c/src/SUMMARY.md': '# Summary\n\n- [Sea](sea.md)\n  - [Moon](moon.md)\n',
  '/c/src/sea.md':
    '---\ncourse: Tides\nsession: Morning\ntarget_minutes: 60\n---\n\n# Sea\n\n{{%segment outline}}\n',
  '/c/src/moon.md': '---\nminutes: 5\n---\n\n# Moon\n\n{{#include words.txt}}\n',
  '/c/src/words.txt': 'It pulls.',
};

test('a slide is read with its page, its time and its findings from one place', () => {
  const lectern = createLectern(memoryHost(book));
  const page = lectern.page('/c/src/moon.md', 'published');
  assert.match(page.blocks.map((block) => block.html).join(''), /It pulls\./);
  const found = lectern.bookOf('/c/src/moon.md');
  assert.equal(found?.config.title, 'Tides');
  assert.equal(found && lectern.courses(found).placeOf('/c/src/moon.md')?.session.minutes, 5);
  assert.deepEqual(lectern.check('/c/src/moon.md'), []);
});

test('an edit of an included file makes a new page, and an edit of any other file keeps the old one', () => {
  const host = memoryHost(book);
  const lectern = createLectern(host);
  const first = lectern.page('/c/src/moon.md', 'preview');
  host.texts.set('/c/src/other.md', '# Other\n');
  assert.equal(lectern.page('/c/src/moon.md', 'preview'), first);
  host.texts.set('/c/src/words.txt', 'It pushes.');
  const second = lectern.page('/c/src/moon.md', 'preview');
  assert.notEqual(second, first);
  assert.match(second.blocks.map((block) => block.html).join(''), /It pushes\./);
});

test('minutes that change in one slide change the outline on another', () => {
  const host = memoryHost(book);
  const lectern = createLectern(host);
  const html = (): string =>
    lectern
      .page('/c/src/sea.md', 'published')
      .blocks.map((block) => block.html)
      .join('');
  assert.match(html(), /5 minutes/);
  host.texts.set('/c/src/moon.md', '---\nminutes: 20\n---\n\n# Moon\n');
  assert.match(html(), /20 minutes/);
});

test('findings are kept until something they read changes', () => {
  const host = memoryHost({ ...book, '/c/src/moon.md': '# Moon\n\n{{#include gone.txt}}\n' });
  const lectern = createLectern(host);
  const findings = lectern.check('/c/src/moon.md');
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['include'],
  );
  assert.equal(lectern.check('/c/src/moon.md'), findings);
  host.texts.set('/c/src/gone.txt', 'back');
  assert.deepEqual(lectern.check('/c/src/moon.md'), []);
});

test('a level set by the person wins over the book, and the book over the rule', () => {
  const text = {
    ...book,
    '/c/src/moon.md': 'No heading.\n',
    '/c/lectern.json': '{"rules": {"heading": "warning"}}',
  };
  const severities = (levels?: Record<string, 'hint' | 'off'>): string[] => {
    const host = memoryHost(text, levels ? { ruleLevels: () => levels } : {});
    return createLectern(host)
      .check('/c/src/moon.md')
      .map(({ severity }) => severity);
  };
  assert.deepEqual(severities(), ['warning']);
  assert.deepEqual(severities({ heading: 'hint' }), ['hint']);
  assert.deepEqual(severities({ heading: 'off' }), []);
});

test('what lectern.json gets wrong is said in the file itself', () => {
  const lectern = createLectern(memoryHost({ ...book, '/c/lectern.json': '{"rules": {"headng": "off"}}' }));
  const [finding, ...others] = lectern.check('/c/lectern.json');
  assert.match(finding?.message ?? '', /headng.*heading/);
  assert.deepEqual(others, []);
});

test('an untimed slide has an estimate, and a file that is not there none', () => {
  const lectern = createLectern(memoryHost(book));
  assert.ok((lectern.estimate('/c/src/sea.md')?.minutes ?? 0) >= 1);
  assert.equal(lectern.estimate('/c/src/none.md'), undefined);
});

test('what a host loads late arrives by asking again', async () => {
  const full = memoryHost(book);
  const loaded = new Set<string>();
  const wanted = new Set<string>();
  const lectern = createLectern({
    ...full,
    files: {
      ...full.files,
      read(path) {
        if (loaded.has(path)) return full.files.read(path);
        wanted.add(path);
        return { kind: 'missing' };
      },
    },
  });
  const host = {
    ...full,
    settle(): Promise<void> | undefined {
      if (wanted.size === 0) return undefined;
      for (const path of wanted) loaded.add(path);
      wanted.clear();
      return Promise.resolve();
    },
  };
  const html = await settled(host, () =>
    lectern.document('/c/src/moon.md')
      ? lectern.page('/c/src/moon.md', 'published').blocks[1]?.html
      : undefined,
  );
  assert.match(html ?? '', /It pulls\./);
});
