import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Texts } from './world.ts';

/** Every file below a folder as text; one that is no UTF-8 (a picture) is there with an empty text. */
export function readBook(folder: string): Texts {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const text = bytes.includes(0) ? '' : bytes.toString('utf8');
    texts.set(file.split(path.sep).join('/'), text);
  }
  return texts;
}

/** First years from the corpus's `first-years.tsv`; `undefined` where there is none. */
export function readFirstYears(folder: string): ((file: string) => number | undefined) | undefined {
  const table = path.join(folder, 'first-years.tsv');
  if (!existsSync(table)) return undefined;
  const years = new Map(
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([file = '', year = '']) => [path.join(folder, file), Number(year)] as const),
  );
  return (file) => years.get(file);
}
