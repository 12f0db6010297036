import type { FromWorker, ToWorker } from './worker-messages.ts';

/** A running diagram worker, whatever the runtime. */
export interface DiagramWorker {
  post(message: ToWorker): void;
  /** Ends it at once, in the middle of a drawing if need be. */
  end(): void;
  /** Whether the process must stay alive for it; it need not while it has nothing to do. */
  keepAlive(busy: boolean): void;
}

/** What a worker reports. After `failed` it is of no more use. */
export interface WorkerEvents {
  said(message: FromWorker): void;
  failed(reason: string): void;
}

/** Starts a worker, now or when its files are loaded. */
export type StartWorker = (events: WorkerEvents) => DiagramWorker | Promise<DiagramWorker>;
