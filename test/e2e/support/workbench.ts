import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '../../../scripts/root.mjs';
import { address } from '../../../scripts/vscode-server.mjs';
import { commandTitle } from './command-title.ts';
import { courseFolder } from './sample-course.ts';
import { until } from './until.ts';
import { type Server, sharedBrowser, sharedServer } from './vscode.ts';

/** VS Code's own themes, by what they are for. */
export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

/** What VS Code's window is called in each theme. */
const themeClasses = {
  light: 'vs',
  dark: 'vs-dark',
  'high-contrast': 'hc-black',
  'high-contrast-light': 'hc-light',
} as const satisfies Record<Theme, string>;

/** What a test may ask of its window. */
export interface WorkbenchOptions {
  /** The slide to open, relative to the course's folder. */
  readonly file?: string;
  /** Files written over the sample course before it is opened; a path to its text. */
  readonly files?: Readonly<Record<string, string>>;
  /** True: the folder holds `files` alone, not the sample course. */
  readonly empty?: boolean;
  /** Settings of the folder. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** Of the window, in CSS pixels. 1280 × 800 unless told. */
  readonly size?: { readonly width: number; readonly height: number };
  /** 2 is 200 %: half as many CSS pixels in a window of the same size. */
  readonly zoom?: number;
  /** A server of the test's own, in which Lectern is installed; without it Lectern is loaded from the project's folder. */
  readonly installedIn?: Server;
}

/** Opens VS Code on a fresh copy of the sample course. Everything is closed and removed when the test ends. */
export async function openWorkbench(t: TestContext, options: WorkbenchOptions = {}): Promise<Workbench> {
  const { size = { width: 1280, height: 800 }, zoom = 1, installedIn } = options;
  const settings = {
    ...(options.theme ? { 'workbench.colorTheme': themes[options.theme] } : {}),
    ...options.settings,
  };
  const files = { '.vscode/settings.json': JSON.stringify(settings), ...options.files };
  const course = await courseFolder(files, options.empty);
  const server = installedIn ?? (await sharedServer());
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: { width: Math.round(size.width / zoom), height: Math.round(size.height / zoom) },
    deviceScaleFactor: zoom,
  });
  t.after(async () => {
    // How the window looked at the end, for whoever wonders why the test failed.
    const picture = `${t.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`;
    await page.screenshot({ path: path.join(root, 'out', 'e2e', picture) }).catch(() => {});
    await context.close();
    await course.remove();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const file = options.file === undefined ? undefined : path.join(course.folder, options.file);
  const opened = {
    folder: course.folder,
    ...(file ? { file } : {}),
    ...(installedIn ? {} : { extension: root }),
  };
  await page.goto(address(server, opened));
  const workbench = new Workbench(page, course.folder);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  if (options.file !== undefined) await page.locator('.monaco-editor.focused').first().waitFor();
  return workbench;
}

/** One window of VS Code, and what a person does and sees in it. */
export class Workbench {
  readonly page: Page;
  /** The course's folder on the disk, absolute. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Presses keys one after the other, each as `Control+Shift+P`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types text where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command through the palette: an id of ours (`lectern.openPreview`), or a title as it stands there. */
  async command(command: string): Promise<void> {
    const title = await commandTitle(command);
    await this.#pick(['F1'], `>${title}`, title);
  }

  /** Opens quick input by its keys, types, and takes the row that has the text; again where VS Code took the focus away. */
  async #pick(keys: readonly string[], typed: string, rowText: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]');
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: rowText });
    await until(`quick input offers “${rowText}”`, async () => {
      await this.press(...keys);
      try {
        await input.fill(typed, { timeout: 2000 });
        await row.first().waitFor({ timeout: 2000 });
        return true;
      } catch {
        await this.press('Escape');
        return false;
      }
    });
    await this.press('Enter');
  }

  /** The titles that the palette offers for what is typed. */
  async commandsFor(text: string): Promise<string[]> {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]');
    await input.fill(`>${text}`);
    const rows = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    await rows.first().waitFor();
    const titles = await rows.allTextContents();
    await this.press('Escape');
    return titles;
  }

  /** Opens a file, relative to the course's folder, as quick open does. */
  async open(file: string): Promise<void> {
    await this.#pick(['Control+1', 'Control+P'], file, path.basename(file));
    await this.activeTab(path.basename(file)).waitFor();
    // The tab stands before its text: a command given now would find no slide in front.
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** The tab with this label. */
  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label }).first();
  }

  /** The tab with this label, when it is the active one of its group. */
  activeTab(label: string): Locator {
    return this.page.locator('.tabs-container .tab.active').filter({ hasText: label }).first();
  }

  /** The text editor of the first group. */
  editor(): Locator {
    return this.page.locator('.editor-group-container .monaco-editor[role="code"]').first();
  }

  /** Puts the cursor into the text editor, at a line and column as the status bar counts them: from one. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.press('Control+1', 'Control+G');
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
    const place = `Ln ${line}, Col ${column}`;
    await this.page.locator('.statusbar-item').filter({ hasText: place }).first().waitFor();
  }

  /** Saves the active editor, and waits until it is saved. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** A file of the course as it is on the disk. */
  async saved(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  /** Opens the preview beside the active slide and puts the cursor back into the text. */
  async openPreviewToSide(): Promise<FrameLocator> {
    await this.command('lectern.openPreviewToSide');
    const preview = this.preview();
    await preview.locator('main#slide > *').first().waitFor();
    await this.press('Control+1');
    return preview;
  }

  /** The page inside the visible preview, or inside the one with this number where there are several. */
  preview(index = 0): FrameLocator {
    const frames = this.page.locator('iframe.webview.ready').and(this.page.locator(':visible'));
    return frames.nth(index).contentFrame().locator('iframe#active-frame').contentFrame();
  }

  /** An item of the status bar: `lectern.minutes`. */
  statusItem(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`);
  }

  /** Every notification that is shown. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allTextContents();
  }

  /** The places in the editor that are underlined, at this level. */
  squiggles(level: 'error' | 'warning' | 'info'): Locator {
    return this.editor().locator(`.squiggly-${level}`);
  }

  /** The messages in the Problems view, which is opened; waits until there are as many as asked for. */
  async problems(atLeast = 1): Promise<string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row .marker-message-details-container');
    if (!(await this.page.locator('.markers-panel').isVisible())) await this.press('Control+Shift+M');
    return until(`the Problems view holds ${atLeast} problems`, async () => {
      const texts = await rows.allTextContents();
      return texts.length >= atLeast && texts;
    });
  }

  /** Turns to another theme, as the folder's settings have it. */
  async turnTo(theme: Theme): Promise<void> {
    const file = path.join(this.folder, '.vscode/settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...settings, 'workbench.colorTheme': themes[theme] }));
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
  }

  /** Does something in each theme in turn, and takes a picture then: `name-dark`. */
  async inEachTheme(name: string, look: (theme: Theme) => Promise<void> = async () => {}): Promise<void> {
    for (const theme of Object.keys(themes) as Theme[]) {
      await this.turnTo(theme);
      await look(theme);
      await this.screenshot(`${name}-${theme}`);
    }
  }

  /** Takes a picture into out/screenshots. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(root, 'out', 'screenshots', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }
}
