import * as vscode from 'vscode';
import {
  act,
  type ClassAction,
  type ClassRun,
  forgottenMinutes,
  moved,
  type PlannedTime,
  readClock,
  startClass,
} from '../../core/course/class-timer.ts';
import { shortDuration } from '../../core/course/duration.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { runCommand } from '../ids.ts';
import { isThere } from '../is-there.ts';
import { movedWith } from '../preview/moved.ts';
import type { Workspace } from '../workspace.ts';
import { askForgotten } from './ask-forgotten.ts';
import type { ClassRuns } from './class-runs.ts';
import type { ShownSlide } from './shown-slide.ts';
import { slideName } from './slide-name.ts';
import { timerText, timerTooltip } from './timer-text.ts';

/** How often the status bar is looked at again, in milliseconds: it counts whole minutes. */
const tick = 5_000;

/** The clock of a class that is being held, in the status bar. */
export class ClassTimer extends Owner {
  readonly #workspace: Workspace;
  readonly #runs: ClassRuns;
  readonly #shown: ShownSlide;
  readonly #item = this.register(
    vscode.window.createStatusBarItem('lectern.timer', vscode.StatusBarAlignment.Right, 98),
  );
  #run: ClassRun | undefined;
  #asking = false;
  /** The last change of the class: each waits for the one before, so that two keys are two slides. */
  #changing: Promise<void> = Promise.resolve();

  constructor(workspace: Workspace, runs: ClassRuns, shown: ShownSlide) {
    super();
    this.#workspace = workspace;
    this.#runs = runs;
    this.#shown = shown;
    this.#run = runs.current;
    this.#item.name = vscode.l10n.t('Class timer');
    this.#item.command = 'lectern.classActions';
    this.register(shown.onDidChange((uri) => this.#follow(uri)));
    this.register(
      vscode.workspace.onDidRenameFiles(({ files }) => this.#inTurn(() => this.#renamed(movedWith(files)))),
    );
    const timer = setInterval(() => this.#draw(), tick);
    this.register({ dispose: () => clearInterval(timer) });
    this.#draw();
    runs.tellMenus();
  }

  /** The class that is being held, `undefined` when there is none. */
  get run(): ClassRun | undefined {
    return this.#run;
  }

  /**
   * Begins a class on the first of its slides; one that is being held is stopped and kept, when the teacher says so.
   * Whether it began.
   */
  async start(slides: readonly PlannedTime[]): Promise<boolean> {
    if (this.#run && !(await this.#confirmEnd(this.#run))) return false;
    await this.act({ kind: 'stop' });
    if (this.#run) return false;
    await this.#set(startClass(slides, Date.now()));
    return true;
  }

  /** Does what the teacher says; asks first where a slide has been open so long that its timer was likely forgotten. */
  async act(action: ClassAction, show = false): Promise<void> {
    if (!this.#asking) await this.#inTurn(() => this.#act(action, show));
  }

  async #inTurn(change: () => Promise<void>): Promise<void> {
    const changed = this.#changing.then(change);
    this.#changing = changed.catch(() => undefined);
    await changed;
  }

  async #act(action: ClassAction, show: boolean): Promise<void> {
    const now = Date.now();
    const before = this.#run;
    if (!before) return;
    let run = await this.#after(before, action, now);
    if (run === before) {
      if (action.kind === 'next' || action.kind === 'back') this.#tellEnd(action.kind);
      return;
    }
    const forgotten = action.kind === 'resume' ? undefined : forgottenMinutes(before, now);
    if (forgotten !== undefined) {
      this.#asking = true;
      const milliseconds = await askForgotten(before, forgotten, (path) => this.#titleOf(path));
      this.#asking = false;
      if (milliseconds === undefined) return;
      run = await this.#after(act(before, { kind: 'forget', milliseconds }, now), action, now);
    }
    await this.#set(run);
    if (show && run.current !== before.current) await this.show();
  }

  /** The class after an action; slides that are gone are passed over. The same object when nothing changes. */
  async #after(run: ClassRun, action: ClassAction, now: number): Promise<ClassRun> {
    const isStep = action.kind === 'next' || action.kind === 'back';
    for (let at = run; ; ) {
      const to = act(at, action, now);
      const path = to.slides[to.current]?.path;
      if (!isStep || path === undefined || (to !== at && (await isThere(this.#workspace.uriOf(path)))))
        return to;
      if (to === at) return run;
      at = to;
    }
  }

  #tellEnd(kind: 'next' | 'back'): void {
    if (kind === 'back') {
      void vscode.window.showInformationMessage(vscode.l10n.t('The class began with this slide.'));
      return;
    }
    const stop = vscode.l10n.t('Stop the Timer');
    void vscode.window
      .showInformationMessage(vscode.l10n.t('This is the last slide of the class; its time goes on.'), stop)
      .then((answer) => answer === stop && runCommand('lectern.stopClass'));
  }

  async #confirmEnd(run: ClassRun): Promise<boolean> {
    const end = vscode.l10n.t('End It and Start Another');
    const { slide, elapsed } = readClock(run, Date.now());
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('A class is being held: {0} so far.', shortDuration(elapsed)),
      {
        modal: true,
        detail: slide
          ? vscode.l10n.t('“{0}” is open in it. Its times are kept.', this.#titleOf(slide.path))
          : '',
      },
      end,
    );
    return answer === end;
  }

  /** Shows the open slide, to the class where one is presented to, else in the editor. */
  async show(): Promise<void> {
    const slide = this.#run?.slides[this.#run.current];
    if (slide) await this.#shown.show(this.#workspace.uriOf(slide.path));
  }

  async #renamed(place: (uri: vscode.Uri) => vscode.Uri): Promise<void> {
    const follow = (path: Path): Path => this.#workspace.pathOf(place(this.#workspace.uriOf(path)));
    await this.#runs.follow(follow);
    if (!this.#run) return;
    const run = moved(this.#run, follow);
    if (run !== this.#run) await this.#set(run);
  }

  async #set(run: ClassRun): Promise<void> {
    this.#run = run.stoppedAt === undefined ? run : undefined;
    this.#draw();
    await this.#runs.keep(run);
  }

  #follow(uri: vscode.Uri): void {
    const run = this.#run;
    const path = this.#workspace.pathOf(uri);
    if (!run || run.slides[run.current]?.path === path) return;
    void this.act({ kind: 'open', path });
  }

  #titleOf(path: Path): string {
    return slideName(this.#workspace.lectern, path);
  }

  #draw(): void {
    void vscode.commands.executeCommand('setContext', 'lectern.classRunning', this.#run !== undefined);
    if (!this.#run) {
      this.#item.hide();
      return;
    }
    const clock = readClock(this.#run, Date.now());
    const title = clock.slide ? this.#titleOf(clock.slide.path) : '';
    const text = timerText(clock);
    this.#item.text = `$(${clock.state === 'paused' ? 'debug-pause' : 'watch'}) ${text}`;
    this.#item.tooltip = timerTooltip(clock, title);
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('Class timer: {0}', text),
      role: 'button',
    };
    this.#item.show();
  }
}
