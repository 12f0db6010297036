import type * as vscode from 'vscode';
import type { ClassRun } from '../../core/course/class-timer.ts';
import { readRun } from '../../core/course/class-times.ts';

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
    await this.#storage.update(pastKey, [...this.past, run].slice(-kept));
    await this.#storage.update(currentKey, undefined);
  }

  /** Forgets every class that has ended. */
  async forget(): Promise<void> {
    await this.#storage.update(pastKey, undefined);
  }
}
