import * as vscode from 'vscode';
import type { PreviewSettings } from '../../core/preview-protocol.ts';
import { setting } from '../ids.ts';

export function previewSettings(scope?: vscode.Uri): PreviewSettings {
  return {
    look: setting('preview.look', scope),
    colours: setting('preview.colours', scope),
    notes: setting('preview.notes', scope),
    scrollSync: setting('preview.scrollSync', scope),
  };
}

/** Remote images are loaded only when the setting says so and the workspace is trusted. */
export function remoteImagesAllowed(scope?: vscode.Uri): boolean {
  return vscode.workspace.isTrusted && setting('preview.remoteImages', scope);
}
