import type { NotesMode, PanelRole, PanelState, PreviewSettings } from '../core/preview-protocol.ts';

/** The one function of VS Code's that a webview has. */
export interface VsCode {
  postMessage(message: unknown): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

/** What a presenter's panel is, whatever is chosen in previews. */
const fixedChoices: Record<PanelRole, PanelState> = {
  preview: {},
  stage: { look: 'published', notes: 'hidden', frame: true },
  notes: { look: 'editor', notes: 'alone' },
};

/** What the person chose in this panel, before what the settings say; kept over reloads of the window. */
export class Choices {
  readonly #code: VsCode;
  readonly #changed: () => void;
  readonly #fixed: PanelState;
  #state: PanelState;
  #settings: PreviewSettings = { look: 'editor', colours: 'auto', notes: 'shown', scrollSync: true };

  constructor(code: VsCode, role: PanelRole, changed: () => void) {
    this.#code = code;
    this.#fixed = fixedChoices[role];
    this.#changed = changed;
    this.#state = code.getState() ?? {};
  }

  get look(): PreviewSettings['look'] {
    return this.#fixed.look ?? this.#state.look ?? this.#settings.look;
  }

  get colours(): PreviewSettings['colours'] {
    return this.#state.colours ?? this.#settings.colours;
  }

  get notes(): NotesMode {
    // The published page closes its notes; whoever wants them open there says so.
    return (
      this.#fixed.notes ?? this.#state.notes ?? (this.look === 'published' ? 'closed' : this.#settings.notes)
    );
  }

  get hiddenLines(): boolean {
    return this.#state.hiddenLines ?? false;
  }

  /** 1 is 100 %. */
  get zoom(): number {
    return this.#state.zoom ?? 1;
  }

  get frame(): boolean {
    return this.#state.frame ?? this.#fixed.frame ?? false;
  }

  get scrollSync(): boolean {
    return this.#settings.scrollSync;
  }

  /** URI of the document that was shown when the panel was last seen. */
  get document(): string | undefined {
    return this.#state.document;
  }

  /** Source line at the top when the panel was last seen. */
  get line(): number {
    return this.#state.line ?? 0;
  }

  set settings(settings: PreviewSettings) {
    this.#settings = settings;
    this.#changed();
  }

  choose(choice: PanelState): void {
    this.#state = { ...this.#state, ...choice };
    this.#code.setState(this.#state);
    this.#changed();
  }

  /** Keeps something that changes nothing to be seen. */
  keep(part: PanelState): void {
    this.#state = { ...this.#state, ...part };
    this.#code.setState(this.#state);
  }
}
