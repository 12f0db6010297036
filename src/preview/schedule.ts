import { timeAxis } from '../core/course/time-axis.ts';
import type { FromSchedule, RunSheetForm, ScheduleState, ToSchedule } from '../core/schedule-protocol.ts';
import { button, element, field } from './schedule-elements.ts';
import { courseSection } from './schedule-plan.ts';
import { runSheetSection } from './schedule-run-sheet.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromSchedule): void;
  getState(): ViewState | undefined;
  setState(state: ViewState): void;
};

/** What the page itself remembers: the course it is filtered by, what is shown, which sessions are unfolded. */
interface ViewState {
  course: string;
  view: 'plan' | 'run-sheet';
  unfolded: string[];
}

const host = acquireVsCodeApi();
const view: ViewState = host.getState() ?? { course: '', view: 'plan', unfolded: [] };
let current: ScheduleState | undefined;

function keep(): void {
  host.setState(view);
}

function render(state: ScheduleState): void {
  current = state;
  const root = document.querySelector('main');
  if (!root) return;
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  const scroll = window.scrollY;
  root.replaceChildren(
    element('h1', {}, state.title),
    ...state.problems.map((problem) => element('p', { class: 'problem' }, problem)),
    toolbar(state),
    ...body(state),
  );
  if (focused !== undefined)
    root.querySelector<HTMLElement>(`[data-key=${JSON.stringify(focused)}]`)?.focus();
  window.scrollTo(0, scroll);
}

function toolbar(state: ScheduleState): HTMLElement {
  const { strings } = state;
  const filter = element('select', { 'data-key': 'course' });
  for (const name of ['', ...state.plan.map((course) => course.name)]) {
    const option = element('option', { value: name }, name === '' ? strings.allCourses : name);
    option.selected = name === view.course;
    filter.append(option);
  }
  filter.addEventListener('change', () => {
    view.course = filter.value;
    keep();
    render(state);
  });
  const show = (name: ViewState['view'], words: string): HTMLElement => {
    const each = button(words, `view-${name}`, () => {
      view.view = name;
      keep();
      render(state);
    });
    each.setAttribute('aria-pressed', String(view.view === name));
    return each;
  };
  const tools = element('div', { class: 'tools', role: 'toolbar', 'aria-label': state.title });
  tools.append(
    field(strings.course, filter),
    show('plan', strings.dayPlan),
    show('run-sheet', strings.runSheet),
    button(strings.copyMarkdown, 'copy-markdown', () =>
      host.postMessage({ type: 'copy', format: 'markdown' }),
    ),
    button(strings.copyCsv, 'copy-csv', () => host.postMessage({ type: 'copy', format: 'csv' })),
    button(strings.print, 'print', () => window.print()),
  );
  return tools;
}

function body(state: ScheduleState): HTMLElement[] {
  const wanted = (name: string): boolean => view.course === '' || view.course === name;
  const open = (path: string): void => host.postMessage({ type: 'open', path });
  if (view.view === 'run-sheet') {
    const change = (form: RunSheetForm): void => host.postMessage({ type: 'form', form });
    const sheets = state.runSheets.filter((sheet) => wanted(sheet.course));
    const save: Parameters<typeof runSheetSection>[1]['save'] = (course, format) =>
      host.postMessage({ type: 'save', course, format });
    return runSheetSection({ state, sheets }, { open, change, save });
  }
  const courses = state.plan.filter((course) => wanted(course.name));
  if (courses.every((course) => course.days.length === 0)) return [element('p', {}, state.strings.nothing)];
  const unfold = (session: string, isOpen: boolean): void => {
    view.unfolded = view.unfolded.filter((each) => each !== session);
    if (isOpen) view.unfolded.push(session);
    keep();
  };
  // The courses that are shown fill the width, however long others are.
  const plan = { strings: state.strings, axis: timeAxis(courses) };
  return courses.map((course) =>
    courseSection(course, plan, { open, unfold, unfolded: new Set(view.unfolded) }),
  );
}

window.addEventListener('message', (event: MessageEvent<ToSchedule>) => {
  // One message so far; the check keeps a second one from being forgotten here.
  if (event.data.type === 'state') render(event.data.state);
});
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
window.addEventListener('afterprint', () => {
  if (current) render(current);
});
host.postMessage({ type: 'ready' });
