import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

const linked = `# Links

See [names](names.md#words), [the code](code.rs) and [below](#below).

${'A line.\n\n'.repeat(60)}
## Below

The end.
`;
const files = {
  'src/first-look/links.md': linked,
  'src/first-look/code.rs': 'fn main() {}\n',
  'src/first-look/hostile.md': `# Hostile

<script>document.title = 'ran'</script>
<img src="x.png" onerror="document.title = 'ran'">
<p style="color: red; position: fixed; background: url(https://example.org/x)" onclick="document.title='ran'">Styled</p>
<form action="https://example.org"><button>Send</button></form>
<iframe src="https://example.org"></iframe>
<a href="javascript:document.title='ran'">A link</a>
<img src="https://example.org/remote.png" alt="Remote">

The rest stands.
`,
};

test('a link to a slide opens it in the preview, back returns, Alt and a click opens the text', async (t) => {
  const size = { width: 1500, height: 800 };
  const workbench = await openWorkbench(t, { file: 'src/first-look/links.md', files, size });
  const preview = await workbench.openPreviewToSide();
  const heading = preview.locator('#slide h1');
  await preview.locator('#slide a', { hasText: 'names' }).click();
  await heading.filter({ hasText: 'Names are promises' }).waitFor();
  await preview.locator('body').hover();
  await preview.locator('.tool-back').click();
  await heading.filter({ hasText: 'Links' }).waitFor();
  await preview.locator('.tool-forward').click();
  await heading.filter({ hasText: 'Names are promises' }).waitFor();
  await preview.locator('.tool-back').click();
  await heading.filter({ hasText: 'Links' }).waitFor();
  await preview.locator('#slide a', { hasText: 'names' }).click({ modifiers: ['Alt'] });
  await workbench.activeTab('names.md').waitFor();
});

test('a link to code opens an editor, a link to a heading scrolls to it', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/links.md', files });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide p a', { hasText: 'below' }).click();
  await until('the page is scrolled', () =>
    preview.locator('#scroller').evaluate((scroller) => scroller.scrollTop > 200),
  );
  await preview.locator('#scroller').evaluate((scroller) => scroller.scrollTo(0, 0));
  await preview.locator('#slide a', { hasText: 'the code' }).click();
  await workbench.tab('code.rs').waitFor();
});

test('page and editor scroll together, each led by whoever was touched', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/links.md', files });
  const preview = await workbench.openPreviewToSide();
  const top = () => preview.locator('#scroller').evaluate((scroller) => scroller.scrollTop);
  await workbench.goTo(100, 1);
  await until('the page follows the editor', async () => (await top()) > 400);
  await preview.locator('#slide').hover();
  await workbench.page.mouse.wheel(0, -10000);
  await until('the editor follows the page', async () => {
    const line = await workbench.editor().locator('.view-line').first().textContent();
    return line?.includes('Links') ?? false;
  });
});

test('a double click goes to the line it hit', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/links.md', files });
  const preview = await workbench.openPreviewToSide();
  await preview
    .locator('#slide p')
    .filter({ hasText: 'See' })
    .dblclick({ position: { x: 3, y: 3 } });
  await workbench.page.locator('.statusbar-item').filter({ hasText: 'Ln 3, Col 1' }).first().waitFor();
});

test('raw HTML of a slide runs nothing, sends nothing and restyles nothing but itself', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/hostile.md', files });
  const asked: string[] = [];
  const violations: string[] = [];
  workbench.page.on('request', (request) => {
    if (request.url().includes('example.org')) asked.push(request.url());
  });
  workbench.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text()) && message.text().includes('style')) {
      violations.push(message.text());
    }
  });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide p').filter({ hasText: 'The rest stands.' }).waitFor();
  const page = await preview.locator('#slide').evaluate((main) => ({
    title: main.ownerDocument.title,
    dangerous: main.querySelectorAll(
      'script, form, button, iframe, [onclick], [onerror], a[href^="javascript"]',
    ).length,
    style: main.querySelector<HTMLElement>('p[data-lectern-style]')?.getAttribute('style'),
  }));
  assert.deepEqual(page, { title: 'Lectern', dangerous: 0, style: 'color: red;' });
  await preview.locator('.lectern-notice').filter({ hasText: 'https://example.org/remote.png' }).waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(violations, []);
});
