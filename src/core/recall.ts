import type { FileContent, Files } from './ports.ts';
import type { Path } from './text/path.ts';

/** Something asked of the world while an answer was computed, and what the world said. */
interface Question {
  readonly ask: () => unknown;
  readonly answer: unknown;
}

/** Writes down what is asked of the world while an answer is computed, so that it can be asked again later. */
export class Recorder {
  readonly #questions = new Map<string, Question>();
  readonly #included = new Set<Recorder>();
  #provisional = false;

  /** Asks, and remembers under `key` what was said; answers are compared by identity. */
  ask<T>(key: string, ask: () => T): T {
    const known = this.#questions.get(key);
    if (known) return known.answer as T;
    const answer = ask();
    this.#questions.set(key, { ask, answer });
    return answer;
  }

  /** Whether the world still says the same to all of it. */
  holds(): boolean {
    for (const { ask, answer } of this.#questions.values()) if (ask() !== answer) return false;
    for (const other of this.#included) if (!other.holds()) return false;
    return true;
  }

  /** Notes that an answer was only one for now, such as that a drawing is on its way. */
  expectMore(): void {
    this.#provisional = true;
  }

  /** Whether something it asked is still on its way. */
  get isProvisional(): boolean {
    return this.#provisional;
  }

  /** Takes over what another asked, because its answer is part of this one. */
  include(other: Recorder): void {
    this.#included.add(other);
    this.#provisional ||= other.#provisional;
  }
}

/** Files whose every answer is written down. */
export function recordingFiles(files: Files, recorder: Recorder): Files {
  return {
    read(path: Path): FileContent {
      let content: FileContent | undefined;
      // Two loads of one text are the same answer, though they are two objects.
      const text = recorder.ask(`read ${path}`, () => {
        content = files.read(path);
        return content.kind === 'text' ? content.text : content.kind;
      });
      content ??= files.read(path);
      return content.kind === 'text' ? { kind: 'text', text } : content;
    },
    exists: (path) => recorder.ask(`exists ${path}`, () => files.exists(path)),
    list(folder) {
      recorder.ask(`list ${folder}`, () => files.list(folder).join('\n'));
      return files.list(folder);
    },
  };
}

/** Counts the changes of the world, see `Host.changes`; `undefined` where nobody counts. */
export type CountChanges = () => number | undefined;

interface Kept<T> {
  readonly recorder: Recorder;
  readonly value: T;
  /** How many changes there had been when it was last seen to stand. */
  at: number | undefined;
}

/** Answers by key, each kept for as long as everything that was asked for it stands. */
export class Recall<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #changes: CountChanges;

  constructor(changes: CountChanges = () => undefined) {
    this.#changes = changes;
  }

  /**
   * Computes an answer step by step, where none is kept that stands; whoever takes the steps may do something else in
   * between, and what it was computed from is looked at again when it is asked for.
   */
  *prepare(
    key: string,
    compute: (recorder: Recorder) => Generator<undefined, T>,
  ): Generator<undefined, void> {
    const kept = this.#kept.get(key);
    if (kept && !kept.recorder.isProvisional && kept.recorder.holds()) return;
    const recorder = new Recorder();
    const value = yield* compute(recorder);
    this.#kept.set(key, { recorder, value, at: undefined });
  }

  /** The kept answer, or a new one; `outer` then depends on it too. */
  get(key: string, outer: Recorder | undefined, compute: (recorder: Recorder) => T): T {
    let kept = this.#kept.get(key);
    const now = this.#changes();
    if (!kept || now === undefined || kept.at !== now || kept.recorder.isProvisional) {
      if (!kept?.recorder.holds()) {
        const recorder = new Recorder();
        kept = { recorder, value: compute(recorder), at: now };
        this.#kept.set(key, kept);
      }
      kept.at = now;
    }
    outer?.include(kept.recorder);
    return kept.value;
  }
}
