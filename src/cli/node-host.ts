import { statSync } from 'node:fs';
import nodePath from 'node:path';
import type { Host } from '../core/ports.ts';
import { createDiagrams } from '../diagrams/diagrams.ts';
import { nodeWorkers } from '../diagrams/start-node-worker.ts';
import type { Io } from './io.ts';
import { NodeFiles } from './node-files.ts';
import { NodeHistory } from './node-history.ts';

/** What a command asks of this machine, and what it must let go at its end. */
export interface NodeHost extends Host {
  readonly files: NodeFiles;
  readonly history: NodeHistory;
  /** Tells one build of the program from another; empty when it is not built. */
  readonly build: string;
  dispose(): void;
}

/** A host over the disk, git and a diagram worker; `programs` is the folder of the built programs. */
export function createNodeHost(io: Pick<Io, 'env' | 'err'>, programs: string): NodeHost {
  const log = createLog(io);
  const files = new NodeFiles();
  const history = new NodeHistory(files);
  const diagrams = createDiagrams(
    nodeWorkers(nodePath.join(programs, 'diagram-worker.js'), nodePath.join(programs, 'svgbob.wasm')),
    { log },
  );
  return {
    files,
    history,
    diagrams,
    log,
    year: new Date().getFullYear(),
    settle() {
      const waits = [diagrams.settle(), history.settle()].filter((wait) => wait !== undefined);
      return waits.length > 0 ? Promise.all(waits).then(() => {}) : undefined;
    },
    changes: () => files.changes + history.changes,
    get build() {
      const program = statSync(nodePath.join(programs, 'lectern.js'), { throwIfNoEntry: false });
      return program ? `${program.size} ${program.mtimeMs}` : '';
    },
    dispose: () => diagrams.dispose(),
  };
}

/** Says everything when LECTERN_LOG is set, nothing otherwise. */
function createLog({ env, err }: Pick<Io, 'env' | 'err'>): Host['log'] {
  const say = env.LECTERN_LOG ? (message: string) => err(`${message}\n`) : () => {};
  return { debug: say, warn: say };
}
