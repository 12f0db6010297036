import * as vscode from 'vscode';
import {
  act,
  type ClassAction,
  type ClassRun,
  forgottenMinutes,
  type PlannedTime,
  readClock,
  startClass,
} from '../../core/course/class-timer.ts';
import { basename, type Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import type { ClassRuns } from './class-runs.ts';
import type { ShownSlide } from './shown-slide.ts';
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

  constructor(workspace: Workspace, runs: ClassRuns, shown: ShownSlide) {
    super();
    this.#workspace = workspace;
    this.#runs = runs;
    this.#shown = shown;
    this.#run = runs.current;
    this.#item.name = vscode.l10n.t('Class timer');
    this.#item.command = 'lectern.classActions';
    this.register(shown.onDidChange((uri) => this.#follow(uri)));
    const timer = setInterval(() => this.#draw(), tick);
    this.register({ dispose: () => clearInterval(timer) });
    this.#draw();
  }

  /** The class that is being held, `undefined` when there is none. */
  get run(): ClassRun | undefined {
    return this.#run;
  }

  /**
   * Begins a class on the first of its slides; one that was being held is stopped and kept. Whether it began: not
   * where the question about a forgotten timer of the one before was closed.
   */
  async start(slides: readonly PlannedTime[]): Promise<boolean> {
    await this.act({ kind: 'stop' });
    if (this.#run) return false;
    await this.#set(startClass(slides, Date.now()));
    return true;
  }

  /** Does what the teacher says; asks first where a slide has been open so long that its timer was likely forgotten. */
  async act(action: ClassAction, show = false): Promise<void> {
    const now = Date.now();
    const before = this.#run;
    if (!before || this.#asking) return;
    let run = act(before, action, now);
    if (run === before) return;
    const forgotten = action.kind === 'resume' ? undefined : forgottenMinutes(before, now);
    if (forgotten !== undefined) {
      const milliseconds = await this.#askForgotten(before, forgotten);
      if (milliseconds === undefined) return;
      run = act(act(before, { kind: 'forget', milliseconds }, now), action, now);
    }
    await this.#set(run);
    if (show && run.current !== before.current) await this.show();
  }

  /** Shows the open slide, to the class where one is presented to, else in the editor. */
  async show(): Promise<void> {
    const slide = this.#run?.slides[this.#run.current];
    if (slide) await this.#shown.show(this.#workspace.uriOf(slide.path));
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

  /** How many milliseconds of the open slide to leave out; `undefined` when the question was not answered. */
  async #askForgotten(run: ClassRun, minutes: number): Promise<number | undefined> {
    const slide = run.slides[run.current];
    const planned = slide?.minutes ?? 0;
    const name = slide ? this.#titleOf(slide.path) : '';
    const all = vscode.l10n.t('Count all {0} min', minutes);
    const plan = vscode.l10n.t('Count the planned {0} min', planned);
    this.#asking = true;
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}” has been open for {1} min. How much of it was taught?', name, minutes),
      {
        modal: true,
        detail: vscode.l10n.t('A break that was not paused would make its median too long.'),
      },
      plan,
      all,
    );
    this.#asking = false;
    if (answer === all) return 0;
    return answer === plan ? Math.max(minutes - planned, 0) * 60_000 : undefined;
  }

  #titleOf(path: Path): string {
    const { lectern } = this.#workspace;
    const book = lectern.bookOf(path);
    const place = book && lectern.courses(book).placeOf(path);
    return place?.first ? place.slide.name : basename(path);
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
