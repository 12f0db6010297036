// A window of VS Code for scripts: opened, driven by its palette, its webviews found.

const input = '.quick-input-widget:visible input[type="text"]';

/** Opens an address and waits until the editor has the focus. */
export async function openWindow(browser, url, viewport, prepare = async (_page) => {}, zoom = 1) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: zoom });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(url);
  await page.locator('.monaco-editor.focused').first().waitFor({ timeout: 60_000 });
  return page;
}

/** Runs a command by its title in the palette, again where VS Code took the focus away meanwhile. */
export async function runCommand(page, title) {
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('F1');
    try {
      await page.locator(input).fill(`>${title}`, { timeout: 3000 });
      const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title });
      await row.first().waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
}

/** Puts the cursor at a line and column, from one; asks again where VS Code was busy and lost the keys. */
export async function goTo(page, line, column) {
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+G');
    try {
      await page.locator(input).fill(`:${line}:${column}`, { timeout: 3000 });
      break;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
  await page.locator(input).waitFor({ state: 'hidden' });
}

/** The frame of a webview that holds an element with something in it. */
export async function frameWith(page, selector) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const held = await frame
        .locator(`${selector}:not(:empty)`)
        .count()
        .catch(() => 0);
      if (held > 0 && !frame.isDetached()) return frame;
    }
    await page.waitForTimeout(20);
  }
  throw new Error(`No webview shows ${selector}.`);
}
