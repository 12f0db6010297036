import type { FromPreview } from '../core/preview-protocol.ts';
import type { PreviewStrings } from '../core/preview-strings.ts';
import { showKeys } from './keys.ts';
import { publishedHtml } from './measure.ts';
import { nextNotesMode } from './notes.ts';
import type { Choices } from './panel-state.ts';
import type { Actions } from './toolbar.ts';

/** Part by which one step zooms, and its limits. */
const zoomStep = 1.1;
const zoomLimits = { least: 0.4, most: 4 };
const colours = ['auto', 'light', 'rust', 'coal', 'navy', 'ayu'] as const;

/** What actions work on. */
export interface ActionContext {
  readonly choices: Choices;
  readonly strings: PreviewStrings;
  readonly main: HTMLElement;
  readonly post: (message: FromPreview) => void;
  /** URI of the document that is shown now. */
  readonly document: () => string;
}

/** What buttons and keys of the page do. */
export function createActions({ choices, strings, main, post, document: shown }: ActionContext): Actions {
  return {
    post,
    cycleNotes: () => choices.choose({ notes: nextNotesMode(choices.notes) }),
    toggleHiddenLines: () => choices.choose({ hiddenLines: !choices.hiddenLines }),
    zoom: (by) => {
      const zoom = by === 0 ? 1 : choices.zoom * zoomStep ** by;
      choices.choose({ zoom: Math.min(Math.max(zoom, zoomLimits.least), zoomLimits.most) });
    },
    toggleLook: () => choices.choose({ look: choices.look === 'editor' ? 'published' : 'editor' }),
    cycleColours: () => {
      const next = colours[(colours.indexOf(choices.colours) + 1) % colours.length];
      choices.choose({ colours: next ?? 'auto' });
    },
    toggleDark: () => choices.choose({ colours: isDark(choices.colours) ? 'light' : 'navy' }),
    toggleFrame: () => {
      const frame = choices.look !== 'published' || !choices.frame;
      choices.choose({ frame, ...(frame ? { look: 'published' as const } : {}) });
    },
    showKeys: () => showKeys(strings),
    saveHtml: () => {
      const { colours: chosen } = choices;
      post({ type: 'save-html', document: shown(), html: publishedHtml(main), colours: chosen });
    },
  };
}

/** Whether colours are dark; `auto` follows VS Code's theme. */
function isDark(chosen: (typeof colours)[number]): boolean {
  return chosen === 'auto'
    ? document.body.matches('.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light)')
    : !['light', 'rust'].includes(chosen);
}
