import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.mjs';
import { startVsCode } from '../../../scripts/vscode-server.mjs';

/** One VS Code server, as scripts/vscode-server.mjs starts it. */
export type Server = Awaited<ReturnType<typeof startVsCode>>;

let browser: Promise<Browser> | undefined;
let server: Promise<Server> | undefined;
const folders: string[] = [];

/** The browser of this run. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

/** The server of this run; nothing is installed in it. */
export function sharedServer(): Promise<Server> {
  server ??= dataFolder().then((data) => startVsCode({ data }));
  return server;
}

/** An empty folder for the data of one server, removed at the end. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-data-'));
  folders.push(folder);
  return folder;
}

after(async () => {
  await (await browser)?.close();
  await (await server)?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
