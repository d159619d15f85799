// What a reader sees who types more than the server allows: neither the page nor the element asks before the server wants to be
// asked again. Its clock and that of the browser stand still but for what the test adds, so that no time passes by itself.

import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WatchedPage } from './browser.js';
import { type HostPage, openHostPage } from './embed/host-page.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`tests of limits skipped: ${obstacle}`);

const ALLOWED = 20;
/** Between two keys; longer than the pause that the page makes before it asks. */
const KEY_MS = 100;

let time = 0;
let host: HostPage;
let site: Site;
let watched: WatchedPage;
let page: Page;
/** What scripts of the page asked the server, as path and query. */
let asked: string[];
/** How long each refusal asked to wait. */
let waits: number[];

/** Asks for as much as is allowed. */
async function useUp(): Promise<void> {
  for (let left = ALLOWED; left >= 0; left -= 1) {
    const { status } = await fetch(`${site.url}/search?q=other`);
    if (status === 429) return;
  }
  throw new Error('The server allows more than it was told to.');
}

/** Opens a page whose clock stands still once its script has run, and has nothing left of what is allowed. */
async function openLimited(address: string, isReady: () => boolean): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.goto(address);
  await page.waitForFunction(isReady);
  await page.clock.pauseAt(3_600_000);
  await useUp();
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.resourceType() === 'fetch') asked.push(`${pathname} ${searchParams.get('q') ?? ''}`);
  });
  page.on('response', (response) => {
    if (response.status() === 429) waits.push(Number(response.headers()['retry-after']));
  });
}

const box = (): Locator => page.locator('input[role=combobox]');

/** Types key by key, with time between them. */
async function type(text: string): Promise<void> {
  for (const letter of text) {
    await box().press(letter);
    await page.clock.runFor(KEY_MS);
  }
}

/** Has a shown notice known again, to see whether it is replaced. */
async function mark(selector: string): Promise<void> {
  await page.locator(selector).evaluate((notice) => {
    notice.setAttribute('data-same', '');
  });
}

describe.skipIf(obstacle !== null)('a reader who is limited', () => {
  beforeAll(async () => {
    host = await openHostPage();
    site = await openSite({
      corsOrigins: [host.url],
      rateLimits: { searchesPerMinute: ALLOWED, adminCallsPerMinute: ALLOWED },
      now: () => time,
    });
  });
  afterAll(async () => {
    await site.close();
    await host.close();
  });
  beforeEach(async () => {
    time += 600_000;
    [asked, waits] = [[], []];
    watched = await site.browser.newPage();
    ({ page } = watched);
  });
  afterEach(async () => {
    await watched.context.close();
  });

  it('types on while the page asks nothing, is told so, and is answered once when the time has passed', async () => {
    await openLimited(site.url, () => document.documentElement.classList.contains('live'));
    await type('l');
    const notice = page.locator('.notice.failure');
    await notice.waitFor();
    await expect.poll(() => waits.length).toBe(1);
    expect(await notice.innerText()).toContain(
      `More is asked from your address than this server allows. Please wait ${waits[0]} second`,
    );
    await mark('.notice.failure');
    await type('igh');
    expect(asked).toEqual(['/ l']);
    // Enter is asked at once, once; what is typed behind it waits again.
    await box().press('Enter');
    await page.locator('#results:not([aria-busy])').waitFor();
    await expect.poll(() => waits.length).toBe(2);
    expect(asked).toEqual(['/ l', '/ ligh']);
    await type('thouse');
    expect(await page.locator('.notice.failure[data-same]').count()).toBe(1);
    await page.clock.runFor((waits[1] ?? 0) * 1000 - 'thouse'.length * KEY_MS - 1);
    expect(asked).toEqual(['/ l', '/ ligh']);
    time += 600_000;
    await page.clock.runFor(1);
    await expect.poll(() => page.title()).toMatch(/^lighthouse /);
    expect(await notice.count()).toBe(0);
    await page.clock.runFor(600_000);
    expect(asked).toEqual(['/ l', '/ ligh', '/ lighthouse']);
  });

  it('types on while the element asks nothing, is told so, and is answered once when the time has passed', async () => {
    host.show(
      '/',
      `<!doctype html><html lang="en"><title>A site</title><findling-search endpoint="${site.url}"></findling-search><script type="module" src="${site.url}/findling-search.js"></script></html>`,
    );
    await openLimited(host.url, () => customElements.get('findling-search') !== undefined);
    await type('f');
    await page.locator('.failure').waitFor();
    await expect.poll(() => waits.length).toBe(2);
    expect(await page.locator('.failure').innerText()).toContain(`Please wait ${waits[0]} second`);
    await mark('.failure');
    await type('erry');
    expect(await page.locator('.failure[data-same]').count()).toBe(1);
    expect(asked).toEqual(['/search f', '/suggest f']);
    await page.clock.runFor((waits[0] ?? 0) * 1000 - 'erry'.length * KEY_MS - 1);
    expect(asked).toHaveLength(2);
    time += 600_000;
    // The answer about suggestions may have come a key later than that about hits.
    await page.clock.runFor(1 + 'erry'.length * KEY_MS);
    await page.locator('[part=hit]').first().waitFor();
    expect(await page.locator('.failure').count()).toBe(0);
    await page.clock.runFor(600_000);
    expect(asked).toEqual(['/search f', '/suggest f', '/search ferry', '/suggest ferry']);
  });
});
