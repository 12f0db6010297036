import { csvText } from './csv.ts';
import { shortDuration } from './duration.ts';
import { clockTime, type RunSheet, type RunSheetRow } from './run-sheet.ts';

/** Words for the pauses, for hosts that speak other languages. */
export interface PauseWords {
  readonly break: string;
  readonly lunch: string;
}

/** The pauses in English. */
export const englishPauses: PauseWords = { break: 'Break', lunch: 'Lunch' };

/** A run sheet as Markdown: one table per day, segments in bold, their slides below them. */
export function runSheetMarkdown(sheet: RunSheet, words: PauseWords = englishPauses): string {
  const lines = [`# ${plain(sheet.course)}`, ''];
  for (const day of sheet.days) {
    lines.push(`## ${plain(day.name)}`, '', '| Time | What | Duration |', '| - | - | - |');
    for (const row of day.rows) {
      const name = row.kind === 'segment' ? `**${plain(row.name)}**` : `*${words[row.kind]}*`;
      lines.push(`| ${span(row)} | ${name} | ${shortDuration(row.end - row.start)} |`);
      for (const slide of row.slides)
        lines.push(`| ${span(slide)} | ${plain(slide.name)} | ${shortDuration(slide.end - slide.start)} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** A run sheet as CSV: one row per slide and pause. */
export function runSheetCsv(sheet: RunSheet, words: PauseWords = englishPauses): string {
  const rows: (string | number)[][] = [['Day', 'Session', 'Segment', 'Slide', 'Start', 'End', 'Minutes']];
  for (const day of sheet.days)
    for (const row of day.rows) {
      if (row.kind !== 'segment')
        rows.push([
          day.name,
          '',
          words[row.kind],
          '',
          clockTime(row.start),
          clockTime(row.end),
          row.end - row.start,
        ]);
      for (const slide of row.slides) {
        const times = [clockTime(slide.start), clockTime(slide.end), slide.end - slide.start];
        rows.push([day.name, row.session, row.name, slide.name, ...times]);
      }
    }
  return csvText(rows);
}

function span({ start, end }: Pick<RunSheetRow, 'start' | 'end'>): string {
  return `${clockTime(start)}–${clockTime(end)}`;
}

/** A name as Markdown that shows just that, on one line: a name from YAML may have several. */
function plain(text: string): string {
  const escaped = text.replace(/[\\|*_~`<>[\]]|&(?=#?\w+;)/g, '\\$&');
  return escaped.replace(/\s+/g, ' ').trim();
}
