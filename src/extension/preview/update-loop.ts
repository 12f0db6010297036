/** A job quicker than this (milliseconds) runs with every request. */
const quick = 10;

/** What the loop needs of time: replaced in tests. */
export interface Clock {
  now(): number;
  /** Resolves after some milliseconds. */
  rest(milliseconds: number): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Runs a job when asked: at once when idle, and once more after the running one when asked meanwhile, however
 * often. After a slow run it rests as long as that took, so that an idle page follows each key, and a slow one
 * never has a queue.
 */
export class UpdateLoop {
  readonly #run: () => Promise<void>;
  readonly #clock: Clock;
  #state: 'idle' | 'running' | 'again' | 'ended' = 'idle';

  /** `run` reports its own failures; what it throws is lost. */
  constructor(run: () => Promise<void>, clock = realClock) {
    this.#run = run;
    this.#clock = clock;
  }

  request(): void {
    if (this.#state === 'running') this.#state = 'again';
    if (this.#state !== 'idle') return;
    this.#state = 'running';
    queueMicrotask(() => void this.#loop());
  }

  dispose(): void {
    this.#state = 'ended';
  }

  async #loop(): Promise<void> {
    for (;;) {
      if (this.#is('ended')) return;
      this.#state = 'running';
      const started = this.#clock.now();
      await this.#run().catch(() => undefined);
      const took = this.#clock.now() - started;
      if (took > quick) await this.#clock.rest(took);
      if (!this.#is('again')) break;
    }
    if (this.#is('running')) this.#state = 'idle';
  }

  #is(state: 'running' | 'again' | 'ended'): boolean {
    return this.#state === state;
  }
}
