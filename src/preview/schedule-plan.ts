import type { PlannedBar, PlannedCourse, PlannedSession } from '../core/course/day-plan.ts';
import { shortDuration } from '../core/course/duration.ts';
import type { ScheduleState } from '../core/schedule-protocol.ts';
import { element, opener, row } from './schedule-elements.ts';

/** What a click on the plan does, and which sessions show their slides. */
export interface PlanActions {
  open(path: string): void;
  unfold(session: string, open: boolean): void;
  readonly unfolded: ReadonlySet<string>;
}

/** One course as a day plan: a bar per session along one axis of time, and its segments and slides as a table. */
export function courseSection(
  course: PlannedCourse,
  state: ScheduleState,
  actions: PlanActions,
): HTMLElement {
  const heading = element('h2', {}, course.name, ' ', amount(course));
  const section = element('section', {}, heading);
  for (const day of course.days) {
    // A course of one day needs no heading for it.
    if (course.days.length > 1) section.append(element('h3', {}, day.name));
    section.append(axis(state));
    for (const session of day.sessions) section.append(sessionRow(course, session, state, actions));
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

function axis({ plan }: ScheduleState): HTMLElement {
  const made = element('div', { class: 'axis', 'aria-hidden': 'true' });
  const last = plan.marks.length > 2 ? plan.marks.at(-1) : undefined;
  for (const mark of plan.marks) {
    // The last one has no room for words behind it.
    const tick = element('span', {}, mark === 0 ? '0' : mark === last ? '' : shortDuration(mark));
    place(tick, mark, 0, plan.axis);
    made.append(tick);
  }
  return made;
}

function sessionRow(
  course: PlannedCourse,
  session: PlannedSession,
  state: ScheduleState,
  actions: PlanActions,
): HTMLElement {
  const key = `${course.name}|${session.name}`;
  const details = element('details', { class: 'session' });
  details.open = actions.unfolded.has(key);
  details.addEventListener('toggle', () => actions.unfold(key, details.open));
  const summary = element('summary', { 'data-key': key }, session.name, ' ', amount(session));
  summary.append(track(session, state));
  details.append(summary, slideTable(session, state, actions));
  return details;
}

/** The bars, for eyes; the table below says the same to screen readers. */
function track(session: PlannedSession, { plan, strings }: ScheduleState): HTMLElement {
  const made = element('div', { class: 'track', 'aria-hidden': 'true' });
  for (const bar of session.bars) made.append(barOf(bar, session, plan.axis, strings.break));
  if (session.targetMinutes !== undefined) {
    const title = `${strings.target} ${shortDuration(session.targetMinutes)}`;
    const line = element('div', { class: 'target', title });
    place(line, session.targetMinutes, 0, plan.axis);
    made.append(line);
  }
  if (session.beyond !== undefined && session.targetMinutes !== undefined) {
    const beyond = element('div', { class: 'beyond' }, element('span', {}, session.mark));
    place(beyond, session.beyond, session.minutes - session.beyond, plan.axis);
    made.append(beyond);
  }
  return made;
}

function barOf(bar: PlannedBar, session: PlannedSession, axisLength: number, breakWord: string): HTMLElement {
  const name = bar.kind === 'break' ? breakWord : bar.name;
  const made = element('div', { class: `bar ${bar.kind}`, title: `${name}: ${shortDuration(bar.minutes)}` });
  if (bar.kind === 'segment') made.append(element('span', {}, `${bar.name} ${shortDuration(bar.minutes)}`));
  made.dataset['session'] = session.name;
  place(made, bar.start, bar.minutes, axisLength);
  return made;
}

function place(made: HTMLElement, start: number, minutes: number, axisLength: number): void {
  made.style.insetInlineStart = `${(start / axisLength) * 100}%`;
  if (minutes > 0) made.style.inlineSize = `${(minutes / axisLength) * 100}%`;
}

function slideTable(session: PlannedSession, { strings }: ScheduleState, { open }: PlanActions): HTMLElement {
  const table = element('table', {}, element('caption', {}, session.name));
  table.append(element('thead', {}, row([strings.segments, strings.minutes], 'column')));
  const body = element('tbody');
  for (const bar of session.bars) {
    if (bar.kind === 'break') {
      body.append(row([element('em', {}, strings.break), shortDuration(bar.minutes)]));
      continue;
    }
    const name = opener(bar.name, bar.path, `${session.name}|${bar.name}`, open);
    body.append(row([element('strong', {}, name), shortDuration(bar.minutes)], 'row'));
    for (const slide of bar.slides) {
      const opened = opener(slide.name, slide.path, `${session.name}|${bar.name}|${slide.path}`, open);
      const line = row([opened, shortDuration(slide.minutes)], 'row');
      line.className = 'slide';
      body.append(line);
    }
  }
  table.append(body);
  return table;
}
