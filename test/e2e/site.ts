// A running site over the fake engine with the real page files, and a browser to look at it.

import type { BrowserContextOptions } from 'playwright-core';
import type { AppOptions } from '../../src/server/dependencies.js';
import { listen, type Listening } from '../../src/server/listen.js';
import { loadAssets } from '../../src/server/page/assets.js';
import { openApp } from '../server/open-app.js';
import { findChromium, type OpenBrowser, openBrowser, type WatchedPage } from './browser.js';

/** Why page tests cannot run here, or null. Printed once by whoever skips. */
export function findObstacle(): string | null {
  return findChromium() === null ? 'no Chromium at CHROMIUM_PATH or /usr/bin/chromium' : null;
}

export interface Site {
  readonly url: string;
  readonly browser: OpenBrowser;
  readonly server: Listening;
  /** A page of the site in a browser profile of its own; it has its script once `html` has the class `live`. */
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** The same, once it has its script. */
  openLive(path: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

/** Starts server and browser. */
export async function openSite(changes: Partial<AppOptions> = {}): Promise<Site> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(findObstacle() ?? 'no obstacle');
  const assets = loadAssets();
  const server = await listen(openApp({ assets, ...changes }), { host: '127.0.0.1', port: 0 });
  const browser = await openBrowser(executablePath);
  const open: Site['open'] = async (path, options) => {
    const watched = await browser.newPage(options);
    await watched.page.goto(server.url + path);
    return watched;
  };
  return {
    url: server.url,
    browser,
    server,
    open,
    async openLive(path, options) {
      const watched = await open(path, options);
      await watched.page.waitForSelector('html.live');
      return watched;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
