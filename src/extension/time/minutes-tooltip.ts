import * as vscode from 'vscode';
import type { CoursePlace, Session } from '../../core/course/course.ts';
import {
  courseTarget,
  fattestSlides,
  sessionTarget,
  type TargetState,
} from '../../core/course/over-target.ts';
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
  // Names alone do not tell: a segment is often called as its first slide is.
  const head = [
    '',
    vscode.l10n.t('Name'),
    vscode.l10n.t('Minutes'),
    vscode.l10n.t('Target'),
    vscode.l10n.t('This edit'),
  ];
  tooltip.appendMarkdown(`| ${head.join(' | ')} |\n|---|---|--:|--:|--:|\n`);
  const row = (kind: string, name: string, minutes: number, was: number | undefined, target = ''): void => {
    const change = was === undefined || was === minutes ? '' : signed(minutes - was);
    const cells = [kind, escapeMarkdown(name), minutes, target, change];
    tooltip.appendMarkdown(`| ${cells.join(' | ')} |\n`);
  };
  const { slide, segment, session, course } = place;
  row(vscode.l10n.t('Slide'), slide.name, slide.minutes, before?.slide.minutes);
  row(vscode.l10n.t('Segment'), segment.name, segment.minutes, before?.segment.minutes);
  row(
    vscode.l10n.t('Session'),
    session.name,
    session.minutes,
    before?.session.minutes,
    session.hasTarget ? targetCell(session.targetMinutes, sessionTarget(session)) : '',
  );
  const hasTarget = course.sessions.some((each) => each.hasTarget);
  row(
    vscode.l10n.t('Course'),
    course.name,
    course.minutes,
    before?.course.minutes,
    hasTarget ? targetCell(course.targetMinutes, courseTarget(course)) : '',
  );
}

/** The target, and by how much it is missed where upstream's slop is too little. */
function targetCell(minutes: number, target: TargetState): string {
  return target.state === 'over' ? `${minutes} ⚠ +${target.by}` : `${minutes}`;
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
