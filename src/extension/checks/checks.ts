import type * as vscode from 'vscode';
import { Owner } from '../disposable.ts';
import type { ShownEdits } from '../edits/shown-edits.ts';
import type { LastSlide } from '../last-slide.ts';
import type { Workspace } from '../workspace.ts';
import { BookChecks } from './book-checks.ts';
import { CheckStatus } from './check-status.ts';
import { registerCheckTasks } from './check-task.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerConfigCommands } from './config-commands.ts';
import { Diagnostics } from './diagnostics.ts';
import { FindingsStatus } from './findings-navigation.ts';
import { registerFixCommands } from './fix-commands.ts';
import { registerRulePages } from './rule-pages.ts';

/** Findings, their fixes, and everything that leads to them. */
export class Checks extends Owner {
  /** What has been found, for the outline's badges. */
  readonly diagnostics: Diagnostics;

  constructor(context: vscode.ExtensionContext, workspace: Workspace, slides: LastSlide, edits: ShownEdits) {
    super();
    this.diagnostics = this.register(new Diagnostics(workspace));
    const books = this.register(new BookChecks(workspace, this.diagnostics));
    this.register(new CheckStatus(books));
    this.register(registerCheckTasks());
    this.register(registerCodeActions(workspace, this.diagnostics));
    this.register(registerFixCommands(workspace, slides, books, this.diagnostics, edits));
    this.register(registerConfigCommands(workspace));
    this.register(registerRulePages(context.extensionUri));
    this.register(new FindingsStatus(workspace, this.diagnostics));
  }
}
