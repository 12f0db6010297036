import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { readOptions } from '../../src/cli/options.ts';

/** Tests run in the project's root. */
for (const page of ['docs/ci.md', '.pre-commit-hooks.yaml']) {
  test(`every command in ${page} is one that lectern takes`, () => {
    const text = readFileSync(page, 'utf8');
    const lines = [
      ...text.matchAll(
        /(?:^|[`": ])lectern (check|render|schedule|estimate)\b([^`\n"|>]*("[^"\n]*"[^`\n"|>]*)?)/gm,
      ),
    ];
    assert.ok(lines.length > 1);
    for (const [, name, rest = ''] of lines) {
      const command = commands.find((each) => each.name === name);
      assert.ok(command);
      const words = rest
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '');
      assert.doesNotThrow(() => readOptions(command, words), `lectern ${name} ${rest}`);
    }
  });
}
