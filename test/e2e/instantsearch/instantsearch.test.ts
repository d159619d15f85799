// The widgets of InstantSearch with the official adapter of Meilisearch, bundled by Vite, on a page of another origin.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/library/create-engine.js';
import type { OpenEngine } from '../../../src/library/open-engine.js';
import { updateIndex } from '../../../src/library/update-index.js';
import { createKey } from '../../../src/server/access/api-key.js';
import { createApp } from '../../../src/server/app.js';
import { listen, type Listening } from '../../../src/server/listen.js';
import { makeAssets } from '../../server/open-app.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { findChromium, type OpenBrowser, openBrowser } from '../browser.js';
import { type HostPage, openHostPage } from '../embed/host-page.js';

const executablePath = findChromium();
if (executablePath === null)
  process.stderr.write('skipped: no Chromium at CHROMIUM_PATH or /usr/bin/chromium\n');

const folder = temporaryFolder();
const SECTIONS = ['Boats', 'Books', 'Maps'];

/** 36 documents with a price, a dozen in each section. */
function writeCorpus(corpus: string): void {
  const records = Array.from({ length: 36 }, (_, number) => ({
    _id: `item-${number}`,
    title: `Ferry item ${number}`,
    text: `This is number ${number} of the things. ${'It is kept with many others of its kind. '.repeat(6)}It is about a lighthouse & the <sea>.`,
    section: SECTIONS[number % 3],
    price: number + 10,
    url: `https://shop.example/${number}`,
  }));
  writeFiles(corpus, { 'items.jsonl': records.map((record) => JSON.stringify(record)).join('\n') });
}

describe.skipIf(executablePath === null)('InstantSearch', () => {
  let engine: OpenEngine;
  let server: Listening;
  let site: HostPage;
  let browser: OpenBrowser;
  const { key, secret } = createKey({
    name: 'page',
    scopes: ['search'],
    createdAt: new Date(0).toISOString(),
    expiresAt: null,
  });

  beforeAll(async () => {
    writeCorpus(path.join(folder, 'corpus'));
    await updateIndex({ corpus: path.join(folder, 'corpus'), index: path.join(folder, 'index') });
    engine = await createEngine({ index: path.join(folder, 'index'), searchTimeoutMs: 60_000 });
    const root = fileURLToPath(new URL('./', import.meta.url));
    const outDir = path.join(folder, 'site');
    await build({ root, logLevel: 'silent', build: { outDir, emptyOutDir: true, assetsDir: '' } });
    site = await openHostPage(outDir);
    server = await listen(
      createApp({ engine: () => engine, assets: makeAssets(), corsOrigins: [site.url], keys: () => [key] }),
      { host: '127.0.0.1', port: 0 },
    );
    browser = await openBrowser(executablePath ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await server.close();
    engine.close();
  });

  async function openPage() {
    const watched = await browser.newPage();
    await watched.page.goto(
      `${site.url}/?${new URLSearchParams({ server: server.url, key: secret }).toString()}`,
    );
    await watched.page.locator('.ais-Hits-item').first().waitFor();
    return watched;
  }

  it('shows hits with marks and excerpts for what is typed', async () => {
    const { page, context, complaints } = await openPage();
    await page.locator('#searchbox input').fill('lightho');
    await page.locator('.ais-Hits-item .ais-Snippet-highlighted').first().waitFor();
    const [item] = await page.locator('.ais-Hits-item').all();
    expect(await item?.locator('.ais-Snippet').innerText()).toMatch(/…?.*lighthouse & the <sea>/);
    expect(await item?.locator('.ais-Snippet-highlighted').first().innerText()).toBe('lighthouse');
    await page.locator('#searchbox input').fill('ferry');
    await page.locator('.ais-Hits-item .ais-Highlight-highlighted').first().waitFor();
    expect(await page.locator('.ais-Stats-text').innerText()).toMatch(/^36 results/);
    expect(await page.locator('.ais-Hits-item').count()).toBe(5);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('narrows by values of a facet, one or several, and finds values', async () => {
    const { page, context, complaints } = await openPage();
    const labels = page.locator('.ais-RefinementList-item');
    expect(await labels.count()).toBe(3);
    await labels.filter({ hasText: 'Boats' }).locator('input').check();
    await page.locator('.ais-Stats-text', { hasText: '12 results' }).waitFor();
    // Its other values can be chosen, too, and are counted.
    expect(await labels.filter({ hasText: 'Maps' }).locator('.ais-RefinementList-count').innerText()).toBe(
      '12',
    );
    await labels.filter({ hasText: 'Maps' }).locator('input').check();
    await page.locator('.ais-Stats-text', { hasText: '24 results' }).waitFor();
    await page.locator('.ais-RefinementList-searchBox input').fill('boo');
    await page.locator('.ais-RefinementList-item', { hasText: 'Books' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.ais-RefinementList-item').length === 1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('narrows by a range, whose ends are known', async () => {
    const { page, context, complaints } = await openPage();
    const from = page.locator('.ais-RangeInput-input--min');
    expect(await from.getAttribute('min')).toBe('10');
    expect(await page.locator('.ais-RangeInput-input--max').getAttribute('max')).toBe('45');
    await from.fill('40');
    await page.locator('.ais-RangeInput-submit').click();
    await page.locator('.ais-Stats-text', { hasText: '6 results' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes to other pages and orders by a field', async () => {
    const { page, context, complaints } = await openPage();
    await page.locator('#sort select').selectOption('findling:price:asc');
    await page.locator('.ais-Hits-item', { hasText: /\b10$/ }).waitFor();
    expect(await page.locator('.ais-Hits-item b').allInnerTexts()).toEqual(['10', '11', '12', '13', '14']);
    expect(await page.locator('.ais-Pagination-item--page').count()).toBeGreaterThan(5);
    await page.locator('.ais-Pagination-link', { hasText: /^2$/ }).click();
    await page.locator('.ais-Hits-item', { hasText: /\b15$/ }).waitFor();
    expect(await page.locator('.ais-Hits-item b').allInnerTexts()).toEqual(['15', '16', '17', '18', '19']);
    await page.locator('.ais-Pagination-link', { hasText: '›' }).first().click();
    await page.locator('.ais-Hits-item', { hasText: /\b20$/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
