import type { PanelRole } from '../../core/preview-protocol.ts';

/** What one panel shows: for tests, and for other extensions, through the extension's exports. */
export interface PanelReport {
  /** URI of the document. */
  readonly document: string;
  readonly role: PanelRole;
  readonly title: string;
  /** The inside of the page as it was made; `undefined` before the first, and where nothing can be shown. */
  readonly html: string | undefined;
  /** Why nothing can be shown. */
  readonly sentence: string | undefined;
  /** Address below which the page's relative images are looked for. */
  readonly base: string;
  /** Folders the webview may read from, as URIs. */
  readonly roots: readonly string[];
  readonly remoteImages: boolean;
  /** How often its images were loaded again because one had changed. */
  readonly imageReloads: number;
}
