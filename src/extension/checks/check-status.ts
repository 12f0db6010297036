import * as vscode from 'vscode';
import { Owner } from '../disposable.ts';
import type { BookChecks, CheckState } from './book-checks.ts';

/** How long a check may take before it is told of, in milliseconds: most are over by then. */
const patience = 500;

/** How often the count is drawn again, in milliseconds. */
const redraw = 250;

/** A long check of the book, in the status bar: a click stops it, and another one goes on. */
export class CheckStatus extends Owner {
  readonly #checks: BookChecks;
  readonly #item = this.register(
    vscode.window.createStatusBarItem('lectern.check', vscode.StatusBarAlignment.Left, -100),
  );
  #kind: CheckState['kind'] = 'rest';
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #drawing: ReturnType<typeof setInterval> | undefined;

  constructor(checks: BookChecks) {
    super();
    this.#checks = checks;
    this.#item.name = vscode.l10n.t('Check of the book');
    this.register(
      checks.onDidChange((state) => {
        if (state.kind !== this.#kind) this.#update(state);
      }),
    );
    this.register({ dispose: () => this.#rest() });
    this.#update(checks.state);
  }

  #update({ kind }: CheckState): void {
    this.#kind = kind;
    this.#rest();
    if (kind !== 'running') tellMenus(false);
    if (kind === 'rest') this.#item.hide();
    else if (kind === 'stopped') this.#draw();
    else
      this.#waiting = setTimeout(() => {
        tellMenus(true);
        this.#draw();
        this.#drawing = setInterval(() => this.#draw(), redraw);
      }, patience);
  }

  #rest(): void {
    clearTimeout(this.#waiting);
    clearInterval(this.#drawing);
  }

  #draw(): void {
    const { state } = this.#checks;
    const running = state.kind === 'running';
    const words = running ? runningWords(state) : stoppedWords(state);
    this.#item.text = `$(${running ? 'sync~spin' : 'circle-slash'}) ${words}`;
    this.#item.tooltip = running
      ? vscode.l10n.t('Lectern looks for mistakes in every file of the book. Click to stop.')
      : vscode.l10n.t(
          'What is found in files that are not open may be missing. Click to go on with the check.',
        );
    this.#item.command = running ? 'lectern.stopCheck' : 'lectern.checkWorkspace';
    this.#item.accessibilityInformation = { label: words, role: 'button' };
    this.#item.show();
  }
}

/** Tells the palette whether there is a check to stop. */
function tellMenus(running: boolean): void {
  void vscode.commands.executeCommand('setContext', 'lectern.checking', running);
}

function runningWords({ done, of }: CheckState): string {
  if (of === undefined) return vscode.l10n.t('Reading the book');
  return vscode.l10n.t('Checking the book: {0} of {1} files', inDigits(done), inDigits(of));
}

function stoppedWords({ done, of }: CheckState): string {
  if (of === undefined) return vscode.l10n.t('Check of the book stopped');
  return vscode.l10n.t('Check stopped after {0} of {1} files', inDigits(done), inDigits(of));
}

function inDigits(files: number): string {
  return files.toLocaleString(vscode.env.language);
}
