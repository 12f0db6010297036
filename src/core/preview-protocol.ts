/**
 * What the extension and its preview page say to each other: two unions, one for each direction. Every message
 * about a page names the document (its URI) and both sides drop what is about another one.
 */

/** VS Code's fonts and colours, or those of the published book. */
export type Look = 'editor' | 'published';

/** Colours of the published look; `auto` takes `light` or `navy` after VS Code's theme. */
export type PageColours = 'auto' | 'light' | 'rust' | 'coal' | 'navy' | 'ayu';

/** Speaker notes: open on the page, closed as in the book, not there, or nothing but them. */
export type NotesMode = 'shown' | 'closed' | 'hidden' | 'alone';

/** What a panel is for: the preview beside an editor, or one half of the presenter. */
export type PanelRole = 'preview' | 'stage' | 'notes';

/** One block of the page. Line numbers in `html` are counted from `line`, so that a moved block stays equal. */
export interface BlockUpdate {
  /** Names the block's HTML; equal HTML has an equal key. */
  readonly key: string;
  /** Zero-based source line that its `data-line` attributes are counted from. */
  readonly line: number;
  /** Present when the page has not been sent this key before, and the block is not cut. */
  readonly html?: string;
  /** Present when the page has not been sent this key before, and the block is cut into parts. */
  readonly inside?: InsideUpdate;
}

/** A block that is cut, so that a change in a long list or in notes is a change of one part. */
export interface InsideUpdate {
  /** The element without its parts, and its name: parts are read as what may stand in such an element. */
  readonly shell: { readonly key: string; readonly name: string; readonly html?: string };
  /** In order, all of them; each named when it has been sent before. */
  readonly parts: readonly BlockUpdate[];
}

/** Where a slide may be too high or too wide, in CSS pixels. */
export interface FitLimits {
  readonly room: FitLimit;
  /** What the course's CI complains about. */
  readonly limit: FitLimit;
}

export interface FitLimit {
  readonly width: number;
  readonly height: number;
}

/** What was measured of a page in the published look, notes closed, fonts and images loaded. */
export interface Measurement {
  /** Height of `<main>` in CSS pixels at the published column's width. */
  readonly height: number;
  /** Pixels beyond the room's height, and the zero-based source line of the first thing that is out. */
  readonly room: FitResult;
  readonly limit: FitResult;
}

export interface FitResult {
  /** 0 or less when it fits. */
  readonly over: number;
  /** `undefined` when it fits, or when what is out has no source line in this file. */
  readonly line: number | undefined;
}

/** What surrounds a page. */
export interface PageInfo {
  /** File name for people. */
  readonly name: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Address of the slide's folder, with a final slash: relative images are found below it. */
  readonly base: string;
  /** Titles of the neighbours in SUMMARY.md's order; `undefined` at either end and outside a book. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly locked: boolean;
  readonly remoteImages: boolean;
  readonly fit: FitLimits;
}

/** What the person's settings say. */
export interface PreviewSettings {
  readonly look: Look;
  readonly colours: PageColours;
  readonly notes: NotesMode;
  readonly scrollSync: boolean;
}

/** What the presenter's clock needs; times in milliseconds since 1970. */
export interface PresenterState {
  readonly title: string;
  readonly slideMinutes: number | undefined;
  readonly slideStarted: number;
  readonly started: number;
  /** When the session ends if what is left takes its minutes; `undefined` outside a session. */
  readonly sessionEnd: number | undefined;
  readonly session: string | undefined;
  readonly position: string;
  readonly next: string | undefined;
}

/** What a panel keeps over a reload of the window. */
export interface PanelState {
  readonly document?: string;
  readonly locked?: boolean;
  readonly look?: Look;
  readonly colours?: PageColours;
  readonly notes?: NotesMode;
  readonly hiddenLines?: boolean;
  readonly zoom?: number;
  readonly frame?: boolean;
  readonly line?: number;
  /** The presenter's clock: when presenting began, and when this slide did; milliseconds since 1970. */
  readonly started?: number;
  readonly slideStarted?: number;
}

export type ToPreview =
  | { readonly type: 'settings'; readonly settings: PreviewSettings }
  | {
      readonly type: 'page';
      readonly document: string;
      /** Version of the text it was made from. */
      readonly version: number;
      /** Grows with every page of a panel; older ones are dropped. */
      readonly revision: number;
      readonly blocks: readonly BlockUpdate[];
      readonly info: PageInfo;
    }
  /** Nothing can be shown of the document; the sentence says why. */
  | {
      readonly type: 'nothing';
      readonly document: string;
      readonly revision: number;
      readonly sentence: string;
    }
  /** Scroll to a zero-based source line; the fraction is the way to the next one. */
  | { readonly type: 'reveal'; readonly document: string; readonly line: number }
  | { readonly type: 'heading'; readonly document: string; readonly id: string }
  | { readonly type: 'locked'; readonly locked: boolean }
  /** An image of the page changed on the disk. */
  | { readonly type: 'images'; readonly document: string }
  | { readonly type: 'presenter'; readonly state: PresenterState };

export type FromPreview =
  /** The page's script runs and knows no block. */
  | { readonly type: 'ready' }
  /** A block came without its HTML though the page does not know it. */
  | { readonly type: 'resend'; readonly document: string }
  | { readonly type: 'scrolled'; readonly document: string; readonly line: number }
  /** A double click: `file` is the included file the line stands in, as the page wrote it. */
  | { readonly type: 'open-line'; readonly document: string; readonly line: number; readonly file?: string }
  | { readonly type: 'follow'; readonly document: string; readonly href: string; readonly source: boolean }
  | { readonly type: 'go'; readonly where: 'previous' | 'next' | 'back' | 'forward' | 'jump' }
  | { readonly type: 'toggle-lock' }
  | { readonly type: 'refresh' }
  /** The page as it stands, made safe and as published: the inside of `<main>`, images at their webview addresses. */
  | {
      readonly type: 'save-html';
      readonly document: string;
      readonly html: string;
      readonly colours: PageColours;
    }
  | {
      readonly type: 'measured';
      readonly document: string;
      readonly version: number;
      readonly measurement: Measurement;
    }
  | { readonly type: 'failed'; readonly message: string };
