// Writes a book of many slides, for measuring.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const perSegment = 20;
const perSession = 5 * perSegment;
const perCourse = 10 * perSession;

const header = '<!--\nCopyright 2026 The Lectern Authors\nSPDX-License-Identifier: CC-BY-4.0\n-->\n';

/** A slide as long as most: a few paragraphs, a list, code and notes. */
function slideText(slide) {
  const frontMatter = [
    ...(slide % perCourse === 0 ? [`course: Course ${slide / perCourse + 1}`] : []),
    ...(slide % perSession === 0
      ? [`session: Session ${slide / perSession + 1}`, 'target_minutes: 180']
      : []),
    `minutes: ${slide % 5}`,
  ];
  return [
    `---\n${frontMatter.join('\n')}\n---\n\n${header}`,
    `# Slide ${slide}\n`,
    'Water the tea before it is asked for. What is left in the pot tells how the day has been, and what\nis left in the cup tells how the talk was.\n',
    '- One spoon for each cup.\n- One more for the pot.\n- None for the saucer.\n',
    `\`\`\`rust\nfn cups(people: u32) -> u32 {\n    people + ${slide}\n}\n\`\`\`\n`,
    '<details>\n\nAsk who takes milk. Let them explain why, and to whom.\n\n</details>\n',
  ].join('\n');
}

/** Writes the book into a folder. @param {string} folder @param {number} slides */
export async function writeMadeUpBook(folder, slides) {
  const lines = ['# Summary', ''];
  await mkdir(path.join(folder, 'src'), { recursive: true });
  await writeFile(path.join(folder, 'book.toml'), '[book]\ntitle = "Tea"\n\n[preprocessor.course]\n');
  for (let first = 0; first < slides; first += perSegment) {
    const segment = `segment-${first / perSegment}`;
    await mkdir(path.join(folder, 'src', segment), { recursive: true });
    const numbers = Array.from({ length: Math.min(perSegment, slides - first) }, (_, index) => first + index);
    for (const slide of numbers)
      lines.push(`${slide === first ? '' : '  '}- [Slide ${slide}](${segment}/s${slide}.md)`);
    await Promise.all(
      numbers.map((slide) => writeFile(path.join(folder, 'src', segment, `s${slide}.md`), slideText(slide))),
    );
  }
  await writeFile(path.join(folder, 'src', 'SUMMARY.md'), `${lines.join('\n')}\n`);
}
