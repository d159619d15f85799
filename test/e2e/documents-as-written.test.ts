// Documents as they were written: lists, code, links and contents, the file itself, and what readers of other languages are told.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalsOf } from '../../src/documents/source/original-file.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { findFaults } from './page-checks.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();

const filler = 'The harbour master writes down who comes and who goes. '.repeat(30);
const guide = `# A guide to the harbour

Read [the rules](rules.html) or [the mooring](#mooring) first, and never [this](javascript:alert(1)).

## Arrival

${filler}

1. Call the harbour master
   - on channel 12
   - or by lamp
2. Wait

## Mooring

\`\`\`
moor(boat) {
    rope.tie("a knot that is far too long for any line of a telephone and goes on beyond it");
}
\`\`\`

| berth | depth |
| ----- | ----- |
| north | 4 m   |
| south | 2 m   |

## Departure

${filler}
`;

describe.skipIf(obstacle !== null)('a document in a browser', () => {
  let site: Site;
  let engine: LocalEngine;

  beforeAll(async () => {
    for (const name of ['north', 'south', 'east', 'west', 'middle'])
      writeFiles(corpus, { [`${name}/quay.md`]: `# The ${name} quay\n\nA quay of the harbour.` });
    writeFiles(corpus, {
      'guide.md': guide,
      'rules.html':
        '<!doctype html><title>Rules</title><main><h1>Rules</h1><p>Keep off the <a href="guide.md#mooring">berth</a>.</p></main>',
    });
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    engine = await LocalEngine.open(directory, { timeoutMs: 10_000, fallback: false });
    site = await openSite({ engine: () => engine, originals: originalsOf(corpus), popularQueries: true });
  });
  afterAll(async () => {
    await site.close();
    engine.close();
  });

  const isOpen = (page: Page): Promise<boolean> =>
    page.locator('details.contents').evaluate((contents) => (contents as HTMLDetailsElement).open);

  it('has lists, code, tables and links as they were written, and runs none of them', async () => {
    const { page, context, complaints } = await site.open('/documents/guide.md');
    expect(await page.locator('.body ol > li').first().innerText()).toContain('Call the harbour master');
    expect(await page.locator('.body ol > li > ul > li').allInnerTexts()).toEqual([
      'on channel 12',
      'or by lamp',
    ]);
    expect(await page.locator('.body pre').innerText()).toContain('{\n    rope.tie(');
    expect(await page.locator('.body td').allInnerTexts()).toEqual([
      'berth',
      'depth',
      'north',
      '4 m',
      'south',
      '2 m',
    ]);
    expect(await page.locator('.body a').allInnerTexts()).toEqual(['the rules', 'the mooring']);
    await page.getByRole('link', { name: 'the rules' }).click();
    await page.getByRole('link', { name: 'berth' }).click();
    await page.waitForURL(/guide\.md#section-mooring$/);
    const heading = page.getByRole('heading', { name: 'Mooring' });
    expect(await heading.evaluate((found) => found.getBoundingClientRect().top)).toBeLessThan(200);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has its contents beside it where there is room, open, and closed above it where there is none', async () => {
    for (const [width, isBeside] of [
      [1440, true],
      [360, false],
    ] as const) {
      const { page, context } = await site.open('/documents/guide.md', { viewport: { width, height: 800 } });
      await page.waitForSelector('html.live');
      expect(await isOpen(page)).toBe(isBeside);
      const [contents, body] = await Promise.all(
        ['.contents', '.body'].map((selector) => page.locator(selector).boundingBox()),
      );
      expect((contents?.x ?? 0) + (contents?.width ?? 0) <= (body?.x ?? 0)).toBe(isBeside);
      if (!isBeside) await page.getByText('Contents').click();
      await page.locator('.contents').getByRole('link', { name: 'Departure' }).click();
      expect(page.url()).toMatch(/#section-departure$/);
      await context.close();
    }
  });

  it('shows which one of its matches is the present one', async () => {
    const { page, context } = await site.open('/documents/guide.md?q=harbour#passage');
    await page.waitForSelector('html.live');
    const outlined = (): Promise<number> =>
      page
        .locator('.body mark')
        .evaluateAll(
          (marks) => marks.filter((mark) => getComputedStyle(mark).outlineStyle !== 'none').length,
        );
    expect(await outlined()).toBe(1);
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await outlined()).toBe(1);
    await context.close();
  });

  it('hands out its file as it lies in the corpus, and shows nothing of it', async () => {
    const { page, context } = await site.open('/documents/rules.html');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('rules.html');
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      readFileSync(path.join(corpus, 'rules.html'), 'utf8'),
    );
    expect(page.url()).toMatch(/\/documents\/rules\.html$/);
    await context.close();
  });

  it.each([
    [360, ['light']],
    [768, ['dark']],
    [1440, ['light', 'dark']],
  ] as const)('keeps nobody out, nor do pages that fail: %i px, %j', async (width, colorSchemes) => {
    const { page, context } = await site.open('/', { viewport: { width, height: 800 }, bypassCSP: true });
    for (const target of [
      '/documents/guide.md?q=harbour',
      '/documents/absent',
      '/nowhere',
      '/?q=harbour+xqxqxq&match=all',
      '/?q=xqxqxq',
      '/?q=%22harbour+AND+(',
      '/?q=a&filter=nowhere',
    ]) {
      await page.goto(site.url + target);
      expect(await findFaults(page, colorSchemes), target).toEqual([]);
    }
    await context.close();
  });

  it('keeps the way back to the hits in view on a phone, however far the filters are scrolled', async () => {
    const { page, context } = await site.open('/?q=harbour', { viewport: { width: 360, height: 320 } });
    await page.waitForSelector('html.live');
    await page.locator('.filters-link a').click();
    await page.locator('.facets').evaluate((sheet) => {
      sheet.scrollTop = sheet.scrollHeight;
    });
    await page.getByRole('link', { name: 'Close' }).click();
    expect(await page.locator('.facets').isVisible()).toBe(false);
    await context.close();
  });

  it.each([
    ['de', 'Die Klammer (Zeichen 1) ist nicht geschlossen'],
    ['ru', 'Скобка (знак 1) не закрыта'],
    ['ar', 'القوس (الحرف 1) لم يُغلق'],
    ['ja', '1 文字目の括弧が閉じていないため'],
  ])('says in %s what of a query was not taken as it was meant', async (locale, words) => {
    const { page, context } = await site.open('/?q=(harbour', { locale });
    expect(await page.locator('.notice').innerText()).toContain(words);
    expect(await page.locator('.notice [lang=en]').count()).toBe(0);
    await context.close();
  });
});
