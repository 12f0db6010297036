import ignore, { type Ignore } from 'ignore';
import type { Files } from '../core/ports.ts';
import { dirname, join, type Path } from '../core/text/path.ts';

/** Folders that hold no course, whatever the ignore files say. */
const never = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules']);

/** What version control ignores, as far down as one has walked. */
interface Ignored {
  /** With the ignore file of a folder that is being entered. */
  enter(folder: Path): Ignored;
  ignores(path: Path, isFolder: boolean): boolean;
}

interface Level {
  readonly folder: Path;
  readonly rules: Ignore;
}

/** Ignore files that hold for a folder from above: up to the top of its repository. */
export function ignoredBelow(folder: Path, files: Pick<Files, 'read' | 'exists'>): Ignored {
  const above: Path[] = [];
  for (let at = folder; !files.exists(join(at, '.git')); at = dirname(at)) {
    if (at === '/') {
      above.length = 0;
      break;
    }
    above.unshift(dirname(at));
  }
  return ignoredBy(
    above.flatMap((each) => levelOf(each, files) ?? []),
    files,
  );
}

function ignoredBy(levels: readonly Level[], files: Pick<Files, 'read' | 'exists'>): Ignored {
  return {
    enter(folder) {
      const level = levelOf(folder, files);
      return level ? ignoredBy([...levels, level], files) : this;
    },
    ignores(path, isFolder) {
      if (never.has(path.slice(path.lastIndexOf('/') + 1))) return true;
      // The deepest file that says anything of a path decides.
      for (const { folder, rules } of levels.toReversed()) {
        const name = path.slice(folder === '/' ? 1 : folder.length + 1);
        const { ignored, unignored } = rules.test(isFolder ? `${name}/` : name);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
  };
}

function levelOf(folder: Path, files: Pick<Files, 'read'>): Level | undefined {
  const content = files.read(join(folder, '.gitignore'));
  return content.kind === 'text' ? { folder, rules: ignore().add(content.text) } : undefined;
}
