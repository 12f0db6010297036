import type { FromPreview, PanelRole } from '../core/preview-protocol.ts';
import type { PreviewStrings } from '../core/preview-strings.ts';
import type { VsCode } from './panel-state.ts';
import { PreviewPage } from './preview-page.ts';

declare function acquireVsCodeApi(): VsCode;

const code = acquireVsCodeApi();
const role = (document.body.dataset.role ?? 'preview') as PanelRole;
const strings = JSON.parse(document.body.dataset.strings ?? '{}') as PreviewStrings;
const page = new PreviewPage(code, role, strings);

window.addEventListener('error', (event) => {
  page.fail(event.message);
});
window.addEventListener('message', (event) => {
  try {
    page.receive(event.data);
  } catch (error) {
    page.fail(error instanceof Error ? error.message : `${error}`);
  }
});
code.postMessage({ type: 'ready' } satisfies FromPreview);
