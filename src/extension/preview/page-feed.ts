import type { Page } from '../../core/page/page.ts';
import type { Path } from '../../core/text/path.ts';
import type { Core } from '../workspace.ts';

/** Milliseconds that a slide's first page waits for its drawings. */
const longestFirstWait = 300;

/** Who is given the pages. */
export interface PageReceiver {
  page(page: Page): void;
  /** The file is not there, or is no text. */
  missing(): void;
  failed(error: unknown): void;
}

/** Gives the page of a document as it is known now, and again as files and drawings arrive that it waits for. */
export class PageFeed {
  readonly #receiver: PageReceiver;
  #settling = { aborted: false };

  constructor(receiver: PageReceiver) {
    this.#receiver = receiver;
  }

  /** Stops what an earlier page still waits for. */
  stop(): void {
    this.#settling.aborted = true;
  }

  /**
   * Gives a document's page. The `first` one waits a moment for its drawings and includes, so that nothing flashes;
   * a later one follows the key at once. What comes later is given too, until the next call.
   */
  async give(core: Core, path: Path, first: boolean): Promise<void> {
    this.stop();
    const signal = { aborted: false };
    this.#settling = signal;
    const settling = this.#settle(core, path, signal, first);
    if (first) {
      await Promise.race([settling, pause(longestFirstWait)]);
      if (!signal.aborted) this.#give(core, path);
    }
  }

  async #settle(
    core: Core,
    path: Path,
    signal: { readonly aborted: boolean },
    first: boolean,
  ): Promise<void> {
    if (!first) this.#give(core, path);
    try {
      await core.settled(() => {
        if (signal.aborted) return;
        // What is asked for here is loaded; a first page is not given half.
        const page = pageOf(core, path);
        if (page && !first) this.#receiver.page(page);
      }, signal);
    } catch (error) {
      if (!signal.aborted) this.#receiver.failed(error);
      return;
    }
    if (!signal.aborted) this.#give(core, path);
  }

  #give(core: Core, path: Path): void {
    try {
      const page = pageOf(core, path);
      if (page) this.#receiver.page(page);
      else this.#receiver.missing();
    } catch (error) {
      this.#receiver.failed(error);
    }
  }
}

function pageOf({ lectern }: Core, path: Path): Page | undefined {
  return lectern.document(path) && lectern.page(path, 'preview');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
