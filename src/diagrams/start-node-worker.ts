import { Worker } from 'node:worker_threads';
import type { StartWorker } from './start-worker.ts';

/** Starts diagram workers in Node from the bundled script and svgbob's program, both absolute file names. */
export function nodeWorkers(script: string, svgbob: string): StartWorker {
  return ({ said, failed }) => {
    const worker = new Worker(script, { workerData: svgbob });
    worker.on('message', said);
    worker.on('error', (error) => failed(error instanceof Error ? error.message : String(error)));
    worker.unref();
    return {
      post: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
      keepAlive: (busy) => (busy ? worker.ref() : worker.unref()),
    };
  };
}
