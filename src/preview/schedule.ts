import { timeAxis } from '../core/course/time-axis.ts';
import type { FromSchedule, ScheduleState, ToSchedule } from '../core/schedule-protocol.ts';
import { element, opener, paragraph } from './schedule-elements.ts';
import { type FormView, runSheetForm } from './schedule-form.ts';
import { courseSection } from './schedule-plan.ts';
import { printable } from './schedule-print.ts';
import { runSheetSections } from './schedule-run-sheet.ts';
import { type ScheduleView, scheduleTools, type Tools } from './schedule-tools.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromSchedule): void;
  getState(): ViewState | undefined;
  setState(state: ViewState): void;
};

/** What the page itself remembers: the course it is filtered by, what is shown, which sessions are unfolded. */
interface ViewState {
  course: string;
  view: ScheduleView;
  unfolded: string[];
}

/** What stands for as long as the page does; only what is in the content is drawn anew. */
interface Shell {
  readonly heading: HTMLElement;
  readonly problems: HTMLElement;
  readonly tools: Tools;
  readonly form: FormView;
  readonly content: HTMLElement;
}

const host = acquireVsCodeApi();
const view: ViewState = host.getState() ?? { course: '', view: 'plan', unfolded: [] };
let shell: Shell | undefined;
let current: ScheduleState | undefined;
let drawn = '';

function turn(change: Partial<ViewState>): void {
  Object.assign(view, change);
  host.setState(view);
  if (current) render(current);
}

function open(path: string): void {
  host.postMessage({ type: 'open', path });
}

function createShell({ strings }: ScheduleState): Shell {
  const heading = element('h1');
  const problems = element('div', { role: 'status' });
  const content = element('div', { class: 'content' });
  const tools = scheduleTools(strings, {
    filter: (course) => turn({ course }),
    show: (name) => turn({ view: name }),
    copy: (format) => host.postMessage({ type: 'copy', format }),
    print: () => host.postMessage({ type: 'print', html: printable([heading, problems, content]) }),
  });
  const form = runSheetForm(strings, (made) => host.postMessage({ type: 'form', form: made }));
  document.querySelector('main')?.replaceChildren(heading, problems, tools.element, form.element, content);
  return { heading, problems, tools, form, content };
}

function render(state: ScheduleState): void {
  current = state;
  shell ??= createShell(state);
  const { heading, problems, tools, form, content } = shell;
  const courses = state.plan.map((course) => course.name);
  // A course that was renamed or is gone is filtered by no longer.
  if (!courses.includes(view.course)) view.course = '';
  heading.textContent = state.title;
  problems.replaceChildren(...state.problems.map((problem) => paragraph(problem, { class: 'problem' })));
  tools.update(courses, view.course, view.view);
  tools.element.hidden = courses.length === 0;
  form.update(state.form);
  form.element.hidden = view.view !== 'run-sheet' || courses.length === 0;
  // Most changes of a book are none of its schedule: then selection and focus are left alone.
  const wanted = JSON.stringify([state, view.course, view.view]);
  if (wanted === drawn) return;
  drawn = wanted;
  redraw(content, body(state));
}

/** Draws the content anew; the focus and the place that is read stay. */
function redraw(content: HTMLElement, parts: readonly HTMLElement[]): void {
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && content.contains(active) ? active.dataset.key : undefined;
  const scroll = window.scrollY;
  content.replaceChildren(...parts);
  if (focused !== undefined)
    content.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  window.scrollTo(0, scroll);
}

function body(state: ScheduleState): HTMLElement[] {
  if (state.plan.length === 0) return noCourse(state);
  const wanted = (name: string): boolean => view.course === '' || view.course === name;
  const courses = state.plan.filter((course) => wanted(course.name));
  if (view.view === 'run-sheet') {
    const sheets = state.runSheets.filter((sheet) => wanted(sheet.course));
    return runSheetSections(state, sheets, {
      open,
      save: (course, format) => host.postMessage({ type: 'save', course, format }),
    });
  }
  const unfold = (session: string, isOpen: boolean): void => {
    view.unfolded = view.unfolded.filter((each) => each !== session);
    if (isOpen) view.unfolded.push(session);
    host.setState(view);
  };
  // The courses that are shown fill the width, however long others are.
  const plan = { strings: state.strings, axis: timeAxis(courses) };
  return courses.map((course) =>
    courseSection(course, plan, { open, unfold, unfolded: new Set(view.unfolded) }),
  );
}

/** What makes a course, for a book that has none: nothing else on the page would say it. */
function noCourse({ strings, begin }: ScheduleState): HTMLElement[] {
  const parts = [
    paragraph(strings.noCourse),
    element('pre', {}, strings.noCourseExample),
    paragraph(strings.noCourseRest),
  ];
  if (begin)
    parts.push(element('p', {}, strings.noCourseBegin, ' ', opener(begin.name, begin.path, 'begin', open)));
  return parts;
}

window.addEventListener('message', (event: MessageEvent<ToSchedule>) => {
  // One message so far; the check keeps a second one from being forgotten here.
  if (event.data.type === 'state') render(event.data.state);
});
host.postMessage({ type: 'ready' });
