import type { FromPreview, PageInfo, PreviewSettings } from '../core/preview-protocol.ts';
import { fill, type PreviewStrings } from '../core/preview-strings.ts';
import { type Icon, icon } from './icons.ts';
import type { Choices } from './panel-state.ts';

/** What can be done in the page, by button or key. */
export interface Actions {
  readonly post: (message: FromPreview) => void;
  readonly cycleNotes: () => void;
  readonly toggleHiddenLines: () => void;
  readonly zoom: (by: number) => void;
  readonly toggleLook: () => void;
  readonly cycleColours: () => void;
  readonly toggleDark: () => void;
  readonly toggleFrame: () => void;
  readonly showKeys: () => void;
  readonly saveHtml: () => void;
}

interface Button {
  readonly name: string;
  icon(choices: Choices, info: PageInfo | undefined): Icon;
  label(choices: Choices, info: PageInfo | undefined): string;
  readonly key?: string;
  pressed?(choices: Choices, info: PageInfo | undefined): boolean;
  disabled?(choices: Choices, info: PageInfo | undefined): boolean;
  hidden?(choices: Choices): boolean;
  run(): void;
}

/** Width of a tool with the gap beside it, and what the row keeps free, in pixels. */
const toolWidth = 24;
const rowPadding = 32;

/** Names of colours, as they stand in the published page's own menu. */
const colourNames: Record<PreviewSettings['colours'], string> = {
  auto: 'auto',
  light: 'light',
  rust: 'rust',
  coal: 'coal',
  navy: 'navy',
  ayu: 'ayu',
};

function buttonsOf(strings: PreviewStrings, actions: Actions): Button[] {
  const notes = {
    shown: strings.notesShown,
    closed: strings.notesClosed,
    hidden: strings.notesHidden,
    alone: strings.notesAlone,
  };
  const go = (where: 'back' | 'forward' | 'previous' | 'next') => () => actions.post({ type: 'go', where });
  return [
    {
      name: 'back',
      icon: () => 'back',
      label: () => strings.back,
      disabled: (_, info) => !info?.canGoBack,
      run: go('back'),
    },
    {
      name: 'forward',
      icon: () => 'forward',
      label: () => strings.forward,
      disabled: (_, info) => !info?.canGoForward,
      run: go('forward'),
    },
    {
      name: 'previous',
      icon: () => 'previous',
      label: (_, info) => (info?.previous ? `${strings.previous}: ${info.previous}` : strings.previous),
      key: '[',
      disabled: (_, info) => info?.previous === undefined,
      run: go('previous'),
    },
    {
      name: 'next',
      icon: () => 'next',
      label: (_, info) => (info?.next ? `${strings.next}: ${info.next}` : strings.next),
      key: ']',
      disabled: (_, info) => info?.next === undefined,
      run: go('next'),
    },
    {
      name: 'notes',
      icon: () => 'notes',
      label: (choices) => notes[choices.notes],
      key: 'n',
      run: actions.cycleNotes,
    },
    {
      name: 'hidden-lines',
      icon: (choices) => (choices.hiddenLines ? 'shown' : 'hidden'),
      label: () => strings.hiddenLines,
      key: 'h',
      pressed: (choices) => choices.hiddenLines,
      run: actions.toggleHiddenLines,
    },
    {
      name: 'zoom-out',
      icon: () => 'zoomOut',
      label: () => strings.zoomOut,
      key: '-',
      run: () => actions.zoom(-1),
    },
    {
      name: 'zoom-in',
      icon: () => 'zoomIn',
      label: () => strings.zoomIn,
      key: '+',
      run: () => actions.zoom(1),
    },
    {
      name: 'look',
      icon: () => 'look',
      label: () => strings.published,
      pressed: (choices) => choices.look === 'published',
      run: actions.toggleLook,
    },
    {
      name: 'colours',
      icon: () => 'colours',
      label: (choices) => `${strings.colours}: ${colourNames[choices.colours]}`,
      hidden: (choices) => choices.look !== 'published',
      run: actions.cycleColours,
    },
    {
      name: 'frame',
      icon: () => 'frame',
      label: () => strings.frame,
      key: 'f',
      pressed: (choices) => choices.frame,
      run: actions.toggleFrame,
    },
    {
      name: 'lock',
      icon: (_, info) => (info?.locked ? 'lock' : 'unlock'),
      label: () => strings.lock,
      pressed: (_, info) => info?.locked ?? false,
      run: () => actions.post({ type: 'toggle-lock' }),
    },
    {
      name: 'refresh',
      icon: () => 'refresh',
      label: () => strings.refresh,
      run: () => actions.post({ type: 'refresh' }),
    },
    {
      name: 'save-html',
      icon: () => 'save',
      label: () => strings.saveHtml,
      run: actions.saveHtml,
    },
    { name: 'keys', icon: () => 'keys', label: () => strings.keys, key: '?', run: actions.showKeys },
  ];
}

/** The row at the top right: there on hover, focus or touch; where there is no room, behind one button. */
export class Toolbar {
  readonly #choices: Choices;
  readonly #bar: HTMLElement;
  readonly #buttons: readonly (Button & { element: HTMLButtonElement })[];

  /** `bar` holds the toolbar's own element, `#toolbar`, and what else stands in its row. */
  constructor(bar: HTMLElement, choices: Choices, strings: PreviewStrings, actions: Actions) {
    this.#choices = choices;
    this.#bar = bar;
    const root = document.createElement('div');
    root.id = 'toolbar';
    root.setAttribute('role', 'toolbar');
    root.setAttribute('aria-label', strings.toolbar);
    const tools = document.createElement('div');
    tools.className = 'tools';
    tools.id = 'tools';
    this.#buttons = buttonsOf(strings, actions).map((button) => {
      const element = newButton(button.name);
      element.addEventListener('click', () => button.run());
      tools.append(element);
      return { ...button, element };
    });
    const more = newButton('more');
    more.append(icon('more'));
    more.title = strings.more;
    more.setAttribute('aria-label', strings.more);
    more.setAttribute('aria-controls', 'tools');
    const open = (wanted: boolean): void => {
      root.classList.toggle('open', wanted);
      more.setAttribute('aria-expanded', `${wanted}`);
    };
    open(false);
    more.addEventListener('click', () => open(!root.classList.contains('open')));
    root.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !root.contains(event.relatedTarget)) open(false);
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && root.classList.contains('open')) {
        open(false);
        more.focus();
      } else this.#moveFocus(event);
    });
    root.append(tools, more);
    bar.append(root);
  }

  update(info: PageInfo | undefined): void {
    for (const button of this.#buttons) {
      const { element, key } = button;
      const label = button.label(this.#choices, info);
      element.setAttribute('aria-label', label);
      element.title = key === undefined ? label : `${label} (${key})`;
      element.dataset.label = label;
      if (button.pressed) element.setAttribute('aria-pressed', `${button.pressed(this.#choices, info)}`);
      // Not `disabled`: a button that has the focus keeps it.
      element.setAttribute('aria-disabled', `${button.disabled?.(this.#choices, info) ?? false}`);
      element.hidden = button.hidden?.(this.#choices) ?? false;
      const name = button.icon(this.#choices, info);
      if (element.dataset.icon !== name) {
        element.dataset.icon = name;
        element.replaceChildren(icon(name));
      }
    }
  }

  /** Puts the tools behind one button where they and what else stands in the row would not fit. */
  fitInto(width: number): void {
    const tools = this.#buttons.filter(({ element }) => !element.hidden).length * toolWidth;
    const others = [...this.#bar.children].slice(0, -1).map((child) => child.scrollWidth);
    const wanted = others.reduce((sum, other) => sum + other, tools) + rowPadding;
    this.#bar.classList.toggle('narrow', width < wanted);
  }

  /** Arrow keys go from button to button, as in VS Code's own toolbars. */
  #moveFocus(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const elements = this.#buttons.map(({ element }) => element).filter((element) => !element.hidden);
    const at = elements.indexOf(document.activeElement as HTMLButtonElement);
    if (at === -1) return;
    elements[(at + by + elements.length) % elements.length]?.focus();
    event.preventDefault();
  }
}

function newButton(name: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = `tool tool-${name}`;
  return element;
}

/** `fits`, or `112 px over · from line 41`. */
export function fitText(strings: PreviewStrings, over: number, line: number | undefined): string {
  if (over <= 0) return strings.fits;
  const amount = fill(strings.over, Math.ceil(over));
  return line === undefined ? amount : `${amount} · ${fill(strings.fromLine, line + 1)}`;
}
