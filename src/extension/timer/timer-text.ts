import * as vscode from 'vscode';
import type { ClassClock } from '../../core/course/class-timer.ts';
import { shortDuration, signedDuration } from '../../core/course/duration.ts';

/** The status bar's words: minutes on the slide of those planned, how far behind, and when the session ends. */
export function timerText(clock: ClassClock): string {
  const parts = [onSlide(clock)];
  if (clock.state === 'paused') parts.push(vscode.l10n.t('paused'));
  if (clock.behind !== 0) {
    const by = shortDuration(Math.abs(clock.behind));
    parts.push(clock.behind > 0 ? vscode.l10n.t('{0} behind', by) : vscode.l10n.t('{0} ahead', by));
  }
  if (clock.endsAt !== undefined) parts.push(vscode.l10n.t('ends {0}', timeOfDay(clock.endsAt)));
  return parts.join(' · ');
}

/** Minutes on the slide of those planned; a slide without a plan has just the first. */
function onSlide({ onSlide: minutes, slide }: ClassClock): string {
  const plan = slide?.minutes ?? 0;
  return plan > 0 ? vscode.l10n.t('{0}/{1} min', minutes, plan) : vscode.l10n.t('{0} min', minutes);
}

/** The same in sentences. */
export function timerTooltip(clock: ClassClock, title: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(title);
  const rows: [string, string][] = [
    [vscode.l10n.t('This slide'), onSlide(clock)],
    [vscode.l10n.t('Taught so far'), shortDuration(clock.elapsed)],
    [vscode.l10n.t('Planned until here'), shortDuration(clock.planned)],
    [vscode.l10n.t('Against the plan'), signedDuration(clock.behind)],
  ];
  if (clock.endsAt !== undefined)
    rows.push([vscode.l10n.t('Session ends at this pace'), timeOfDay(clock.endsAt)]);
  text.appendMarkdown(`\n\n| | |\n|---|--:|\n`);
  for (const [name, value] of rows) text.appendMarkdown(`| ${name} | ${value} |\n`);
  text.appendMarkdown(`\n${vscode.l10n.t('Click for next slide, pause and stop.')}`);
  return text;
}

function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString(vscode.env.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
