import type { Drawing, FileContent, Host } from '../../src/core/ports.ts';
import type { Path } from '../../src/core/text/path.ts';

/** A host whose files are held in memory; change `texts` and ask again. */
export interface MemoryHost extends Host {
  readonly texts: Map<Path, string>;
  /** How often each file was read. */
  readonly reads: Map<Path, number>;
}

/** A host with these files, no history, and drawings that are the source in an `<svg>`. */
export function memoryHost(files: Readonly<Record<string, string>>, more: Partial<Host> = {}): MemoryHost {
  const texts = new Map(Object.entries(files));
  const reads = new Map<Path, number>();
  const drawings = new Map<string, Drawing>();
  return {
    texts,
    reads,
    files: {
      read(path): FileContent {
        reads.set(path, (reads.get(path) ?? 0) + 1);
        const text = texts.get(path);
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
      exists: (path) => [...texts.keys()].some((each) => each === path || each.startsWith(`${path}/`)),
      list: (folder) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
    },
    diagrams: {
      draw(source) {
        const known = drawings.get(source);
        if (known) return known;
        const svg = `<svg class="bob" role="img" viewBox="0 0 8 16"><text>drawn</text></svg>`;
        const drawing: Drawing = { kind: 'drawn', svg, width: 8, height: 16, labels: [] };
        drawings.set(source, drawing);
        return drawing;
      },
    },
    log: { debug() {}, warn() {} },
    year: 2026,
    settle: () => undefined,
    ...more,
  };
}
