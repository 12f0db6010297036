// Writes what follows from the list of rules and from package.json: `node scripts/generate-rules.mjs [--check]`. With --check it
// changes nothing and fails when a file is not what it would write.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from './format.mjs';
import { importCore } from './load-core.mjs';
import { root } from './root.mjs';

const read = (file) => readFile(path.join(root, file), 'utf8');

/** The rules in the order of the list, each with id, summary, severity and fixable. */
async function allRules() {
  const { rules } = await importCore('export { rules } from "./src/core/lint/rules.ts";');
  return rules;
}

const level = (rule) => (rule.severity === 'off' ? 'off (ask for it)' : rule.severity);

function ruleTable(rules, folder) {
  const rows = rules.map(
    (rule) =>
      `| [\`${rule.id}\`](${folder}${rule.id}.md) | ${rule.summary} | ${level(rule)} | ${rule.fixable ? 'yes' : ''} |`,
  );
  return ['| rule | what it does | level | `--fix` |', '|---|---|---|---|', ...rows].join('\n');
}

function settingsTable(manifest, words) {
  const say = (text) => words[text.replaceAll('%', '')] ?? text;
  const rows = manifest.contributes.configuration.flatMap(({ title, properties }) =>
    Object.entries(properties).map(([id, property]) => {
      const text = say(property.markdownDescription ?? property.description ?? '')
        .replaceAll('\n', ' ')
        .replaceAll('|', '\\|');
      return `| ${say(title)} | \`${id}\` | \`${JSON.stringify(property.default)}\` | ${text} |`;
    }),
  );
  return ['| | setting | default | |', '|---|---|---|---|', ...rows].join('\n');
}

function between(text, name, content) {
  const open = new RegExp(`(<!-- ${name}: [^>]*-->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!open.test(text)) throw new Error(`README.md has no place for ${name}.`);
  return text.replace(open, (_, start, end) => `${start}${content}\n${end}`);
}

async function generated() {
  const rules = await allRules();
  const manifest = JSON.parse(await read('package.json'));
  const words = JSON.parse(await read('package.nls.json'));
  const levels = ['error', 'warning', 'info', 'hint', 'off'];
  const setting = manifest.contributes.configuration
    .map(({ properties }) => properties['lectern.checks.rules'])
    .find((property) => property !== undefined);
  setting.properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      { enum: levels, description: `${rule.summary} (${rule.severity} unless told).` },
    ]),
  );
  const schema = JSON.parse(await read('schemas/lectern.schema.json'));
  schema.properties.rules.properties = setting.properties;
  const readme = between(
    between(await read('README.md'), 'rules', ruleTable(rules, 'docs/rules/')),
    'settings',
    settingsTable(manifest, words),
  );
  const index = `# Rules\n\nWhat \`lectern check\` and the editor find. Written by \`scripts/generate-rules.mjs\` from the list of rules.\n\n${ruleTable(rules, '')}\n`;
  return {
    'package.json': await format('package.json', JSON.stringify(manifest)),
    'schemas/lectern.schema.json': await format('schema.json', JSON.stringify(schema)),
    'README.md': readme,
    'docs/rules/README.md': index,
  };
}

const check = process.argv.includes('--check');
for (const [file, text] of Object.entries(await generated())) {
  const before = await read(file).catch(() => '');
  if (before === text) continue;
  if (check) {
    console.error(`${file} is not what scripts/generate-rules.mjs writes. Run it and commit.`);
    process.exitCode = 1;
  } else {
    await writeFile(path.join(root, file), text);
    console.log(`Wrote ${file}.`);
  }
}
