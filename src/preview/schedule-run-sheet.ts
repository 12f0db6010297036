import { shortDuration } from '../core/course/duration.ts';
import { clockTime, type RunSheet, type RunSheetDay } from '../core/course/run-sheet.ts';
import type { ExportFormat, ScheduleState } from '../core/schedule-protocol.ts';
import { button, element, opener, paragraph, row } from './schedule-elements.ts';

/** What can be done with a run sheet. */
export interface RunSheetActions {
  open(path: string): void;
  save(course: string, format: ExportFormat): void;
}

/** The run sheet: when each segment and slide begins and ends by the clock. */
export function runSheetSections(
  state: ScheduleState,
  sheets: readonly RunSheet[],
  actions: RunSheetActions,
): HTMLElement[] {
  return sheets.map((sheet) => {
    const { strings } = state;
    const save = (format: ExportFormat, words: string): HTMLElement =>
      button(words, `${format}-${sheet.course}`, () => actions.save(sheet.course, format));
    const tools = element('div', { class: 'tools' });
    tools.append(
      save('markdown', strings.saveMarkdown),
      save('csv', strings.saveCsv),
      save('calendar', strings.saveCalendar),
    );
    const section = element('section', {}, element('h2', {}, sheet.course), tools);
    if (sheet.days.length === 0) section.append(paragraph(strings.nothing));
    for (const day of sheet.days) {
      if (sheet.days.length > 1) section.append(element('h3', {}, day.name));
      section.append(dayTable(sheet.course, day, state, actions));
    }
    return section;
  });
}

function dayTable(
  course: string,
  day: RunSheetDay,
  { strings }: ScheduleState,
  { open }: RunSheetActions,
): HTMLElement {
  const table = element('table', { class: 'run-sheet' }, element('caption', {}, `${course}: ${day.name}`));
  table.append(element('thead', {}, row([strings.time, strings.what, strings.minutes], 'column')));
  const body = element('tbody');
  for (const part of day.rows) {
    const pause = part.kind === 'segment' ? undefined : strings[part.kind];
    const name = pause === undefined ? element('strong', {}, part.name) : element('em', {}, pause);
    const line = row([span(part), name, shortDuration(part.end - part.start)], 'row');
    line.className = part.kind;
    body.append(line);
    for (const slide of part.slides) {
      const key = `${course}|${day.name}|${slide.path}`;
      const opened = opener(slide.name, slide.path, key, open);
      const below = row([span(slide), opened, shortDuration(slide.end - slide.start)], 'row');
      below.className = 'slide';
      body.append(below);
    }
  }
  table.append(body);
  return table;
}

function span({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${clockTime(start)}–${clockTime(end)}`;
}
