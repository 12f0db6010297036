import type { Path } from '../text/path.ts';
import type { OutlineNode } from './outline.ts';

/**
 * The courses and sessions that have another name than before, known again by the chapters they hold: from the id of
 * the row that was to that of the row that is. Other rows are named by their files, and keep their id.
 */
export function renamedRows(
  before: readonly OutlineNode[],
  after: readonly OutlineNode[],
): ReadonlyMap<string, string> {
  const old = namedRows(before);
  const now = namedRows(after);
  const come = [...now.values()].filter(({ node }) => !old.has(node.id));
  const renamed = new Map<string, string>();
  for (const { node, files } of old.values()) {
    if (now.has(node.id)) continue;
    const shared = come
      .filter(({ node: { kind, root, id } }) => kind === node.kind && root === node.root && !taken(id))
      .map((row) => ({ id: row.node.id, count: [...files].filter((file) => row.files.has(file)).length }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    if (shared[0]) renamed.set(node.id, shared[0].id);
  }
  return renamed;

  function taken(id: string): boolean {
    return [...renamed.values()].includes(id);
  }
}

interface NamedRow {
  readonly node: OutlineNode;
  readonly files: ReadonlySet<Path>;
}

/** Rows of courses and sessions by id, with the files below them. */
function namedRows(roots: readonly OutlineNode[]): ReadonlyMap<string, NamedRow> {
  const found = new Map<string, NamedRow>();
  const visit = (node: OutlineNode): void => {
    if (node.kind !== 'book' && node.kind !== 'course' && node.kind !== 'session') return;
    if (node.kind !== 'book') found.set(node.id, { node, files: new Set(filesBelow(node)) });
    node.children.forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

function filesBelow(node: OutlineNode): Path[] {
  return node.children.flatMap((child) => [
    ...(child.path === undefined ? [] : [child.path]),
    ...filesBelow(child),
  ]);
}
