import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { changeKeys } from '../../src/core/course/front-matter-edits.ts';
import { setMinutesEdits } from '../../src/core/course/set-minutes.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';

before(loadYaml);

function withMinutes(text: string, minutes = 7): string {
  const document = createDocument('/book/src/a.md', text);
  const once = applyEdits(document, setMinutesEdits(document, minutes));
  assert.deepEqual(
    setMinutesEdits(createDocument('/book/src/a.md', once), minutes),
    [],
    'a second time changes nothing',
  );
  return once;
}

test('the value is replaced where the key stands, comment and all else kept', () => {
  assert.equal(
    withMinutes('---\ncourse: A\nminutes:  5 # long\n---\n\n# T\n'),
    '---\ncourse: A\nminutes:  7 # long\n---\n\n# T\n',
  );
  assert.equal(withMinutes('---\nminutes:\n---\n# T\n'), '---\nminutes: 7\n---\n# T\n');
  assert.equal(withMinutes('---\n"minutes": "5 min"\n---\n# T\n'), '---\n"minutes": 7\n---\n# T\n');
});

test('a missing key is added at the top, also to an empty or a flow mapping', () => {
  assert.equal(withMinutes('---\nsession: B\n---\n# T\n'), '---\nminutes: 7\nsession: B\n---\n# T\n');
  assert.equal(withMinutes('---\n---\n# T\n'), '---\nminutes: 7\n---\n# T\n');
  assert.equal(withMinutes('---\n{ course: A }\n---\n# T\n'), '---\n{ minutes: 7, course: A }\n---\n# T\n');
});

test('a missing key is added below an indented first line, whose indent mdbook-course takes away', () => {
  assert.equal(withMinutes('---\n  session: B\n---\n# T\n'), '---\n  session: B\nminutes: 7\n---\n# T\n');
  assert.equal(
    withMinutes('---\n  session: B # c\ncourse: A\n---\n# T\n'),
    '---\n  session: B # c\ncourse: A\nminutes: 7\n---\n# T\n',
  );
});

test('an alias gives way to the number', () => {
  assert.equal(
    withMinutes('---\nbase: &b 5\nminutes: *b\n---\n# T\n'),
    '---\nbase: &b 5\nminutes: 7\n---\n# T\n',
  );
});

test('front matter is made above the header, with the line ends of the file', () => {
  const header = '<!--\r\nCopyright 2024 Us\r\n-->\r\n';
  assert.equal(withMinutes(header), `---\r\nminutes: 7\r\n---\r\n\r\n${header}`);
  assert.equal(withMinutes(''), '---\nminutes: 7\n---\n');
  assert.equal(withMinutes('\n# T\n'), '---\nminutes: 7\n---\n\n# T\n');
});

test('a byte-order mark stays the first character', () => {
  assert.equal(withMinutes('\uFEFF# T\n'), '\uFEFF---\nminutes: 7\n---\n\n# T\n');
});

test('a key that stands twice is left once', () => {
  assert.equal(withMinutes('---\nminutes: 5\nminutes: 6\n---\n# T\n'), '---\nminutes: 7\n---\n# T\n');
});

test('keys that go take their lines along, and empty front matter goes whole', () => {
  const change = (text: string, ...keys: string[]) => {
    const document = createDocument('/a.md', text);
    return applyEdits(document, changeKeys(document, new Map(keys.map((key) => [key, undefined]))));
  };
  assert.equal(
    change('---\ncourse: A # x\nminutes: 5\n---\n# T\n', 'course', 'session'),
    '---\nminutes: 5\n---\n# T\n',
  );
  assert.equal(change('---\ncourse: A\nsession: B\n---\n\n# T\n', 'course', 'session'), '# T\n');
  assert.equal(change('---\n# kept\ncourse: A\n---\n\n# T\n', 'course'), '---\n# kept\n---\n\n# T\n');
});
