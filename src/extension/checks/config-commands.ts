import { type ParseError, parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { HeaderConfig } from '../../core/lint/config.ts';
import { firstConfig, withRuleLevel } from '../../core/lint/edit-config.ts';
import { join } from '../../core/text/path.ts';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';

/** Commands that write `lectern.json`, the book's own configuration. */
export function registerConfigCommands(workspace: Workspace): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('lectern.disableRule', (uri: vscode.Uri, rule: string) =>
      disableRule(workspace, uri, rule),
    ),
    registerCommand('lectern.initConfig', () => initConfig(workspace)),
  );
}

function configUri(workspace: Workspace, book: Book): vscode.Uri {
  return workspace.uriOf(join(book.root, 'lectern.json'));
}

async function disableRule(workspace: Workspace, uri: vscode.Uri, rule: string): Promise<void> {
  const book = await workspace.settled((lectern) => lectern.bookOf(workspace.pathOf(uri)));
  if (!book) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This file is in no book. Disable the rule for the file instead.'),
    );
    return;
  }
  const target = configUri(workspace, book);
  const edit = new vscode.WorkspaceEdit();
  const before = await workspace.settled((lectern) => lectern.document(workspace.pathOf(target)));
  if (!canTakeRules(before?.text ?? '')) {
    await vscode.window.showTextDocument(target);
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '`lectern.json` has a mistake, so nothing was written into it. Mend it, then disable the rule.',
      ),
    );
    return;
  }
  const text = withRuleLevel(before?.text ?? '', rule, 'off');
  if (before === undefined) {
    edit.createFile(target, { contents: new TextEncoder().encode(text) });
  } else {
    const document = await vscode.workspace.openTextDocument(target);
    edit.replace(target, new vscode.Range(0, 0, document.lineCount, 0), text);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showInformationMessage(vscode.l10n.t('`lectern.json` could not be written.'));
    return;
  }
  if (before !== undefined) await (await vscode.workspace.openTextDocument(target)).save();
}

/** Whether a rule can be written into this text of a `lectern.json`: a mistake in it could swallow what is written. */
function canTakeRules(text: string): boolean {
  if (text.trim() === '') return true;
  const errors: ParseError[] = [];
  const config: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(config)) return false;
  const { rules } = config;
  return rules === undefined || isObject(rules);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes a first `lectern.json` for the active file's book and opens it. */
async function initConfig(workspace: Workspace): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const books = await workspace.books();
  const book =
    (active && (await workspace.settled((lectern) => lectern.bookOf(workspace.pathOf(active))))) ?? books[0];
  if (!book) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no book here. Open a folder with a book.toml.'),
    );
    return;
  }
  const target = configUri(workspace, book);
  const exists = await workspace.settled(
    (lectern) => lectern.document(workspace.pathOf(target)) !== undefined,
  );
  if (!exists) {
    const headers = await headersOf(workspace, book);
    if (headers === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(target, { contents: new TextEncoder().encode(firstConfig(headers)) });
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(target);
}

/** The header form the book's pages carry, or one asked for; `undefined` when the author gives up. */
async function headersOf(workspace: Workspace, book: Book): Promise<readonly HeaderConfig[] | undefined> {
  const house = await workspace.settled((lectern) => lectern.houseHeaders(book).page(book.source));
  if (house) return [{ holder: house.holder, licence: house.licence }];
  const holder = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who holds the copyright of this book? (1/2)'),
    prompt: vscode.l10n.t('Leave it empty when the pages need no header.'),
  });
  if (holder === undefined) return undefined;
  if (holder.trim() === '') return [];
  const licence = await vscode.window.showInputBox({
    title: vscode.l10n.t('Under which licence? (2/2)'),
    prompt: vscode.l10n.t('An SPDX identifier, such as CC-BY-4.0.'),
    value: 'CC-BY-4.0',
  });
  return licence === undefined ? undefined : [{ holder: holder.trim(), licence: licence.trim() }];
}
