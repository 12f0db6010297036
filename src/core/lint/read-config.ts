import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as l10n from '#l10n';
import { type Document, rangeBetween } from '../text/document.ts';
import { comparePositions, type Range } from '../text/range.ts';
import { defaultLintConfig, type HeaderConfig, type LintConfig } from './config.ts';
import type { Severity } from './finding.ts';
import { isSafeGlob } from './globs.ts';
import { didYouMean, nearestNames } from './nearest.ts';
import { rules } from './rules.ts';

/** What cannot be understood in `lectern.json`; that part is passed over. */
export interface ConfigProblem {
  readonly message: string;
  readonly range: Range;
}

const levels: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'];
const keys = ['$schema', 'rules', 'exclude', 'headers', 'fit'];

/** Reads `lectern.json` (JSON with comments); no document is the defaults. Never throws. */
export function readConfig(document: Document | undefined): {
  readonly config: LintConfig;
  readonly problems: readonly ConfigProblem[];
} {
  if (!document || document.text.trim() === '') return { config: defaultLintConfig, problems: [] };
  const reader = new Reader(document);
  const config = reader.config();
  const problems = reader.problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
  return { config, problems };
}

class Reader {
  readonly problems: ConfigProblem[] = [];
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  config(): LintConfig {
    const errors: ParseError[] = [];
    const root = parseTree(this.#document.text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
    for (const { error, offset, length } of errors.slice(0, 1))
      this.problems.push({
        message: l10n.t(
          '`lectern.json` is not valid JSON here ({0}), and what follows may not be read.',
          printParseErrorCode(error),
        ),
        range: rangeBetween(this.#document, offset, offset + Math.max(length, 1)),
      });
    if (root?.type !== 'object') {
      if (root) this.#problem(root, l10n.t('`lectern.json` must hold an object: `{0}`.', '{ … }'));
      return defaultLintConfig;
    }
    const parts = this.#members(root, keys, 'lectern.json');
    const fit = parts.get('fit');
    if (fit) this.#fit(fit);
    return {
      rules: this.#rules(parts.get('rules')),
      exclude: this.#strings(parts.get('exclude'), 'exclude', true),
      headers: this.#headers(parts.get('headers')),
    };
  }

  #problem(node: Node, message: string): void {
    const { offset, length } = node;
    this.problems.push({ message, range: rangeBetween(this.#document, offset, offset + length) });
  }

  /** The values of an object's known keys; says of each other key that nobody reads it. */
  #members(node: Node, known: readonly string[], where: string): Map<string, Node> {
    const members = new Map<string, Node>();
    for (const { children } of node.children ?? []) {
      const [key, value] = children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      if (members.has(name))
        this.#problem(key, l10n.t('`{0}` stands twice here, and only the last one holds. Keep one.', name));
      if (known.includes(name)) members.set(name, value);
      else
        this.#problem(
          key,
          l10n.t('Nobody reads `{0}` in `{1}`.', name, where) + didYouMean(nearestNames(name, known)),
        );
    }
    return members;
  }

  #rules(node: Node | undefined): LintConfig['rules'] {
    if (!node) return {};
    if (node.type !== 'object') {
      this.#problem(
        node,
        l10n.t('`rules` must be an object of rule ids and levels, such as `{0}`.', '{ "heading": "off" }'),
      );
      return {};
    }
    const ids = rules.map((rule) => rule.id);
    const found: Record<string, Severity | 'off'> = {};
    for (const [id, value] of this.#members(node, ids, 'rules')) {
      if (levels.includes(value.value as string)) found[id] = value.value as Severity | 'off';
      else this.#problem(value, l10n.t('The level of `{0}` must be one of {1}.', id, levels.join(', ')));
    }
    return found;
  }

  #strings(node: Node | undefined, name: string, globs: boolean): string[] {
    if (!node) return [];
    const found: string[] = [];
    if (node.type !== 'array')
      this.#problem(node, l10n.t('`{0}` must be a list of texts in quotation marks.', name));
    else
      for (const item of node.children ?? []) {
        if (item.type !== 'string' || item.value === '')
          this.#problem(item, l10n.t('`{0}` must hold texts in quotation marks.', name));
        else if (globs && !isSafeGlob(String(item.value)))
          this.#problem(
            item,
            l10n.t('This pattern has too many wildcards to be matched in good time. Split it into several.'),
          );
        else found.push(String(item.value));
      }
    return found;
  }

  #headers(node: Node | undefined): HeaderConfig[] {
    if (!node) return [];
    if (node.type !== 'array') {
      const example = '[{ "holder": …, "licence": … }]';
      this.#problem(node, l10n.t('`headers` must be a list of header forms: `{0}`.', example));
      return [];
    }
    return (node.children ?? []).flatMap((item) => this.#header(item) ?? []);
  }

  #header(node: Node): HeaderConfig | undefined {
    if (node.type !== 'object') {
      const example = '{ "holder": …, "licence": … }';
      this.#problem(node, l10n.t('A header form must be an object: `{0}`.', example));
      return undefined;
    }
    const names = ['files', 'languages', 'holder', 'licence', 'prefix', 'lines'];
    const parts = this.#members(node, names, 'headers');
    const text = (name: string) => {
      const part = parts.get(name);
      if (part && typeof part.value !== 'string')
        this.#problem(part, l10n.t('`{0}` must be a text in quotation marks.', name));
      return typeof part?.value === 'string' ? part.value : undefined;
    };
    const holder = text('holder');
    const licence = text('licence');
    const prefix = text('prefix');
    if (!holder || !licence) {
      this.#problem(node, l10n.t('A header form needs `holder` and `licence`.'));
      return undefined;
    }
    const lines = parts.get('lines');
    if (lines && !this.#hasHeaderLine(lines)) return undefined;
    const list = (name: string, globs = false) =>
      parts.has(name) ? { [name]: this.#strings(parts.get(name), name, globs) } : {};
    return {
      ...list('files', true),
      ...list('languages'),
      ...list('lines'),
      holder,
      licence,
      ...(prefix === undefined ? {} : { prefix }),
    };
  }

  /** Whether the lines of a form make a header that can be known again: one must speak of copyright at its start. */
  #hasHeaderLine(lines: Node): boolean {
    const texts = (lines.children ?? []).map(({ value }) => String(value));
    for (const [index, text] of texts.entries()) {
      const name = /\{(?!(?:year|holder|licence)\})\w*\}/.exec(text)?.[0];
      if (name === undefined) continue;
      this.#problem(
        lines.children?.[index] ?? lines,
        l10n.t(
          'Nobody knows `{0}` in a header line. Write `{1}`, `{2}` or `{3}`; this form does not hold until then.',
          name,
          '{year}',
          '{holder}',
          '{licence}',
        ),
      );
      return false;
    }
    if (texts.some((text) => /^(?:Copyright|SPDX-)/.test(text))) return true;
    this.#problem(
      lines,
      l10n.t(
        'A header is known by a line that starts with `Copyright` or `SPDX-`, and none of these does. Add one; this form does not hold until then.',
      ),
    );
    return false;
  }

  /** Only looks whether it can be read; `core/fit-limits.ts` reads it. */
  #fit(node: Node): void {
    if (node.type !== 'object') {
      this.#noFit(node, 'fit');
      return;
    }
    for (const [name, part] of this.#members(node, ['room', 'limit'], 'fit')) {
      if (part.type !== 'object') {
        this.#noFit(part, name);
        continue;
      }
      for (const [key, size] of this.#members(part, ['width', 'height'], name)) {
        const value: unknown = getNodeValue(size);
        if (!(typeof value === 'number' && value > 0))
          this.#problem(size, l10n.t('`{0}` must be a number above 0, in pixels.', key));
      }
    }
  }

  #noFit(node: Node, name: string): void {
    const example = '{ "room": { "width": 980, "height": 520 } }';
    this.#problem(node, l10n.t('`{0}` must be an object, such as `{1}`.', name, example));
  }
}
