import { clockTime, type RunSheet, type RunSheetRow } from './run-sheet.ts';
import { englishPauses, type PauseWords } from './run-sheet-formats.ts';

/** What a calendar needs besides the run sheet. */
export interface CalendarOptions {
  /** The first day, `2026-03-02`; later days follow on the next working days. */
  readonly firstDay: string;
  /** The moment the calendar is made. */
  readonly stamp: Date;
  readonly words?: PauseWords;
}

/**
 * A run sheet as iCalendar (RFC 5545), one event per segment and pause, in local time without a time zone, so that
 * it holds wherever it is opened. Lines end with CRLF and are folded at 75 octets. Throws a RangeError when
 * `firstDay` is no date.
 */
export function runSheetCalendar(sheet: RunSheet, options: CalendarOptions): string {
  const words = options.words ?? englishPauses;
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lectern//Run sheet//EN', 'CALSCALE:GREGORIAN'];
  const stamp = `${options.stamp.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  let date = workingDay(dayOf(options.firstDay));
  for (const [dayIndex, day] of sheet.days.entries()) {
    for (const [index, row] of day.rows.entries()) {
      lines.push(
        'BEGIN:VEVENT',
        `UID:${hash(`${sheet.course}\n${options.firstDay}\n${dayIndex}\n${index}`)}-${dayIndex + 1}-${index + 1}@lectern`,
        `DTSTAMP:${stamp}`,
        `DTSTART:${localTime(date, row.start)}`,
        `DTEND:${localTime(date, row.end)}`,
        `SUMMARY:${escapeText(row.kind === 'segment' ? row.name : words[row.kind])}`,
        ...description(sheet, row),
        'END:VEVENT',
      );
    }
    date = workingDay(new Date(date.getTime() + dayLength));
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const dayLength = 86_400_000;

function description(sheet: RunSheet, row: RunSheetRow): string[] {
  if (row.kind !== 'segment') return [];
  const slides = row.slides.map((slide) => `${clockTime(slide.start)} ${slide.name}`);
  return [
    `CATEGORIES:${escapeText(sheet.course)}`,
    `DESCRIPTION:${escapeText([row.session, ...slides].join('\n'))}`,
  ];
}

/** Whether a text is a day of the calendar, such as `2026-03-02`. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime())) return false;
  // Some engines read the 31st of February as a day in March.
  return date.toISOString().slice(0, 10) === text;
}

function dayOf(text: string): Date {
  if (!isDay(text)) throw new RangeError(`“${text}” is no date. Write it like 2026-03-02.`);
  return new Date(`${text}T00:00:00Z`);
}

/** The day itself, or the Monday after a weekend. */
function workingDay(date: Date): Date {
  const weekday = date.getUTCDay();
  const skip = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(date.getTime() + skip * dayLength);
}

function localTime(day: Date, minutes: number): string {
  const moment = new Date(day.getTime() + minutes * 60_000);
  return moment.toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 allows no control characters in text.
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  );
}

/** Lines longer than 75 octets of UTF-8 go on after CRLF and a space; characters are never cut. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}

/** FNV-1a of the text's UTF-16 units, in hexadecimal: the same event gets the same UID again. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}
