import * as vscode from 'vscode';
import type { Path } from '../core/text/path.ts';

/** Folder under which files of other file systems than the workspace's own stand in the core's eyes. */
const foreign = '/.lectern-uri';

/**
 * Translates between VS Code's URIs and the core's paths. Files of the workspace's own file system (that of its
 * first folder, or the local one) keep their path; others, such as git's old revisions, get one of their own,
 * so that two files never share a path.
 */
export class UriPaths {
  readonly #scheme: string;
  readonly #authority: string;

  constructor(folder: vscode.Uri | undefined) {
    this.#scheme = folder?.scheme ?? 'file';
    this.#authority = folder?.authority ?? '';
  }

  /** Whether files of this URI's file system keep their path. */
  isOwn(uri: vscode.Uri): boolean {
    return uri.scheme === this.#scheme && uri.authority === this.#authority;
  }

  pathOf(uri: vscode.Uri): Path {
    if (this.isOwn(uri)) return uri.path;
    const query = uri.query === '' ? '' : `?${encodeURIComponent(uri.query)}`;
    return `${foreign}/${uri.scheme}/${encodeURIComponent(uri.authority) || '-'}${query}/${uri.path.replace(/^\//, '')}`;
  }

  uriOf(path: Path): vscode.Uri {
    if (!path.startsWith(`${foreign}/`)) {
      return vscode.Uri.from({ scheme: this.#scheme, authority: this.#authority, path });
    }
    const [scheme = '', place = '', ...rest] = path.slice(foreign.length + 1).split('/');
    const [authority = '', query = ''] = place.split('?');
    const isNew = scheme === 'untitled' && authority === '-' && rest.length === 1;
    return vscode.Uri.from({
      scheme,
      authority: authority === '-' ? '' : decodeURIComponent(authority),
      // VS Code calls new documents `untitled:Untitled-1`; folders above them, where a book is looked for, are none of these.
      path: isNew ? (rest[0] ?? '') : `/${rest.join('/')}`,
      query: decodeURIComponent(query),
    });
  }
}
