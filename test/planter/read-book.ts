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

/**
 * First years of files: from the corpus's `first-years.tsv`, else those of the pages' own headers, so that a changed
 * header is wrong.
 */
export function firstYearsOf(folder: string, texts: Texts): (file: string) => number | undefined {
  const table = path.join(folder, 'first-years.tsv');
  const years = new Map<string, number>();
  for (const [file, text] of texts) {
    const year = /Copyright (\d{4})/.exec(text)?.[1];
    if (year !== undefined) years.set(file, Number(year));
  }
  if (existsSync(table)) {
    for (const line of readFileSync(table, 'utf8').split('\n')) {
      const [file = '', year = ''] = line.split('\t');
      years.set(path.join(folder, file), Number(year));
    }
  }
  return (file) => years.get(file);
}
