import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Io } from '../../src/cli/io.ts';
import { createNodeHost } from '../../src/cli/node-host.ts';
import { run } from '../../src/cli/run.ts';

/** A folder of its own for one test, removed after it. */
export class TryOut {
  readonly folder: string;

  constructor(t: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lectern-cli-')));
    t.after(() => rmSync(this.folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string | Uint8Array): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  names(folder = '.'): string[] {
    return readdirSync(this.file(folder)).sort();
  }

  /** Runs `lectern` in this process. */
  async lectern(args: readonly string[], { cwd = '.', input = '', ...rest }: Settings = {}): Promise<Ended> {
    let out = '';
    let err = '';
    const io: Io = {
      cwd: this.file(cwd),
      env: rest.env ?? {},
      terminal: rest.terminal ?? false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      input: async () => (typeof input === 'string' ? new TextEncoder().encode(input) : input),
    };
    const code = await run(args, io, async () => createNodeHost(io, 'no programs'), '1.2.3');
    return { code, out, err };
  }
}

interface Settings {
  /** Below the folder. */
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Io['env'];
  readonly terminal?: boolean;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A book of two slides; the second states its minutes as a text, which is an error with a fix. */
export const smallBook = {
  'book.toml': '[book]\ntitle = "Small"\n\n[preprocessor.course]\n',
  'src/SUMMARY.md': '- [Start](start.md)\n  - [Next](next.md)\n',
  'src/start.md': '---\ncourse: Demo\nsession: Morning\nminutes: 5\n---\n\n# Start\n',
  'src/next.md': '---\nminutes: "10 min"\n---\n\n# Next\n',
};
