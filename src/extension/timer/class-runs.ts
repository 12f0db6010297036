import * as vscode from 'vscode';
import { type ClassRun, moved } from '../../core/course/class-timer.ts';
import { readRun } from '../../core/course/class-times.ts';
import type { Path } from '../../core/text/path.ts';

const currentKey = 'lectern.class';
const pastKey = 'lectern.classes';

/** How many runs are kept; older ones are forgotten. */
const kept = 50;

/** The classes held, in the storage of the workspace: they survive a reload, and never leave the machine. */
export class ClassRuns {
  readonly #storage: vscode.Memento;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  /** The class that is being held, `undefined` when there is none. */
  get current(): ClassRun | undefined {
    const run = readRun(this.#storage.get(currentKey));
    return run?.stoppedAt === undefined ? run : undefined;
  }

  /** Classes that have ended, oldest first. */
  get past(): readonly ClassRun[] {
    const stored = this.#storage.get<unknown>(pastKey);
    return Array.isArray(stored) ? stored.flatMap((run) => readRun(run) ?? []) : [];
  }

  /** Keeps the class as it is now; one that was stopped joins those that have ended. */
  async keep(run: ClassRun): Promise<void> {
    if (run.stoppedAt === undefined) {
      await this.#storage.update(currentKey, run);
      return;
    }
    // Stopped in two windows, a class is still one class.
    const others = this.past.filter(({ startedAt }) => startedAt !== run.startedAt);
    await this.#storage.update(pastKey, [...others, run].slice(-kept));
    await this.#storage.update(currentKey, undefined);
    this.tellMenus();
  }

  /** Forgets every class that has ended. */
  async forget(): Promise<void> {
    await this.#storage.update(pastKey, undefined);
    this.tellMenus();
  }

  /** Follows slides that were renamed or moved, in the classes that have ended. */
  async follow(place: (path: Path) => Path): Promise<void> {
    const { past } = this;
    const now = past.map((run) => moved(run, place));
    if (now.some((run, index) => run !== past[index])) await this.#storage.update(pastKey, now);
  }

  /** Tells the palette whether there is anything to write or to forget. */
  tellMenus(): void {
    void vscode.commands.executeCommand('setContext', 'lectern.classesTimed', this.past.length > 0);
  }
}
