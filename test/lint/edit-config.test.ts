import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstConfig, withRuleLevel } from '../../src/core/lint/edit-config.ts';

test('a rule is switched off in a file that is empty, and in one with comments', () => {
  assert.deepEqual(JSON.parse(withRuleLevel('', 'heading', 'off')), { rules: { heading: 'off' } });
  const text = '{\n  // ours\n  "exclude": ["a/**"],\n  "rules": {\n    "link": "error"\n  }\n}\n';
  const changed = withRuleLevel(text, 'heading', 'off');
  assert.match(changed, /\/\/ ours/);
  assert.match(changed, /"link": "error",\n {4}"heading": "off"/);
});

test('a first configuration holds the header forms it was given', () => {
  const headers = [{ holder: 'Ada', licence: 'CC-BY-4.0' }];
  assert.deepEqual(JSON.parse(firstConfig(headers)), { headers, rules: {} });
});
