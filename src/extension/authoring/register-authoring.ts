import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';
import { registerCommand } from '../ids.ts';
import type { LastSlide } from '../last-slide.ts';
import type { Workspace } from '../workspace.ts';
import { newSlide } from './new-slide.ts';
import { splitActiveSlide } from './split-slide.ts';

/** The commands that make slides. */
export function registerAuthoring(workspace: Workspace, slides: LastSlide): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('lectern.newSlide', (row?: OutlineNode) =>
      newSlide(workspace, row && 'root' in row ? row : undefined),
    ),
    registerCommand('lectern.splitSlide', () => splitActiveSlide(workspace, slides)),
  );
}
