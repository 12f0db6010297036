import type { ScheduleStrings } from '../core/schedule-protocol.ts';
import { button, element, field } from './schedule-elements.ts';

/** The page's two views. */
export type ScheduleView = 'plan' | 'run-sheet';

/** What the buttons above the schedule do. */
export interface ToolActions {
  filter(course: string): void;
  show(view: ScheduleView): void;
  copy(format: 'markdown' | 'csv'): void;
  print(): void;
}

/** The buttons above the schedule. They stay for as long as the page does, so that the focus stays on them. */
export interface Tools {
  readonly element: HTMLElement;
  update(courses: readonly string[], chosen: string, view: ScheduleView): void;
}

export function scheduleTools(strings: ScheduleStrings, actions: ToolActions): Tools {
  const filter = element('select');
  filter.addEventListener('change', () => actions.filter(filter.value));
  const plan = button(strings.dayPlan, 'view-plan', () => actions.show('plan'));
  const sheet = button(strings.runSheet, 'view-run-sheet', () => actions.show('run-sheet'));
  const print = button(strings.print, 'print', () => actions.print());
  print.title = strings.printHelp;
  const made = element('div', { class: 'tools', role: 'toolbar', 'aria-label': strings.dayPlan });
  made.append(
    field(strings.course, filter),
    plan,
    sheet,
    button(strings.copyMarkdown, 'copy-markdown', () => actions.copy('markdown')),
    button(strings.copyCsv, 'copy-csv', () => actions.copy('csv')),
    print,
  );
  let shown = '';
  return {
    element: made,
    update(courses, chosen, view) {
      const names = JSON.stringify([courses, chosen]);
      // Drawn anew only where something is new: a list that is open stays open.
      if (names !== shown) {
        shown = names;
        filter.replaceChildren(
          ...['', ...courses].map((name) => {
            const option = element('option', { value: name }, name === '' ? strings.allCourses : name);
            option.selected = name === chosen;
            return option;
          }),
        );
      }
      plan.setAttribute('aria-pressed', String(view === 'plan'));
      sheet.setAttribute('aria-pressed', String(view === 'run-sheet'));
    },
  };
}
