import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { DrawsDiagrams } from '../diagrams/diagrams.ts';
import { bobPlugin } from '../diagrams/markdown-it-bob.ts';

/**
 * Draws `bob` blocks in VS Code's own Markdown preview too. Gives the function that VS Code calls for extensions
 * that declare `markdown.markdownItPlugins`.
 */
export function markdownItExtender(diagrams: DrawsDiagrams): (md: MarkdownIt) => MarkdownIt {
  let waiting = false;
  const refreshWhenDrawn = (): void => {
    if (waiting) return;
    waiting = true;
    void diagrams.settle()?.then(() => {
      waiting = false;
      return vscode.commands.executeCommand('markdown.preview.refresh');
    });
  };
  return (md) => md.use(bobPlugin(diagrams, refreshWhenDrawn));
}
