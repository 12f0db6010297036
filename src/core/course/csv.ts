import type { Book } from '../book/book.ts';
import { relative } from '../text/path.ts';
import type { Courses } from './course.ts';

/** Rows as CSV after RFC 4180: fields with commas, quotes or line breaks in quotes, every row ended by CRLF. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All courses of a book as CSV, one row per slide, with a heading row. Files are relative to the book's source folder. */
export function scheduleCsv(courses: Courses, book: Book): string {
  const rows: (string | number)[][] = [['Course', 'Session', 'Segment', 'Slide', 'Minutes', 'File']];
  for (const course of courses.courses)
    for (const session of course.sessions)
      for (const segment of session.segments)
        for (const slide of segment.slides) {
          const file = relative(book.source, slide.files[0] ?? book.source);
          rows.push([course.name, session.name, segment.name, slide.name, slide.minutes, file]);
        }
  return csvText(rows);
}
