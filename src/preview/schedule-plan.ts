import type { PlannedBar, PlannedCourse, PlannedSession } from '../core/course/day-plan.ts';
import { shortDuration } from '../core/course/duration.ts';
import type { TimeAxis } from '../core/course/time-axis.ts';
import type { ScheduleState } from '../core/schedule-protocol.ts';
import { element, opener, paragraph, row } from './schedule-elements.ts';

/** What a click on the plan does, and which sessions show their slides. */
export interface PlanActions {
  open(path: string): void;
  unfold(session: string, open: boolean): void;
  readonly unfolded: ReadonlySet<string>;
}

/** What the plan is drawn from: the state of the page, and the axis of the courses that are shown. */
export interface PlanView {
  readonly strings: ScheduleState['strings'];
  readonly axis: TimeAxis;
}

/** One course as a day plan: a bar per session along one axis of time, and its segments and slides as a table. */
export function courseSection(course: PlannedCourse, view: PlanView, actions: PlanActions): HTMLElement {
  const heading = element('h2', {}, course.name, ' ', amount(course));
  const section = element('section', {}, heading);
  if (course.days.length === 0) section.append(paragraph(view.strings.nothing));
  for (const day of course.days) {
    // A course of one day needs no heading for it.
    if (course.days.length > 1) section.append(element('h3', {}, day.name));
    section.append(axis(view));
    for (const session of day.sessions) section.append(sessionRow(course, session, view, actions));
  }
  return section;
}

/** `2 h 9 min of 3 h · +26 min`: text first, so that nothing is told by colour alone. */
function amount(whole: PlannedCourse | PlannedSession): HTMLElement {
  const of = whole.targetMinutes === undefined ? '' : ` / ${shortDuration(whole.targetMinutes)}`;
  const made = element('span', { class: 'amount' }, shortDuration(whole.minutes) + of);
  if (whole.mark !== '')
    made.append(' ', element('span', { class: `mark ${whole.target.state}` }, whole.mark));
  return made;
}

function axis({ axis: { length, marks } }: PlanView): HTMLElement {
  const made = element('div', { class: 'axis', 'aria-hidden': 'true' });
  for (const mark of marks) {
    const tick = element('span', mark === length ? { class: 'end' } : {});
    // There is no room for words at the end.
    if (length - mark > length / 10) tick.append(mark === 0 ? '0' : shortDuration(mark));
    place(tick, mark, 0, length);
    made.append(tick);
  }
  return made;
}

function sessionRow(
  course: PlannedCourse,
  session: PlannedSession,
  view: PlanView,
  actions: PlanActions,
): HTMLElement {
  const key = `${course.name}|${session.name}`;
  const details = element('details', { class: 'session' });
  details.open = actions.unfolded.has(key);
  details.addEventListener('toggle', () => actions.unfold(key, details.open));
  const summary = element('summary', { 'data-key': key }, session.name, ' ', amount(session));
  summary.append(track(session, view));
  details.append(summary, slideTable(key, session, view, actions));
  return details;
}

/** The bars, for eyes; the table below says the same to screen readers. */
function track(session: PlannedSession, { axis: { length }, strings }: PlanView): HTMLElement {
  const made = element('div', { class: 'track', 'aria-hidden': 'true' });
  for (const bar of session.bars) made.append(barOf(bar, session, length, strings.break));
  if (session.targetMinutes !== undefined) {
    const title = `${strings.target} ${shortDuration(session.targetMinutes)}`;
    const line = element('div', { class: 'target', title });
    place(line, session.targetMinutes, 0, length);
    made.append(line);
  }
  if (session.beyond !== undefined && session.targetMinutes !== undefined) {
    // Behind the bars where there is room, so that it covers no name.
    const isOutside = length - session.minutes > length / 8;
    const beyond = element(
      'div',
      { class: isOutside ? 'beyond outside' : 'beyond' },
      element('span', {}, session.mark),
    );
    place(beyond, session.beyond, session.minutes - session.beyond, length);
    made.append(beyond);
  }
  return made;
}

function barOf(bar: PlannedBar, session: PlannedSession, axisLength: number, breakWord: string): HTMLElement {
  const name = bar.kind === 'break' ? breakWord : bar.name;
  const made = element('div', { class: `bar ${bar.kind}`, title: `${name}: ${shortDuration(bar.minutes)}` });
  if (bar.kind === 'segment') made.append(element('span', {}, `${bar.name} ${shortDuration(bar.minutes)}`));
  made.dataset.session = session.name;
  place(made, bar.start, bar.minutes, axisLength);
  return made;
}

function place(made: HTMLElement, start: number, minutes: number, axisLength: number): void {
  made.style.insetInlineStart = `${(start / axisLength) * 100}%`;
  if (minutes > 0) made.style.inlineSize = `${(minutes / axisLength) * 100}%`;
}

function slideTable(
  key: string,
  session: PlannedSession,
  { strings }: PlanView,
  { open }: PlanActions,
): HTMLElement {
  const table = element('table', {}, element('caption', {}, session.name));
  table.append(element('thead', {}, row([strings.segments, strings.minutes], 'column')));
  const body = element('tbody');
  for (const bar of session.bars) {
    if (bar.kind === 'break') {
      body.append(row([element('em', {}, strings.break), shortDuration(bar.minutes)]));
      continue;
    }
    const name = opener(bar.name, bar.path, `${key}|${bar.path}`, open);
    body.append(row([element('strong', {}, name), shortDuration(bar.minutes)], 'row'));
    for (const slide of bar.slides) {
      const opened = opener(slide.name, slide.path, `${key}|${bar.path}|${slide.path}`, open);
      const line = row([opened, shortDuration(slide.minutes)], 'row');
      line.className = 'slide';
      body.append(line);
    }
  }
  table.append(body);
  return table;
}
