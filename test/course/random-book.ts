import type { Facts } from './made-up-book.ts';

/** Numbers from 0 up to but without `below`, the same for the same seed. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A chapter of a made-up book; `file` is absent for a draft. */
export interface MadeChapter {
  readonly title: string;
  readonly file: string | undefined;
  readonly children: readonly MadeChapter[];
}

export interface MadeBook {
  readonly summary: string;
  /** The chapters at the top, in order. */
  readonly chapters: readonly MadeChapter[];
  readonly facts: Record<string, Facts>;
  readonly files: readonly string[];
}

const courses = ['Basics', 'Ålesund 🦀', 'none', '第三'];
const sessions = ['Morning', 'Afternoon', 'Día 1'];

/** Front matter of one file at a depth; courses and sessions mostly stand at the top. */
export function randomFacts(random: Random, depth: number): Facts {
  const facts: { -readonly [Key in keyof Facts]: Facts[Key] } = {};
  if (random(3) > 0) facts.minutes = random(4) === 0 ? 0 : random(60);
  if (depth === 0 ? random(3) === 0 : random(40) === 0) facts.course = courses[random(courses.length)];
  if (depth === 0 ? random(2) === 0 : random(40) === 0) facts.session = sessions[random(sessions.length)];
  if (random(5) === 0) facts.targetMinutes = random(3) * 60;
  return facts;
}

/** A small book with prefix and suffix chapters, parts, separators, drafts, deep nesting and every bullet. */
export function randomBook(random: Random): MadeBook {
  const chapters: MadeChapter[] = [];
  const facts: Record<string, Facts> = {};
  const files: string[] = [];
  const lines: string[] = [];
  const chapter = (depth: number, indent: string): MadeChapter => {
    const file = random(8) === 0 ? undefined : `f${files.length}.md`;
    if (file !== undefined) {
      files.push(file);
      if (random(6) > 0) facts[file] = randomFacts(random, depth);
    }
    const title = `T${lines.length}${random(4) === 0 ? ' ü`x`' : ''}`;
    const bullet = indent === 'affix' ? '' : `${indent}${'-*+'[depth % 3]} `;
    lines.push(`${bullet}[${title}](${file ?? ''})`);
    const children: MadeChapter[] = [];
    if (indent !== 'affix' && depth < 4)
      for (let count = random(4 - depth); count > 0; count--)
        children.push(chapter(depth + 1, `${indent}  `));
    return { title, file, children };
  };
  for (let count = random(3); count > 0; count--) chapters.push(chapter(0, 'affix'));
  for (let part = 0; part <= random(3); part++) {
    lines.push('', random(2) === 0 ? `# Part ${part}` : '---', '');
    for (let count = 1 + random(4); count > 0; count--) chapters.push(chapter(0, ''));
  }
  lines.push('');
  for (let count = random(3); count > 0; count--) chapters.push(chapter(0, 'affix'));
  return { summary: `${lines.join('\n')}\n`, chapters, facts, files };
}
