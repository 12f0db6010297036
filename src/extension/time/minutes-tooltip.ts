import * as vscode from 'vscode';
import type { CoursePlace, Session } from '../../core/course/course.ts';
import { fattestSlides } from '../../core/course/over-target.ts';
import type { SlideTime } from './minutes-status.ts';

/** The breakdown behind the status bar's numbers, as a table. */
export function minutesTooltip(
  time: SlideTime,
  more: readonly (string | undefined)[],
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(undefined, true);
  const { stated, estimate, place, before } = time;
  if (stated === undefined && estimate) {
    const { minutes, low, high, reasons } = estimate;
    tooltip.appendMarkdown(
      vscode.l10n.t('No `minutes` stated; estimated ~{0} min ({1}–{2}).', minutes, low, high),
    );
    for (const reason of reasons) tooltip.appendMarkdown(`\n- ${escapeMarkdown(reason)}`);
    tooltip.appendMarkdown('\n\n');
  }
  if (place) {
    appendTable(tooltip, place, before);
    appendFattest(tooltip, place.session);
  }
  for (const part of more) if (part) tooltip.appendMarkdown(`\n\n${part}`);
  tooltip.appendMarkdown(`\n\n${vscode.l10n.t('Click to set the minutes of this slide.')}`);
  return tooltip;
}

function appendTable(
  tooltip: vscode.MarkdownString,
  place: CoursePlace,
  before: CoursePlace | undefined,
): void {
  const head = [
    vscode.l10n.t('Part'),
    vscode.l10n.t('Minutes'),
    vscode.l10n.t('Target'),
    vscode.l10n.t('This edit'),
  ];
  tooltip.appendMarkdown(`| ${head.join(' | ')} |\n|---|--:|--:|--:|\n`);
  const row = (name: string, minutes: number, target: number | undefined, was: number | undefined): void => {
    const change = was === undefined || was === minutes ? '' : signed(minutes - was);
    tooltip.appendMarkdown(`| ${escapeMarkdown(name)} | ${minutes} | ${target ?? ''} | ${change} |\n`);
  };
  const { slide, segment, session, course } = place;
  row(slide.name, slide.minutes, undefined, before?.slide.minutes);
  row(segment.name, segment.minutes, undefined, before?.segment.minutes);
  row(
    session.name,
    session.minutes,
    session.hasTarget ? session.targetMinutes : undefined,
    before?.session.minutes,
  );
  const hasTarget = course.sessions.some((each) => each.hasTarget);
  row(course.name, course.minutes, hasTarget ? course.targetMinutes : undefined, before?.course.minutes);
}

function appendFattest(tooltip: vscode.MarkdownString, session: Session): void {
  const slides = fattestSlides(session);
  if (slides.length === 0) return;
  const names = slides.map((slide) =>
    vscode.l10n.t('{0} ({1} min)', escapeMarkdown(slide.name), slide.minutes),
  );
  tooltip.appendMarkdown(`\n\n${vscode.l10n.t('Longest slides of the session: {0}.', names.join(', '))}`);
}

function signed(minutes: number): string {
  return minutes > 0 ? `+${minutes}` : `−${-minutes}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
