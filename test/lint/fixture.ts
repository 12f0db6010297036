/**
 * The text format of fixtures and of the blocks in rule pages. One fixture file holds cases, each a small book:
 *
 *     === what this case shows
 *     --- file: src/slide.md
 *     # A line that must be reported ends so ⟦rule-id⟧
 *     --- fixed: src/slide.md
 *     # The file after all fixes of the rule
 *     --- year: src/slide.md 2023
 *
 * Text without sections is `src/slide.md`. A mark stands for one finding of the fixture's rule that starts on its line.
 * `⇥` is a tab, `⟪…⟫` a code point in hexadecimal; a line `⟦no final line end⟧` ends a file without one.
 */
export interface Case {
  readonly name: string;
  /** Text by path relative to the book's root, marks taken out. */
  readonly files: ReadonlyMap<string, string>;
  readonly fixed: ReadonlyMap<string, string>;
  /** `path:line:rule`, zero-based lines, sorted. */
  readonly marks: readonly string[];
  /** First years by path; `undefined` when the case has no history. */
  readonly years: ReadonlyMap<string, number | 'uncommitted'> | undefined;
}

const mark = /⟦([a-z-]+)⟧/g;

/** The cases of a fixture file. */
export function parseFixture(text: string): Case[] {
  const cases: Case[] = [];
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    // The blank line before the next case belongs to neither.
    cases.push(parseCase(part.slice(0, end), part.slice(end + 1).replace(/\n\n+$/, '\n')));
  }
  return cases;
}

/** One case from its sections. */
export function parseCase(name: string, text: string): Case {
  const files = new Map<string, string>();
  const fixed = new Map<string, string>();
  const marks: string[] = [];
  let years: Map<string, number | 'uncommitted'> | undefined;
  const sections = text.split(/^--- (file|fixed|year): (.*)\n/m);
  if (sections[0]?.trim()) sections.splice(0, 1, '', 'file', 'src/slide.md', sections[0]);
  for (let index = 1; index < sections.length; index += 3) {
    const [kind, where = '', content = ''] = sections.slice(index, index + 3);
    if (kind === 'year') {
      const [path = '', year = ''] = where.split(' ');
      years ??= new Map();
      years.set(path, year === 'uncommitted' ? year : Number(year));
    } else if (kind === 'fixed') fixed.set(where, plain(content));
    else {
      content.split('\n').forEach((line, number) => {
        for (const [, rule] of line.matchAll(mark)) marks.push(`${where}:${number}:${rule}`);
      });
      files.set(where, plain(content));
    }
  }
  return { name, files, fixed, marks: marks.sort(), years };
}

function plain(text: string): string {
  return text
    .replace(/\n⟦no final line end⟧\n*/, '')
    .replace(/ ?⟦[a-z-]+⟧/g, '')
    .replaceAll('⇥', '\t')
    .replace(/⟪([0-9A-F]+)⟫/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}
