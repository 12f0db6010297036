import type * as vscode from 'vscode';
import { neighboursOf } from '../../core/book/written-chapters.ts';
import type { PageInfo } from '../../core/preview-protocol.ts';
import { basename, dirname } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';
import { fitLimitsOf } from './fit-limits.ts';
import { placeOf } from './shown-text.ts';

/** What a panel itself knows of what surrounds its page. */
type PanelPart = Pick<PageInfo, 'canGoBack' | 'canGoForward' | 'locked' | 'remoteImages'>;

/** What surrounds a slide's page: its book's language, its neighbours, where its images are. */
export function pageInfo(
  workspace: Workspace,
  webview: vscode.Webview,
  uri: vscode.Uri,
  part: PanelPart,
): PageInfo {
  const path = placeOf(workspace, uri);
  const book = workspace.lectern.bookOf(path);
  const { previous, next } = neighboursOf(book, path);
  const folder = webview.asWebviewUri(workspace.uriOf(dirname(path))).toString();
  return {
    name: basename(path),
    language: book?.config.language ?? 'en',
    direction: book?.config.textDirection ?? 'ltr',
    base: folder.endsWith('/') ? folder : `${folder}/`,
    previous: previous?.title,
    next: next?.title,
    ...part,
    fit: fitLimitsOf(workspace, path),
  };
}
