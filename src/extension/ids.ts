import * as vscode from 'vscode';
import type { Severity } from '../core/lint/finding.ts';
import type { Look, NotesMode, PageColours } from '../core/preview-protocol.ts';

/**
 * Every command of Lectern. `package.json` declares the same ones; a test keeps the two equal. Those below
 * `internal` are for status bar items, links and the like, and stand in no menu.
 */
export const commands = [
  'lectern.openPreview',
  'lectern.openPreviewToSide',
  'lectern.toggleLock',
  'lectern.refreshPreview',
  'lectern.showOverflow',
  'lectern.present',
  'lectern.fixDocument',
  'lectern.fixWorkspace',
  'lectern.checkWorkspace',
  'lectern.stopCheck',
  'lectern.showSchedule',
  'lectern.copySchedule',
  'lectern.newSlide',
  'lectern.splitSlide',
  'lectern.setMinutes',
  'lectern.nextFinding',
  'lectern.previousFinding',
  'lectern.initConfig',
  'lectern.disableRule',
  'lectern.openRulePage',
  'lectern.openRow',
  'lectern.previewRow',
  'lectern.setRowMinutes',
  'lectern.renameRow',
  'lectern.moveUp',
  'lectern.moveDown',
  'lectern.moveTo',
  'lectern.undoMove',
  'lectern.revealInSummary',
  'lectern.filterOutline',
  'lectern.clearOutlineFilter',
  'lectern.compareSchedule',
  'lectern.startClass',
  'lectern.nextInClass',
  'lectern.backInClass',
  'lectern.pauseClass',
  'lectern.stopClass',
  'lectern.classActions',
  'lectern.classTimes',
  'lectern.forgetClasses',
] as const;

/** The id of one of Lectern's commands. */
export type Command = (typeof commands)[number];

/** Registers a command; only ids declared in `commands` compile. */
export function registerCommand(command: Command, run: (...args: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(command, run);
}

/** Runs one of Lectern's commands. */
export function runCommand(command: Command, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

/** Every setting of Lectern with the type of its value; `package.json` holds the defaults. */
export interface Settings {
  'preview.look': Look;
  'preview.colours': PageColours;
  'preview.notes': NotesMode;
  'preview.scrollSync': boolean;
  'preview.remoteImages': boolean;
  'checks.enabled': boolean;
  'checks.book': boolean;
  'checks.rules': Readonly<Record<string, Severity | 'off'>>;
  /** Parts of the status bar beside the slide's own minutes. */
  'time.statusBar': readonly ('segment' | 'session' | 'course')[];
  'outline.follow': boolean;
  'time.inlay': boolean;
  'time.targetNotes': boolean;
  'time.estimateHints': boolean;
}

/** A setting's value as it holds for a resource. */
export function setting<Name extends keyof Settings>(name: Name, scope?: vscode.Uri): Settings[Name] {
  const value = vscode.workspace.getConfiguration('lectern', scope).get<Settings[Name]>(name);
  if (value === undefined) throw new Error(`lectern.${name} is not declared in package.json.`);
  return value;
}

/** Whether a change of settings touches one of Lectern's. */
export function settingChanged(event: vscode.ConfigurationChangeEvent, name: keyof Settings): boolean {
  return event.affectsConfiguration(`lectern.${name}`);
}

/** VS Code's selector of the files that features work on. */
export const courseMarkdown: vscode.DocumentFilter = { language: 'markdown' };
