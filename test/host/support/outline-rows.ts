import * as vscode from 'vscode';
import type { Book } from '../../../src/core/book/book.ts';
import { createLectern, type Lectern } from '../../../src/core/lectern.ts';
import { type OutlineNode, outlineOf } from '../../../src/core/outline/outline.ts';
import type { Host } from '../../../src/core/ports.ts';
import { loadYaml } from '../../../src/core/slide/yaml.ts';
import { courseFile } from './course.ts';

/** The core as it sees the course's files now, and its book. */
export async function lecternOf(): Promise<{ readonly lectern: Lectern; readonly book: Book }> {
  await loadYaml();
  const uris = await vscode.workspace.findFiles('**/*.{md,toml}');
  const texts = await Promise.all(
    uris.map(async (uri) => [uri.path, (await vscode.workspace.openTextDocument(uri)).getText()] as const),
  );
  const lectern = createLectern(hostOf(new Map(texts)));
  const book = lectern.bookOf(courseFile('src/SUMMARY.md').path);
  if (!book) throw new Error('There is no book.');
  return { lectern, book };
}

/** The rows of the course's outline, by name, as VS Code gives them to the commands of its menu. */
export async function outlineRows(): Promise<(name: string) => OutlineNode> {
  const { lectern, book } = await lecternOf();
  const all = below(outlineOf(book, lectern.courses(book), (path) => lectern.facts(path)?.minutes));
  return (name) => {
    const row = all.find((each) => each.name === name);
    if (!row) throw new Error(`There is no row “${name}”, but ${all.map((each) => each.name).join(', ')}.`);
    return row;
  };
}

function below(node: OutlineNode): OutlineNode[] {
  return [node, ...node.children.flatMap(below)];
}

function hostOf(texts: ReadonlyMap<string, string>): Host {
  return {
    files: {
      read(path) {
        const text = texts.get(path);
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
      exists: (path) => texts.has(path),
      list: () => [...texts.keys()],
    },
    diagrams: { draw: () => ({ kind: 'pending' }) },
    log: { debug() {}, warn() {} },
    year: 2026,
    settle: () => undefined,
  };
}
