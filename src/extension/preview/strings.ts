import * as vscode from 'vscode';
import type { PreviewStrings } from '../../core/preview-strings.ts';

/** The preview page's words in VS Code's language. */
export function previewStrings(): PreviewStrings {
  const { t } = vscode.l10n;
  return {
    toolbar: t('Slide preview'),
    slide: t('Slide'),
    back: t('Back'),
    forward: t('Forward'),
    previous: t('Previous slide'),
    next: t('Next slide'),
    notesShown: t('Notes: shown'),
    notesClosed: t('Notes: closed'),
    notesHidden: t('Notes: hidden'),
    notesAlone: t('Notes: alone'),
    noNotes: t('This slide has no speaker notes.'),
    speakerNotes: t('Speaker Notes'),
    hiddenLines: t('Hidden lines of code'),
    zoomIn: t('Zoom in'),
    zoomOut: t('Zoom out'),
    zoomReset: t('Zoom: 100 %'),
    published: t('Published look'),
    colours: t('Colours of the published look'),
    frame: t('Frame of the room'),
    lock: t('Lock to this slide'),
    refresh: t('Refresh'),
    saveHtml: t('Save as HTML'),
    more: t('More'),
    keys: t('Keys'),
    jump: t('Jump to a slide'),
    close: t('Close'),
    room: t('room {0} × {1}'),
    fits: t('fits'),
    over: t('{0} px over'),
    fromLine: t('from line {0}'),
    limit: t('limit {0} × {1}'),
    scrollKeys: t('Scroll'),
    enlargeDiagram: t('Enlarge the diagram'),
    imageRemote: t(
      'A remote image is not loaded: {0}. The setting “lectern.preview.remoteImages” allows it.',
    ),
    failed: t('This part of the page could not be shown: {0}'),
    slideMinutes: t('Slide'),
    sessionEnds: t('Session ends'),
    nextSlide: t('Next: {0}'),
    lastSlide: t('This is the last slide.'),
    elapsed: t('Elapsed'),
  };
}
