import type { StartWorker } from './start-worker.ts';

/** What a worker in a browser is made of: the text of its script, and svgbob's program. */
export interface WorkerParts {
  readonly script: string;
  readonly svgbob: Uint8Array<ArrayBuffer>;
}

/**
 * Starts diagram workers in a browser, also where scripts come from another origin: the script is given as text
 * and started from a blob. `load` is asked once; when it fails, the next diagram asks again.
 */
export function webWorkers(load: () => Promise<WorkerParts>): StartWorker {
  let parts: Promise<WorkerParts> | undefined;
  return async ({ said, failed }) => {
    parts ??= load();
    const { script, svgbob } = await parts.catch((error: unknown) => {
      parts = undefined;
      throw error;
    });
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const end = () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
    worker.addEventListener('message', (event) => said(event.data));
    worker.addEventListener('error', (event) => failed(event.message || 'its worker did not start'));
    worker.postMessage({ kind: 'load', svgbob });
    return { post: (message) => worker.postMessage(message), end, keepAlive: () => {} };
  };
}
