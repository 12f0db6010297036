import { shortDuration } from '../core/course/duration.ts';
import { clockTime, type RunSheet, type RunSheetDay } from '../core/course/run-sheet.ts';
import type { ExportFormat, RunSheetForm, ScheduleState } from '../core/schedule-protocol.ts';
import { button, element, field, opener, row } from './schedule-elements.ts';

/** What can be done with a run sheet. */
export interface RunSheetActions {
  open(path: string): void;
  change(form: RunSheetForm): void;
  save(course: string, format: ExportFormat): void;
}

/** The run sheet: when each segment and slide begins and ends by the clock. */
export function runSheetSection(
  { state, sheets }: { readonly state: ScheduleState; readonly sheets: readonly RunSheet[] },
  actions: RunSheetActions,
): HTMLElement[] {
  const sections = sheets.map((sheet) => {
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
    for (const day of sheet.days) {
      if (sheet.days.length > 1) section.append(element('h3', {}, day.name));
      section.append(dayTable(day, state, actions));
    }
    return section;
  });
  return [form(state, actions), ...sections];
}

function form({ form: values, strings }: ScheduleState, actions: RunSheetActions): HTMLElement {
  const made = element('form', { class: 'tools', 'aria-label': strings.runSheet });
  const input = (key: keyof RunSheetForm, type: 'time' | 'number'): HTMLInputElement => {
    const control = element('input', { type, name: key, value: String(values[key]), 'data-key': key });
    if (type === 'number') {
      control.min = '0';
      control.max = '240';
    }
    return control;
  };
  const start = input('start', 'time');
  const breaks = input('breakMinutes', 'number');
  const lunch = input('lunch', 'time');
  const lunchMinutes = input('lunchMinutes', 'number');
  made.append(
    field(strings.start, start),
    field(strings.breaks, breaks),
    field(strings.lunchAt, lunch),
    field(strings.lunchMinutes, lunchMinutes),
  );
  made.addEventListener('change', () => {
    actions.change({
      start: start.value,
      breakMinutes: breaks.valueAsNumber || 0,
      lunch: lunch.value,
      lunchMinutes: lunchMinutes.valueAsNumber || 0,
    });
  });
  made.addEventListener('submit', (event) => event.preventDefault());
  return made;
}

function dayTable(day: RunSheetDay, { strings }: ScheduleState, { open }: RunSheetActions): HTMLElement {
  const table = element('table', { class: 'run-sheet' }, element('caption', {}, day.name));
  table.append(element('thead', {}, row([strings.time, strings.what, strings.minutes], 'column')));
  const body = element('tbody');
  for (const part of day.rows) {
    const pause = part.kind === 'segment' ? undefined : strings[part.kind];
    const name = pause === undefined ? element('strong', {}, part.name) : element('em', {}, pause);
    const line = row([span(part), name, shortDuration(part.end - part.start)], 'row');
    line.className = part.kind;
    body.append(line);
    for (const slide of part.slides) {
      const key = `${day.name}|${slide.path}`;
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
