/** Everything the preview page says by itself, in the language of VS Code. `{0}`, `{1}` stand for values. */
export interface PreviewStrings {
  readonly toolbar: string;
  readonly slide: string;
  readonly back: string;
  readonly forward: string;
  readonly previous: string;
  readonly next: string;
  readonly notesShown: string;
  readonly notesClosed: string;
  readonly notesHidden: string;
  readonly notesAlone: string;
  readonly noNotes: string;
  readonly speakerNotes: string;
  readonly hiddenLines: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly published: string;
  readonly colours: string;
  readonly frame: string;
  readonly lock: string;
  readonly refresh: string;
  readonly saveHtml: string;
  readonly more: string;
  readonly keys: string;
  readonly jump: string;
  readonly close: string;
  /** `room {0} × {1}` */
  readonly room: string;
  readonly fits: string;
  /** `{0} px over` */
  readonly over: string;
  /** `from line {0}` */
  readonly fromLine: string;
  /** `limit {0} × {1}` */
  readonly limit: string;
  readonly scrollKeys: string;
  readonly enlargeDiagram: string;
  readonly imageRemote: string;
  /** `The page could not be drawn: {0}` */
  readonly failed: string;
  readonly slideMinutes: string;
  readonly sessionEnds: string;
  readonly nextSlide: string;
  readonly lastSlide: string;
  readonly elapsed: string;
}

/** `text` with `{0}`, `{1}`, … replaced by the values. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index: string) => `${values[Number(index)] ?? whole}`);
}
