import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

test('a slide saved as HTML is one file with its drawings, fonts and style, and needs nothing else', async (t) => {
  const size = { width: 1500, height: 800 };
  const workbench = await openWorkbench(t, { file: 'src/first-look/draw-the-map.md', size });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  await preview.locator('#slide').hover();
  await preview.locator('.tool-save-html').click();
  const input = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await input.waitFor();
  await until('the dialog offers a name', async () =>
    (await input.inputValue()).endsWith('draw-the-map.html'),
  );
  await workbench.press('Enter');
  const html = await until('the file is written', async () => {
    const text = await workbench.saved('src/first-look/draw-the-map.html').catch(() => '');
    return text.endsWith('</html>\n') && text;
  });
  assert.match(html, /<title>Draw the map<\/title>/);
  assert.equal(html.match(/<svg class="bob"/g)?.length, 2);
  assert.equal(html.match(/url\("data:font\/woff2;base64,/g)?.length, 5);
  assert.doesNotMatch(html, /data-line|vscode-resource|<script|\.\.\/dist/);
  assert.match(html, /<details><summary class="lectern-notes-summary"><h4>Speaker Notes<\/h4><\/summary>/);
});
