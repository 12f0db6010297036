import * as vscode from 'vscode';
import { shortDuration, signedDuration } from '../../core/course/duration.ts';
import type { OutlineKind, OutlineNode } from '../../core/outline/outline.ts';

const icons: Record<OutlineKind, string> = {
  book: 'book',
  course: 'mortar-board',
  session: 'watch',
  segment: 'list-tree',
  slide: 'file',
  'sub-slide': 'file-submodule',
  chapter: 'markdown',
};

/** How a row is shown: by a filter, which unfolds it, or as the author has left it. */
export type RowState = 'found' | 'open' | 'folded';

/** A row as VS Code shows it: name, dim minutes and target, a warning where over, the count of findings. */
export function outlineItem(
  node: OutlineNode,
  uri: vscode.Uri | undefined,
  findings: number,
  state: RowState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(node.name, collapsibleState(node, state));
  // VS Code unfolds a row only when it sees its id for the first time: those of a filter have ids of their own.
  item.id = state === 'found' ? `found|${node.id}` : node.id;
  item.description = description(node, findings);
  item.iconPath =
    node.over > 0
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon(icons[node.kind]);
  item.contextValue = `lectern.${node.kind}${node.chapter ? '.movable' : ''}${node.path ? '.file' : ''}`;
  item.tooltip = tooltip(node, findings);
  item.accessibilityInformation = { label: [node.name, item.description].filter(Boolean).join(', ') };
  if (uri) {
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [uri, { preserveFocus: true }],
    };
  }
  return item;
}

function collapsibleState(node: OutlineNode, state: RowState): vscode.TreeItemCollapsibleState {
  if (node.children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return state === 'folded'
    ? vscode.TreeItemCollapsibleState.Collapsed
    : vscode.TreeItemCollapsibleState.Expanded;
}

function description(node: OutlineNode, findings: number): string {
  const parts: string[] = [];
  if (node.minutes !== undefined) {
    const minutes = shortDuration(node.minutes);
    parts.push(
      // Where over, the mark comes first and says it all; rows are narrow, and the tooltip has the target.
      node.targetMinutes === undefined || node.over > 0
        ? minutes
        : vscode.l10n.t('{0} of {1}', minutes, shortDuration(node.targetMinutes)),
    );
  }
  if (node.over > 0) parts.push(`⚠ ${signedDuration(node.over)}`);
  if (findings > 0) parts.push(countFindings(findings));
  return parts.join(' · ');
}

function tooltip(node: OutlineNode, findings: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(node.name);
  if (node.minutes !== undefined) text.appendMarkdown(`\n\n${shortDuration(node.minutes)}`);
  if (node.targetMinutes !== undefined) {
    text.appendMarkdown(vscode.l10n.t(' of {0} planned', shortDuration(node.targetMinutes)));
  }
  if (node.over > 0)
    text.appendMarkdown(`\n\n${vscode.l10n.t('{0} over the target.', shortDuration(node.over))}`);
  if (findings > 0) text.appendMarkdown(`\n\n${countFindings(findings)}`);
  for (const child of node.children.slice(0, 20)) {
    if (child.minutes === undefined) continue;
    text.appendMarkdown('\n- ');
    text.appendText(`${child.name}: ${shortDuration(child.minutes)}`);
  }
  return text;
}

function countFindings(findings: number): string {
  return findings === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings);
}
