import * as vscode from 'vscode';
import type { Page } from '../../core/page/page.ts';
import type { FromPreview, PageInfo, PanelRole, ToPreview } from '../../core/preview-protocol.ts';
import { dirname } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { BlockSender } from './block-sender.ts';
import { PageFeed } from './page-feed.ts';
import { pageInfo } from './page-info.ts';
import type { PanelReport } from './panel-report.ts';
import { missingSentence, panelTitle } from './panel-words.ts';
import { previewSettings, remoteImagesAllowed } from './preview-settings.ts';
import { Shell } from './shell.ts';
import { placeOf, ShownText } from './shown-text.ts';
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
  #imageReloads = 0;
  #ready = false;
  #page: Page | undefined;
  #sentence: string | undefined;
  readonly #shell: Shell;
  readonly #text: ShownText;
  #loadedFor: vscode.Uri | undefined;
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
    this.#shell = this.register(new Shell(panel, options.role, options.extension, () => this.refresh()));
    this.#text = new ShownText(workspace);
    this.#feed = new PageFeed({
      page: (page) => this.#send(page),
      missing: () => void this.#sayMissing(),
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
        const own = workspace.pathOf(this.#uri);
        const wanted =
          paths.length === 0 || !this.#page || this.#page.dependencies.some((file) => paths.includes(file));
        if (wanted || paths.includes(own)) this.#loop.request();
        if (paths.some((file) => /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|webm)$/i.test(file))) {
          this.#imageReloads++;
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

  /** What it shows now. */
  get report(): PanelReport {
    const { webview, title } = this.panel;
    return {
      document: this.document,
      role: this.role,
      title,
      html: this.#page?.blocks.map((block) => block.html).join(''),
      sentence: this.#page ? undefined : this.#sentence,
      base: this.#info().base,
      roots: (webview.options.localResourceRoots ?? []).map((root) => root.toString()),
      remoteImages: this.#shell.remoteImages,
      imageReloads: this.#imageReloads,
    };
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
    this.#shell.forget();
    this.settingsChanged();
  }

  /** Follows its document to another name, and what has been visited to theirs. */
  moved(change: (uri: vscode.Uri) => vscode.Uri): void {
    this.#visits.replace((place) => change(vscode.Uri.parse(place, true)).toString());
    const uri = change(this.#uri);
    if (uri.toString() !== this.document) this.show(uri);
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

  #receive(message: FromPreview, owner: PanelOwner): void {
    switch (message.type) {
      case 'ready':
        this.#shell.started();
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
    const path = placeOf(this.#workspace, uri);
    try {
      if (this.#loadedFor !== uri || this.#text.isMissing) {
        await this.#text.open(uri);
        // The book says which folder images may come from: its page is loaded once, for the right one.
        const book = await this.#text.core.settled((lectern) => lectern.bookOf(path));
        if (uri !== this.#uri) return;
        this.#loadedFor = uri;
        const root = this.#workspace.uriOf(book?.root ?? dirname(path));
        if (this.#shell.load(root, remoteImagesAllowed(uri))) this.#ready = false;
      }
      if (this.#ready && uri === this.#uri) {
        await this.#feed.give(this.#text.core, path, this.#page === undefined);
      }
    } catch (error) {
      this.#sayFailure(error);
    }
  }

  #send(page: Page): void {
    if (page === this.#page || this.ended) return;
    this.#page = page;
    this.#sentence = undefined;
    const path = placeOf(this.#workspace, this.#uri);
    this.#post({
      type: 'page',
      document: this.document,
      version: this.#text.core.lectern.document(path)?.version ?? 0,
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
      remoteImages: this.#shell.remoteImages,
    });
  }

  async #sayMissing(): Promise<void> {
    const uri = this.#uri;
    this.#page = undefined;
    const sentence = await missingSentence(uri);
    if (uri === this.#uri && this.#page === undefined) this.#sayNothing(sentence);
  }

  #sayFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : `${error}`;
    this.#workspace.log.error(error instanceof Error ? error : reason);
    this.#sayNothing(vscode.l10n.t('This slide cannot be shown: {0}', reason));
  }

  #sayNothing(sentence: string): void {
    this.#page = undefined;
    this.#sentence = sentence;
    this.#post({ type: 'nothing', document: this.document, revision: ++this.#revision, sentence });
  }

  #flushAfterShown(): void {
    if (this.#afterShown) this.#post(this.#afterShown);
    this.#afterShown = undefined;
  }

  #setTitle(): void {
    this.panel.title = this.#options.title ?? panelTitle(this.#uri, this.#locked);
  }

  #post(message: ToPreview): void {
    if (!this.ended && this.#ready) void this.panel.webview.postMessage(message);
  }
}
