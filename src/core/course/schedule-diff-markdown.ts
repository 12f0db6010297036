import type { MinutesChange, PartChange } from './part-changes.ts';
import type { CourseDiff, ScheduleDiff, SessionDiff } from './schedule-diff.ts';

/** The changes as Markdown, fit for a pull request; one sentence when there are none. Ends with a line end. */
export function diffMarkdown(diff: ScheduleDiff): string {
  if (diff.courses.length === 0) return 'The schedule has not changed.\n';
  const lines = ['## Schedule changes', ''];
  for (const course of diff.courses) {
    lines.push(`### ${heading(course)}`, '', `${capital(courseTotal(course))}.`, '');
    // What was in a course or session that is gone is gone with it, or told where it is now.
    const sessions = course.change === 'removed' ? [] : course.sessions;
    for (const session of sessions) {
      lines.push(`- **${heading(session)}**: ${total(session)}`);
      const changes = session.change === 'removed' ? [] : inOrder(session.changes);
      for (const change of changes) lines.push(`  - ${changeWords(change)}`);
    }
    if (sessions.length > 0) lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The line on a course: as on a session, but for targets that only follow the minutes of sessions without any. */
function courseTotal(course: CourseDiff): string {
  const stated = course.sessions.some(
    ({ targetMinutes: { before, after } }) => (before ?? 0) !== (after ?? 0),
  );
  const { before, after } = course.targetMinutes;
  const follows = !stated && before !== undefined && after !== undefined;
  const words = total(follows ? { ...course, targetMinutes: { before: after, after } } : course);
  return course.reordered ? `${words}; sessions in another order` : words;
}

/** One line on a session or course: `+5 minutes, now 175 of 180`. */
function total({ change, minutes, targetMinutes }: CourseDiff | SessionDiff): string {
  if (change === 'new')
    return `new, ${ofTarget(minutes.after, targetMinutes.after)}${unit(minutes.after, targetMinutes.after)}`;
  if (change === 'removed') return `removed, ${plural(minutes.before ?? 0)} less`;
  const words = [minutesWords(minutes), `now ${ofTarget(minutes.after, targetMinutes.after)}`];
  if (targetMinutes.before !== targetMinutes.after && targetMinutes.before !== undefined)
    words.push(`target was ${targetMinutes.before}`);
  else if (targetMinutes.before !== targetMinutes.after) words.push('with a new target');
  return words.join(', ');
}

/** One line on a segment or slide, such as `“Loops” moved from Day 1 Morning, 20 minutes`. */
function changeWords(change: PartChange): string {
  const { part, minutes, from, into } = change;
  const name = `“${change.name}”`;
  const where = change.segment === undefined ? '' : ` in “${change.segment}”`;
  const words = change.was === undefined ? name : `${name} (was “${change.was}”)`;
  switch (change.kind) {
    case 'new': {
      const before = from === undefined ? '' : `, until now part of “${from}”`;
      return `new ${part} ${name}${where}${before}, ${plural(minutes.after ?? 0)}`;
    }
    case 'removed':
      return into === undefined
        ? `removed ${part} ${name}${where}, ${plural(minutes.before ?? 0)}`
        : `${part} ${name}${where} is now part of “${into}”, ${plural(minutes.before ?? 0)}`;
    case 'moved':
      return `${part} ${words}${where} moved from ${oneLine(from ?? '')}, ${sizeWords(minutes)}`;
    case 'renamed':
      return `${part} “${change.was}”${where} is now called ${name}${minutes.before === minutes.after ? '' : `, ${sizeWords(minutes)}`}`;
    case 'minutes':
      return `${part} ${name}${where}: ${sizeWords(minutes)}`;
    case 'reordered':
      return part === 'segment' ? 'segments in another order' : `slides of ${name} in another order`;
  }
}

/** Segments first, then slides; each in the order found. */
function inOrder(changes: readonly PartChange[]): PartChange[] {
  return [
    ...changes.filter((change) => change.part === 'segment'),
    ...changes.filter((change) => change.part === 'slide'),
  ];
}

function heading({ name, was }: CourseDiff | SessionDiff): string {
  return oneLine(was === undefined ? name : `${name} (was ${was})`);
}

/** A name from YAML may have several lines. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

function sizeWords({ before, after }: MinutesChange): string {
  return before === after ? plural(after ?? 0) : `${minutesWords({ before, after })}, now ${after ?? 0}`;
}

function minutesWords({ before, after }: MinutesChange): string {
  const by = (after ?? 0) - (before ?? 0);
  if (by === 0) return 'as long as before';
  return `${by > 0 ? '+' : '−'}${plural(Math.abs(by))}`;
}

function ofTarget(minutes: number | undefined, target: number | undefined): string {
  return target === undefined ? String(minutes ?? 0) : `${minutes ?? 0} of ${target}`;
}

function unit(minutes: number | undefined, target: number | undefined): string {
  return (target ?? minutes) === 1 ? ' minute' : ' minutes';
}

function plural(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
