import type * as node from './platform-node.ts';
import * as web from './platform-web.ts';

// One bundle runs in both extension hosts, or the package would hold everything twice. What only the Node host can do
// lies in a small bundle beside it, which only that host loads: in the web worker host `require` knows `vscode` alone.
declare const require: (id: string) => unknown;

const inNode = typeof globalThis.process === 'object' && globalThis.process.versions?.node !== undefined;
const load = inNode ? require : undefined;
const platform = (load?.('./platform-node.js') ?? web) as typeof node | typeof web;

/** Starts workers that draw diagrams, as this host can. */
export const diagramWorkers = platform.diagramWorkers;

/** Runs git; `undefined` where there are no processes. */
export const runGit = platform.runGit;

/** The machine's own files; `undefined` where there are none. */
export const localFiles = platform.localFiles;
