import type { FromPreview, Measurement, PageInfo, PanelRole, ToPreview } from '../core/preview-protocol.ts';
import { fill, type PreviewStrings } from '../core/preview-strings.ts';
import { createActions } from './actions.ts';
import { CodeColours } from './code-colours.ts';
import { dimStaleDrawings, enlargeOnClick } from './diagrams.ts';
import { Frame } from './frame.ts';
import { listenToKeys } from './keys.ts';
import { followLinks, scrollToHeading } from './links.ts';
import { measurePublished } from './measure.ts';
import { addNotesSummaries, addNotesSummary, Notes } from './notes.ts';
import { PageView } from './page-view.ts';
import { Choices, type VsCode } from './panel-state.ts';
import { PresenterBar } from './presenter-bar.ts';
import { sanitise } from './sanitise.ts';
import { ScrollSync } from './scroll.ts';
import { fitText, Toolbar } from './toolbar.ts';

type PageMessage = ToPreview & { readonly type: 'page' };

/** The whole preview page: receives messages, shows pages, tells what the reader does. */
export class PreviewPage {
  readonly #code: VsCode;
  readonly #strings: PreviewStrings;
  readonly #role: PanelRole;
  readonly #main = element('slide');
  readonly #room = element('room');
  readonly #scroller = element('scroller');
  readonly #fit = element('fit');
  readonly #choices: Choices;
  readonly #view: PageView;
  readonly #notes: Notes;
  readonly #colours: CodeColours;
  readonly #sync: ScrollSync;
  readonly #toolbar: Toolbar;
  readonly #frame: Frame;
  readonly #presenter: PresenterBar | undefined;
  #page: PageMessage | undefined;
  #document = '';
  #sentence = false;
  #revision = -1;
  #measurement: Measurement | undefined;
  #measuring = 0;

  constructor(code: VsCode, role: PanelRole, strings: PreviewStrings) {
    this.#code = code;
    this.#role = role;
    this.#strings = strings;
    this.#choices = new Choices(code, role, () => this.#arrange());
    this.#notes = new Notes(this.#main);
    this.#colours = new CodeColours(
      this.#main,
      document.body.dataset.colourist ?? '',
      document.currentScript?.nonce ?? '',
    );
    this.#view = new PageView(this.#main, {
      prepare: (pieces, parent) => this.#prepare(pieces, parent),
      shown: (shown) => this.#shown(shown),
    });
    this.#sync = new ScrollSync(this.#scroller, this.#main, (line, byReader) => {
      this.#choices.keep({ line });
      if (byReader && this.#choices.scrollSync)
        this.#post({ type: 'scrolled', document: this.#document, line });
    });
    const actions = createActions({
      choices: this.#choices,
      strings,
      main: this.#main,
      post: (message) => this.#post(message),
      document: () => this.#document,
    });
    this.#toolbar = new Toolbar(element('bar'), this.#choices, strings, actions);
    this.#frame = new Frame(this.#room, this.#main, strings);
    followLinks(
      this.#main,
      (message) => this.#post(message),
      () => this.#document,
    );
    enlargeOnClick(this.#main, strings.enlargeDiagram);
    listenToKeys(actions, role);
    this.#presenter = role === 'preview' ? undefined : new PresenterBar(element('bar'), role, strings);
    this.#main.dataset.noNotes = strings.noNotes;
    this.#fit.addEventListener('click', () => {
      const line = this.#measurement?.room.line;
      if (line !== undefined) this.#post({ type: 'open-line', document: this.#document, line });
    });
    new ResizeObserver(() => this.#arrange()).observe(this.#scroller);
    this.#arrange();
  }

  receive(message: ToPreview): void {
    switch (message.type) {
      case 'settings':
        this.#choices.settings = message.settings;
        break;
      case 'page':
        this.#showPage(message);
        break;
      case 'nothing':
        this.#showSentence(message);
        break;
      case 'reveal':
        if (message.document === this.#document) this.#sync.reveal(message.line);
        break;
      case 'heading':
        if (message.document === this.#document) scrollToHeading(message.id);
        break;
      case 'locked':
        this.#choices.keep({ locked: message.locked });
        if (this.#page) this.#page = { ...this.#page, info: { ...this.#page.info, locked: message.locked } };
        this.#arrange();
        break;
      case 'images':
        if (message.document === this.#document) this.#reloadImages();
        break;
      case 'presenter':
        this.#presenter?.update(message.state);
        this.#choices.keep({ started: message.state.started, slideStarted: message.state.slideStarted });
        break;
      default:
        message satisfies never;
    }
  }

  /** Says in the page what went wrong; what stands there stays. */
  fail(reason: string): void {
    this.#post({ type: 'failed', message: reason });
    const sentence = document.createElement('p');
    sentence.className = 'lectern-notice lectern-failure';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = fill(this.#strings.failed, reason);
    this.#scroller.querySelector('.lectern-failure')?.remove();
    this.#scroller.prepend(sentence);
  }

  #post(message: FromPreview): void {
    this.#code.postMessage(message);
  }

  #showPage(message: PageMessage): void {
    if (message.revision <= this.#revision) return;
    const started = performance.now();
    const other = message.document !== this.#document;
    const { document: before, line } = this.#choices;
    const returning = this.#page === undefined && before === message.document;
    const { info } = message;
    this.#page = message;
    if (other || this.#sentence) this.#view.clear();
    this.#sentence = false;
    if (!this.#view.update(message.blocks)) {
      this.#view.reset();
      this.#post({ type: 'resend', document: message.document });
      return;
    }
    this.#revision = message.revision;
    this.#document = message.document;
    this.#scroller.querySelector('.lectern-failure')?.remove();
    this.#main.lang = info.language;
    this.#main.dir = info.direction;
    this.#main.classList.toggle('lectern-no-notes', !this.#main.querySelector('details'));
    this.#main.dataset.version = `${message.version}`;
    // For benches: what changing the page took, layout and paint not counted.
    performance.clearMeasures('lectern-update');
    performance.measure('lectern-update', { start: started });
    this.#sync.forget();
    this.#choices.keep({ document: message.document, locked: info.locked });
    this.#arrange();
    if (other) this.#scroller.scrollTop = 0;
    if (returning && line > 0) this.#sync.reveal(line);
    dimStaleDrawings(this.#main);
    this.#measureSoon();
  }

  #showSentence(message: ToPreview & { readonly type: 'nothing' }): void {
    if (message.revision <= this.#revision) return;
    this.#revision = message.revision;
    this.#document = message.document;
    this.#view.clear();
    const sentence = document.createElement('p');
    sentence.className = 'lectern-notice';
    sentence.textContent = message.sentence;
    this.#main.replaceChildren(sentence);
    this.#sentence = true;
    this.#fit.textContent = '';
  }

  #prepare(pieces: readonly string[], parent: string): ChildNode[][] {
    const info: Partial<PageInfo> = this.#page?.info ?? {};
    const prepared = sanitise(pieces, parent, {
      base: info.base ?? '',
      remoteImages: info.remoteImages ?? false,
      imageRemote: this.#strings.imageRemote,
    });
    for (const nodes of prepared) this.#equip(nodes);
    return prepared;
  }

  /** Adds what the preview puts on nodes: summaries of notes, drawings that can be reached by keys. */
  #equip(nodes: readonly ChildNode[]): void {
    for (const node of nodes) {
      if (!(node instanceof Element)) continue;
      addNotesSummaries(node, this.#strings.speakerNotes);
      if (node instanceof HTMLDetailsElement) addNotesSummary(node, this.#strings.speakerNotes);
      for (const drawing of node.matches('svg.bob') ? [node] : node.querySelectorAll('svg.bob')) {
        drawing.setAttribute('tabindex', '0');
      }
    }
  }

  #shown(shown: Element): void {
    this.#notes.shown(shown);
    this.#colours.shown(shown);
  }

  /** Makes the page look as chosen. */
  #arrange(): void {
    const { look, notes, hiddenLines, frame, zoom } = this.#choices;
    const info = this.#page?.info;
    const root = document.documentElement;
    this.#room.className = `${look} colours-${this.#choices.colours}`;
    root.dataset.look = look;
    root.dataset.colours = this.#choices.colours;
    this.#room.dataset.notes = notes;
    this.#room.classList.toggle('show-boring', hiddenLines);
    const framed = frame && look === 'published';
    this.#room.classList.toggle('framed', framed);
    const wide = (info?.fit.room.width ?? 980) + 16;
    const scale = framed ? this.#frameScale(wide, info?.fit.room.height ?? 520) : 1;
    this.#room.style.setProperty('--frame-width', `${info?.fit.room.width ?? 980}px`);
    this.#room.style.setProperty('--frame-scale', `${scale}`);
    this.#room.style.setProperty('zoom', `${Math.round(zoom * scale * 1000) / 1000}`);
    this.#notes.setMode(notes);
    this.#frame.update(framed, info?.fit, this.#measurement);
    this.#toolbar.update(info);
    const measured = this.#measurement;
    this.#fit.textContent =
      measured && look === 'published' ? fitText(this.#strings, measured.room.over, measured.room.line) : '';
    this.#toolbar.fitInto(this.#scroller.clientWidth);
    this.#sync.forget();
  }

  /** The frame is never wider than the panel; on the stage it fills it. */
  #frameScale(width: number, height: number): number {
    const { clientWidth, clientHeight } = this.#scroller;
    const fitting = clientWidth / width;
    return this.#role === 'stage' ? Math.min(fitting, clientHeight / (height + 16)) : Math.min(1, fitting);
  }

  #measureSoon(): void {
    const measuring = ++this.#measuring;
    requestIdleCallback(() => void this.#measure(measuring), { timeout: 2000 });
  }

  async #measure(measuring: number): Promise<void> {
    const page = this.#page;
    if (measuring !== this.#measuring || !page || this.#role !== 'preview') return;
    const measurement = await measurePublished(this.#main, page.info.fit);
    if (measuring !== this.#measuring) return;
    this.#measurement = measurement;
    this.#arrange();
    this.#post({ type: 'measured', document: page.document, version: page.version, measurement });
  }

  #reloadImages(): void {
    const base = this.#page?.info.base;
    for (const image of this.#main.querySelectorAll<HTMLImageElement>('img[src]')) {
      const address = new URL(image.src, document.baseURI);
      // Only files of the book have changed: nothing is asked of another machine again.
      if (base === undefined || address.origin !== new URL(base).origin) continue;
      address.searchParams.set('lectern', `${Date.now()}`);
      image.src = address.href;
    }
    this.#measureSoon();
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
