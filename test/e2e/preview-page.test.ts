// The preview's own page in a browser, without VS Code: what it makes of the core's pages.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createPreview, loadPreviewCore, openWebviewPage } from '../../scripts/webview-page.mjs';
import { sharedBrowser } from './support/vscode.ts';

const words = 'with so many words that a list of them is long enough to be cut into its items';
const many = (line: (at: number) => string): string =>
  Array.from({ length: 30 }, (_, at) => line(at)).join('\n');
const list = many((at) => `- Item ${at} ${words}`);
const paragraphs = many((at) => `Paragraph ${at} ${words}\n`);
const rows = many((at) => `| ${at} | ${words} |`);
const slide = `# Long\n\n${list}\n\n<details>\n\n${paragraphs}\n${list}\n</details>\n\n| a | b |\n|---|---|\n${rows}\n\n1. ${words}\n`;

let program: ReturnType<typeof loadPreviewCore> | undefined;

async function openPage(t: TestContext) {
  program ??= loadPreviewCore();
  const core = await program;
  const page = await openWebviewPage(await sharedBrowser());
  t.after(() => page.context().close());
  return { core, page };
}

/** What stands in the page, attributes in one order, without what is only this page's: whether its notes are open. */
function shown(main: Element): string {
  const copy = main.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('*')) {
    const attributes = [...element.attributes].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name } of attributes) element.removeAttribute(name);
    for (const { name, value } of attributes) if (name !== 'open') element.setAttribute(name, value);
  }
  return copy.innerHTML;
}

test('a page that was patched key by key is the page that is made at once', async (t) => {
  const { core, page } = await openPage(t);
  const { page: fresh } = await openPage(t);
  const preview = createPreview(core, page);
  const edits: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace('Item 7 ', 'Item seven '),
    (text) => text.replace('Paragraph 9', '**Paragraph** 9'),
    (text) => text.replace('| 12 |', '| <b>twelve</b> |'),
    (text) => text.replace('- Item 3', '\n- Item 3'),
    (text) => text.replace('# Long', '# Long\n\nA new paragraph.'),
    (text) => text.replace('Paragraph 20', '- a list\n- between\n\nParagraph 20'),
    (text) => text.replace('<details>', '<details class="wide">\n<summary>Said</summary>'),
    (text) => text.replace(/- Item 1\d.*\n/g, ''),
    (text) => text.replace('<details class="wide">', '<div class="wide">').replace('</details>', '</div>'),
    (text) => text.replace('| a | b |\n|---|---|\n', ''),
    (text) => text.slice(0, text.length >> 1),
    () => slide,
    () => '- short\n- list\n',
    () => slide,
  ];
  let text = slide;
  for (const edit of edits) {
    text = edit(text);
    await preview.show(text);
    const patched = await page.locator('#slide').evaluate(shown);
    await fresh.reload();
    await createPreview(core, fresh).show(text);
    assert.equal(patched, await fresh.locator('#slide').evaluate(shown), text.slice(0, 400));
  }
  assert.deepEqual(
    await page.evaluate('posted.filter(({ type }) => type === "resend" || type === "failed")'),
    [],
  );
});

test('a key in a long list, in notes or in a table leaves every other item, paragraph and row the same element', async (t) => {
  const { core, page } = await openPage(t);
  const preview = createPreview(core, page);
  await preview.show(slide);
  const main = page.locator('#slide');
  await main.evaluate((root) => {
    for (const element of root.querySelectorAll('li, tr, p, details')) Object.assign(element, { kept: true });
  });
  await main.locator('details').evaluate((details) => details.toggleAttribute('open', false));
  await preview.show(
    slide
      .replace('Item 7 ', 'Item *7* ')
      .replace('Paragraph 9', 'Paragraph *9*')
      .replace('| 12 |', '| *12* |'),
  );
  assert.equal(await main.locator('em').count(), 3);
  const fresh = await main.evaluate(
    (root) =>
      [...root.querySelectorAll('li, tr, p, details')].filter((element) => !('kept' in element)).length,
  );
  assert.equal(fresh, 0);
  assert.equal(await main.locator('details').getAttribute('open'), null);
});

test('what could run is taken off items and rows as off anything else, and they stay what they are', async (t) => {
  const { core, page } = await openPage(t);
  const preview = createPreview(core, page);
  const nasty =
    '<img src="x" onerror="posted.push(1)"><svg onload="posted.push(2)"><style><img src=y onerror=posted.push(3)></style></svg>';
  await preview.show(slide);
  await preview.show(slide.replace('Item 7 ', `Item ${nasty} `).replace('| 12 |', `| ${nasty} |`));
  const main = page.locator('#slide');
  assert.equal(
    await main
      .locator('ul > li')
      .filter({ has: page.locator('img') })
      .count(),
    1,
  );
  assert.equal(
    await main
      .locator('tbody > tr')
      .filter({ has: page.locator('img') })
      .count(),
    1,
  );
  const attributes = await main.evaluate((root) =>
    [...root.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('on')),
  );
  assert.deepEqual(attributes, []);
  assert.deepEqual(await page.evaluate('posted.filter((message) => typeof message === "number")'), []);
});

test('remote images are told apart in a sentence each, unless they are allowed', async (t) => {
  const { core, page } = await openPage(t);
  const text = '![one](https://one.example/a.png) ![two](//two.example/b.png) ![mine](mine.png)\n';
  await createPreview(core, page).show(text);
  const main = page.locator('#slide');
  assert.deepEqual(await main.locator('.lectern-notice').allTextContents(), [
    'Not loaded: https://one.example/a.png',
    'Not loaded: //two.example/b.png',
  ]);
  assert.equal(await main.locator('img').count(), 1);
  const { page: allowed } = await openPage(t);
  await createPreview(core, allowed, { remoteImages: true }).show(text);
  assert.equal(await allowed.locator('#slide img[src^="https://one.example/"]').count(), 1);
  assert.equal(await allowed.locator('#slide .lectern-notice').count(), 0);
});

test('when an image of the book has changed, those of the book are loaded again and no other', async (t) => {
  const { core, page } = await openPage(t);
  const data = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  const text = `![mine](mine.png) ![far](https://one.example/a.png) ![inline](${data}) <img alt="none">\n`;
  await createPreview(core, page, { remoteImages: true }).show(text);
  await page.evaluate(() => {
    const data = { type: 'images', document: 'file:///course/slide.md' };
    window.dispatchEvent(new MessageEvent('message', { data }));
  });
  const addresses = await page
    .locator('#slide img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src')));
  assert.match(addresses[0] ?? '', /\/mine\.png\?lectern=\d+$/);
  assert.deepEqual(addresses.slice(1), ['https://one.example/a.png', data, null]);
  assert.deepEqual(await page.evaluate('posted.filter(({ type }) => type === "failed")'), []);
});
