import * as vscode from 'vscode';
import type { Page } from '../../core/page/page.ts';
import type { FromPreview, PageInfo, PanelRole, ToPreview } from '../../core/preview-protocol.ts';
import { basename, dirname } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { BlockSender } from './block-sender.ts';
import { PageFeed } from './page-feed.ts';
import { pageInfo } from './page-info.ts';
import { previewSettings, remoteImagesAllowed } from './preview-settings.ts';
import { shellHtml } from './shell.ts';
import { UpdateLoop } from './update-loop.ts';
import { Visits } from './visits.ts';

/** What a panel asks of whoever opened it. */
export interface PanelOwner {
  /** A message that is not about drawing the page. */
  received(panel: PreviewPanel, message: FromPreview): void;
}

export interface PanelOptions {
  readonly role: PanelRole;
  readonly locked: boolean;
  readonly extension: vscode.Uri;
  /** The tab's title where it is not the slide's name. */
  readonly title?: string;
}

/** One webview panel and the document it shows. */
export class PreviewPanel extends Owner {
  readonly panel: vscode.WebviewPanel;
  readonly onDidDispose: vscode.Event<void>;
  readonly #workspace: Workspace;
  readonly #options: PanelOptions;
  readonly #sender = new BlockSender();
  readonly #loop: UpdateLoop;
  readonly #feed: PageFeed;
  readonly #visits = new Visits<string>((a, b) => a === b);
  #uri: vscode.Uri;
  #locked: boolean;
  #revision = 0;
  #ready = false;
  #page: Page | undefined;
  #roots = '';
  #loadedFor: vscode.Uri | undefined;
  #remoteImages = false;
  #afterShown: ToPreview | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    workspace: Workspace,
    owner: PanelOwner,
    options: PanelOptions,
  ) {
    super();
    this.panel = this.register(panel);
    this.onDidDispose = panel.onDidDispose;
    this.#uri = uri;
    this.#locked = options.locked;
    this.#workspace = workspace;
    this.#options = options;
    this.#feed = new PageFeed(workspace, {
      page: (page) => this.#send(page),
      missing: () => this.#sayMissing(),
      failed: (error) => this.#sayFailure(error),
    });
    this.register({ dispose: () => this.#feed.stop() });
    this.#loop = this.register(new UpdateLoop(() => this.#update()));
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register(
      panel.webview.onDidReceiveMessage((message: FromPreview) => {
        this.#receive(message, owner);
      }),
    );
    this.register(
      workspace.onDidChange((paths) => {
        const path = workspace.pathOf(this.#uri);
        const wanted =
          paths.length === 0 || !this.#page || this.#page.dependencies.some((file) => paths.includes(file));
        if (wanted || paths.includes(path)) this.#loop.request();
        if (paths.some((file) => /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|webm)$/i.test(file))) {
          this.#post({ type: 'images', document: this.document });
        }
      }),
    );
    this.#visits.visit(uri.toString());
    this.#setTitle();
    this.#loop.request();
  }

  /** The URI of the document it shows, as text: what its messages are about. */
  get document(): string {
    return this.#uri.toString();
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get role(): PanelRole {
    return this.#options.role;
  }

  get locked(): boolean {
    return this.#locked;
  }

  set locked(locked: boolean) {
    this.#locked = locked;
    this.#post({ type: 'locked', locked });
    this.#setTitle();
  }

  /** Shows another document, and then a heading or line of it. */
  show(uri: vscode.Uri, then?: { readonly heading?: string | undefined }): void {
    const same = uri.toString() === this.document;
    this.#uri = uri;
    this.#visits.visit(uri.toString());
    const heading = then?.heading;
    this.#afterShown =
      heading === undefined ? undefined : { type: 'heading', document: this.document, id: heading };
    if (same) this.#flushAfterShown();
    else {
      this.#feed.stop();
      this.#page = undefined;
      this.#setTitle();
      this.#loop.request();
    }
  }

  back(): void {
    this.#revisit(this.#visits.back());
  }

  forward(): void {
    this.#revisit(this.#visits.forward());
  }

  /** Draws everything anew. */
  refresh(): void {
    this.#roots = '';
    this.#loadedFor = undefined;
    this.#page = undefined;
    this.#loop.request();
  }

  reveal(line: number): void {
    this.#post({ type: 'reveal', document: this.document, line });
  }

  post(message: ToPreview): void {
    this.#post(message);
  }

  settingsChanged(): void {
    this.#post({ type: 'settings', settings: previewSettings(this.#uri) });
    this.#loadedFor = undefined;
    this.#page = undefined;
    this.#loop.request();
  }

  #revisit(place: string | undefined): void {
    if (place !== undefined) this.show(vscode.Uri.parse(place, true));
  }

  /** Gives the webview its page, unless it has one that may read what the document needs. */
  #load(): void {
    this.#loadedFor = this.#uri;
    const path = this.#workspace.pathOf(this.#uri);
    const root = this.#workspace.lectern.bookOf(path)?.root ?? dirname(path);
    const roots = this.#workspace.uriOf(root);
    const remoteImages = remoteImagesAllowed(this.#uri);
    if (this.#roots === roots.toString() && this.#remoteImages === remoteImages) return;
    this.#roots = roots.toString();
    this.#remoteImages = remoteImages;
    this.#ready = false;
    const { webview } = this.panel;
    const { extension } = this.#options;
    const own = [vscode.Uri.joinPath(extension, 'media'), vscode.Uri.joinPath(extension, 'dist')];
    webview.options = { enableScripts: true, localResourceRoots: [roots, ...own] };
    webview.html = shellHtml(webview, { role: this.role, extension, remoteImages });
  }

  #receive(message: FromPreview, owner: PanelOwner): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#post({ type: 'settings', settings: previewSettings(this.#uri) });
        this.#resend();
        owner.received(this, message);
        break;
      case 'resend':
        this.#resend();
        break;
      case 'failed':
        this.#workspace.log.error(`The preview of ${this.document}: ${message.message}`);
        break;
      default:
        if (!('document' in message) || message.document === this.document) owner.received(this, message);
    }
  }

  #resend(): void {
    this.#sender.reset();
    this.#page = undefined;
    this.#loop.request();
  }

  async #update(): Promise<void> {
    const uri = this.#uri;
    try {
      if (this.#loadedFor !== uri) {
        const path = this.#workspace.pathOf(uri);
        // The book says which folder images may come from: its page is loaded once, for the right one.
        await this.#workspace.settled((lectern) => lectern.bookOf(path));
        if (uri === this.#uri) this.#load();
      }
      if (this.#ready && uri === this.#uri) await this.#feed.give(uri, this.#page === undefined);
    } catch (error) {
      this.#sayFailure(error);
    }
  }

  #send(page: Page): void {
    if (page === this.#page || this.ended) return;
    this.#page = page;
    const path = this.#workspace.pathOf(this.#uri);
    this.#post({
      type: 'page',
      document: this.document,
      version: this.#workspace.lectern.document(path)?.version ?? 0,
      revision: ++this.#revision,
      blocks: this.#sender.update(page),
      info: this.#info(),
    });
    this.#flushAfterShown();
  }

  #info(): PageInfo {
    return pageInfo(this.#workspace, this.panel.webview, this.#uri, {
      canGoBack: this.#visits.canGoBack,
      canGoForward: this.#visits.canGoForward,
      locked: this.#locked,
      remoteImages: this.#remoteImages,
    });
  }

  #sayMissing(): void {
    const name = basename(this.#uri.path);
    this.#sayNothing(
      vscode.l10n.t('“{0}” is not there, or is not UTF-8 text. Open another slide to see it here.', name),
    );
  }

  #sayFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : `${error}`;
    this.#workspace.log.error(error instanceof Error ? error : reason);
    this.#sayNothing(vscode.l10n.t('This slide cannot be shown: {0}', reason));
  }

  #sayNothing(sentence: string): void {
    this.#page = undefined;
    this.#post({ type: 'nothing', document: this.document, revision: ++this.#revision, sentence });
  }

  #flushAfterShown(): void {
    if (this.#afterShown) this.#post(this.#afterShown);
    this.#afterShown = undefined;
  }

  #setTitle(): void {
    const name = basename(this.#uri.path);
    const { title } = this.#options;
    if (title !== undefined) this.panel.title = title;
    else
      this.panel.title = this.#locked
        ? vscode.l10n.t('[Preview] {0}', name)
        : vscode.l10n.t('Preview {0}', name);
  }

  #post(message: ToPreview): void {
    if (!this.ended && this.#ready) void this.panel.webview.postMessage(message);
  }
}
