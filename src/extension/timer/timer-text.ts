import * as vscode from 'vscode';
import type { ClassClock } from '../../core/course/class-timer.ts';
import { shortDuration, signedDuration } from '../../core/course/duration.ts';

/** The status bar's words: minutes on the slide of those planned, how far behind, and when the session ends. */
export function timerText(clock: ClassClock): string {
  const parts = [vscode.l10n.t('{0}/{1} min', clock.onSlide, clock.slide?.minutes ?? 0)];
  if (clock.state === 'paused') parts.push(vscode.l10n.t('paused'));
  if (clock.behind !== 0) {
    const by = shortDuration(Math.abs(clock.behind));
    parts.push(clock.behind > 0 ? vscode.l10n.t('{0} behind', by) : vscode.l10n.t('{0} ahead', by));
  }
  parts.push(vscode.l10n.t('ends {0}', timeOfDay(clock.endsAt)));
  return parts.join(' · ');
}

/** The same in sentences. */
export function timerTooltip(clock: ClassClock, title: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(title);
  const rows: [string, string][] = [
    [vscode.l10n.t('This slide'), `${clock.onSlide} / ${clock.slide?.minutes ?? 0} min`],
    [vscode.l10n.t('Taught so far'), shortDuration(clock.elapsed)],
    [vscode.l10n.t('Planned until here'), shortDuration(clock.planned)],
    [vscode.l10n.t('Against the plan'), signedDuration(clock.behind)],
    [vscode.l10n.t('Session ends at this pace'), timeOfDay(clock.endsAt)],
  ];
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
