import type { DiagramOptions, Diagrams, Drawing, Log } from '../core/ports.ts';
import { failed } from './draw-diagram.ts';
import { Drawings } from './drawings.ts';
import type { DiagramWorker, StartWorker } from './start-worker.ts';
import type { FromWorker } from './worker-messages.ts';

export interface DiagramsOptions {
  /** Milliseconds one diagram may take before its worker is ended; 2000 by default. */
  readonly timeoutMs?: number;
  /** Room for finished drawings in characters; 32 million by default. */
  readonly room?: number;
  readonly log: Log;
}

/** Draws diagrams in a worker under a watchdog, each text once. */
export interface DrawsDiagrams extends Diagrams {
  /** Resolves when every diagram asked for in vain since the last call is drawn or has failed; `undefined` when there is none. */
  settle(): Promise<void> | undefined;
  /** Ends the worker; what is on its way stays pending, and new diagrams too. */
  dispose(): void;
  /** How many diagrams have been drawn or have failed so far. */
  readonly finished: number;
}

/** A diagram that was asked for and is not there yet. */
interface Job {
  readonly id: number;
  readonly key: string;
  readonly source: string;
  readonly options: DiagramOptions;
}

/** Draws in workers from `startWorker`, the first of them started when the first diagram is asked for. */
export function createDiagrams(startWorker: StartWorker, options: DiagramsOptions): DrawsDiagrams {
  return new WatchedDiagrams(startWorker, options);
}

class WatchedDiagrams implements DrawsDiagrams {
  readonly #startWorker: StartWorker;
  readonly #timeoutMs: number;
  readonly #log: Log;
  readonly #drawings: Drawings;
  #finished = 0;
  /** By key and by id, in the order of asking. */
  readonly #jobs = new Map<string, Job>();
  #askedInVain = new Set<Job>();
  /** Who waits for which jobs. */
  readonly #waiting = new Map<() => void, Set<Job>>();
  #nextId = 1;
  #begun: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #worker: DiagramWorker | undefined;
  /** Counts the workers, so that what an ended one still says is not heard. */
  #generation = 0;
  #starting = false;
  #disposed = false;

  constructor(startWorker: StartWorker, { timeoutMs = 2000, room = 32_000_000, log }: DiagramsOptions) {
    this.#startWorker = startWorker;
    this.#timeoutMs = timeoutMs;
    this.#drawings = new Drawings(room);
    this.#log = log;
  }

  draw(source: string, options: DiagramOptions = {}): Drawing {
    const key = `${options.fontSize ?? ''} ${options.strokeWidth ?? ''} ${options.scale ?? ''} ${source}`;
    const finished = this.#drawings.get(key);
    if (finished) return finished;
    let job = this.#jobs.get(key);
    if (!job && !this.#disposed) {
      job = { id: this.#nextId++, key, source, options };
      this.#jobs.set(key, job);
      if (this.#worker) this.#post(this.#worker, job);
      else if (!this.#starting) void this.#start();
    }
    if (job) this.#askedInVain.add(job);
    return { kind: 'pending' };
  }

  get finished(): number {
    return this.#finished;
  }

  settle(): Promise<void> | undefined {
    if (this.#askedInVain.size === 0 || this.#disposed) return undefined;
    const jobs = this.#askedInVain;
    this.#askedInVain = new Set();
    return new Promise((resolve) => this.#waiting.set(resolve, jobs));
  }

  dispose(): void {
    this.#disposed = true;
    this.#endWorker();
    this.#jobs.clear();
    for (const resolve of this.#waiting.keys()) resolve();
    this.#waiting.clear();
  }

  async #start(): Promise<void> {
    this.#starting = true;
    const generation = this.#generation;
    try {
      const worker = await this.#startWorker({
        said: (message) => generation === this.#generation && this.#hear(message),
        failed: (reason) => generation === this.#generation && this.#lose(reason),
      });
      if (this.#disposed) worker.end();
      if (generation !== this.#generation) return;
      this.#worker = worker;
      for (const job of this.#jobs.values()) this.#post(worker, job);
    } catch (error) {
      if (generation === this.#generation) this.#lose(error instanceof Error ? error.message : String(error));
    } finally {
      this.#starting = false;
    }
  }

  #post(worker: DiagramWorker, { id, source, options }: Job): void {
    worker.keepAlive(true);
    worker.post({ kind: 'draw', id, source, options });
  }

  #hear(message: FromWorker): void {
    clearTimeout(this.#timer);
    if (message.kind === 'begun') {
      this.#begun = message.id;
      this.#timer = setTimeout(() => this.#lastCall(message.id), this.#timeoutMs);
    } else {
      this.#begun = undefined;
      this.#finish(message.id, message.drawing);
    }
  }

  /** Lets an answer in that came in time while this thread was busy; only then the diagram is too slow. */
  #lastCall(id: number): void {
    this.#timer = setTimeout(() => {
      this.#log.warn(`Diagram ${id} took more than ${this.#timeoutMs} ms; its worker is ended.`);
      this.#replaceWorker({ kind: 'failed', cause: 'timeout', seconds: this.#timeoutMs / 1000 });
    }, 0);
  }

  /** The worker died. The diagram it was at is to blame; without one the worker cannot run, and all fail. */
  #lose(reason: string): void {
    this.#log.warn(`The diagram worker failed: ${reason}`);
    if (this.#begun !== undefined) {
      this.#replaceWorker(failed(reason));
      return;
    }
    this.#endWorker();
    this.#starting = false;
    for (const { id } of [...this.#jobs.values()]) this.#finish(id, failed(reason));
  }

  #replaceWorker(drawing: Drawing): void {
    const id = this.#begun;
    this.#endWorker();
    if (id !== undefined) this.#finish(id, drawing);
    if (this.#jobs.size > 0) void this.#start();
  }

  #endWorker(): void {
    clearTimeout(this.#timer);
    this.#generation++;
    this.#begun = undefined;
    this.#worker?.end();
    this.#worker = undefined;
  }

  #finish(id: number, drawing: Drawing): void {
    for (const job of this.#jobs.values()) {
      if (job.id !== id) continue;
      this.#jobs.delete(job.key);
      this.#drawings.set(job.key, drawing);
      this.#finished++;
      this.#wake(job);
      break;
    }
    if (this.#jobs.size === 0) this.#worker?.keepAlive(false);
  }

  /** Tells who waited for a job, and for no other any more. */
  #wake(job: Job): void {
    this.#askedInVain.delete(job);
    for (const [resolve, jobs] of this.#waiting) {
      if (!jobs.delete(job) || jobs.size > 0) continue;
      this.#waiting.delete(resolve);
      resolve();
    }
  }
}
