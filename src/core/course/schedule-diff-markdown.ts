import type { MinutesChange, PartChange } from './part-changes.ts';
import type { CourseDiff, ScheduleDiff, SessionDiff } from './schedule-diff.ts';

/** The changes as Markdown, fit for a pull request; one sentence when there are none. Ends with a line end. */
export function diffMarkdown(diff: ScheduleDiff): string {
  if (diff.courses.length === 0) return 'The schedule has not changed.\n';
  const lines = ['## Schedule changes', ''];
  for (const course of diff.courses) {
    lines.push(`### ${heading(course)}`, '', `${capital(total(course))}.`, '');
    for (const session of course.sessions) {
      lines.push(`- **${heading(session)}**: ${total(session)}`);
      for (const change of inOrder(session.changes)) lines.push(`  - ${changeWords(change)}`);
    }
    if (course.sessions.length > 0) lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** One line on a session or course: `+5 minutes, now 175 of 180`. */
export function total({ change, minutes, targetMinutes }: CourseDiff | SessionDiff): string {
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
export function changeWords(change: PartChange): string {
  const { part, minutes } = change;
  const name = `“${change.name}”`;
  const where = change.segment === undefined ? '' : ` in “${change.segment}”`;
  const words = change.was === undefined ? name : `${name} (was “${change.was}”)`;
  switch (change.kind) {
    case 'new':
      return `new ${part} ${name}${where}, ${plural(minutes.after ?? 0)}`;
    case 'removed':
      return `removed ${part} ${name}${where}, ${plural(minutes.before ?? 0)}`;
    case 'moved':
      return `${part} ${words}${where} moved from ${change.from}, ${sizeWords(minutes)}`;
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
  return was === undefined ? name : `${name} (was ${was})`;
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
