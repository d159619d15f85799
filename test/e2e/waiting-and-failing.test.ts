// What a reader sees while results are on their way, where none come, and in the sheet of filters: nobody is left in a state
// without a way out.

import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../../src/search/engine.js';
import { FakeEngine } from '../server/fake-engine.js';
import { createLatch } from '../server/latch.js';
import { findFaults } from './page-checks.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);

const chapters = ['Boats', 'Trains', 'Cars'].map((heading) => ({
  heading,
  text: `The quay of ${heading.toLowerCase()} is beyond the second bridge, where the old market stood. `,
}));
/** A document with contents, whose passages name their sections. */
const GUIDE: StoredDocument = {
  id: 'guide.md',
  title: 'Guide to the town',
  text: chapters.map(({ text }) => text).join(''),
  related: ['Ferry to the islands'],
  sections: chapters.map(({ heading }, index) => ({
    heading,
    level: 1,
    anchor: heading.toLowerCase(),
    start: chapters.slice(0, index).reduce((sum, { text }) => sum + text.length, 0),
  })),
  annotations: [],
  url: 'https://guide.example/town',
  date: '2015-06-01',
  language: 'en',
  section: 'Travel',
  source: 'Guide',
  tags: ['town'],
  other: [],
  extra: {},
};

const PHONE = { viewport: { width: 360, height: 740 } };

describe.skipIf(obstacle !== null)('a reader who waits, in a browser', () => {
  let site: Site;
  let engine: FakeEngine;

  beforeAll(async () => {
    site = await openSite({ engine: () => engine });
  });
  beforeEach(() => {
    engine = new FakeEngine();
  });
  afterAll(() => site.close());

  const openLive: Site['openLive'] = (path, options) => site.openLive(path, options);
  const tally = (page: Page): Promise<string> => page.locator('.tally').innerText();

  it.each([
    [502, 'text/html', '<!doctype html><title>502</title><h1>Bad Gateway</h1>'],
    [504, 'text/html', '<!doctype html><h1>Gateway Timeout</h1>'],
    [403, 'text/html', '<!doctype html><h1>Forbidden</h1>'],
    [500, 'application/json', '{"error":{"code":"internal"}}'],
    [200, 'text/html', '<!doctype html><h1>Log in</h1>'],
  ])(
    'is told of an answer of status %i that is no page of this server, and tries again',
    async (status, contentType, body) => {
      const { page, context, complaints } = await openLive('/?q=ferry');
      const latch = createLatch();
      const fail = async (route: Route): Promise<void> => {
        await latch.passed;
        await route.fulfill({ status, contentType, body });
      };
      await page.route(/prefix=last/, fail);
      await page.locator('#q').fill('tide');
      await page.waitForSelector('html.waiting');
      latch.open();
      const notice = page.locator('.notice.failure');
      await notice.getByText('The server cannot be reached.').waitFor();
      expect(await page.locator('html.waiting, [aria-busy]').count()).toBe(0);
      expect(await page.locator('.hit').count()).toBe(5);
      await page.unroute(/prefix=last/, fail);
      await notice.getByRole('button', { name: 'Try again' }).click();
      await page.waitForFunction(() => document.title.startsWith('tide'));
      expect(await page.locator('.hit').count()).toBe(1);
      expect(await page.locator('.notice.failure, html.waiting, [aria-busy]').count()).toBe(0);
      // The browser itself tells of failed requests; the script fails of nothing.
      expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([]);
      await context.close();
    },
  );

  it('can read what is dimmed, by day and by night', async () => {
    const { page, context } = await openLive('/?q=ferry&snippets=3', {
      bypassCSP: true,
      reducedMotion: 'reduce',
    });
    const latch = createLatch();
    await page.route(/prefix=last/, async (route) => {
      await latch.passed;
      await route.continue();
    });
    await page.locator('#q').fill('tide');
    await page.waitForSelector('html.waiting');
    const opacity = await page
      .locator('.excerpt')
      .first()
      .evaluate((excerpt) => getComputedStyle(excerpt).opacity);
    expect(Number(opacity)).toBeLessThan(0.9);
    expect(await findFaults(page)).toEqual([]);
    latch.open();
    await page.waitForFunction(() => document.title.startsWith('tide'));
    await context.close();
  });

  describe('with the filters open on a phone', () => {
    it('stays in them by keyboard until Escape, and is back at the link then', async () => {
      const { page, context } = await openLive('/?q=ferry', PHONE);
      const link = page.locator('.filters-link a');
      const isInSheet = (): Promise<boolean> =>
        page.evaluate(() => {
          const { activeElement } = document;
          // The browser's own controls come after the last one.
          return (
            activeElement === null ||
            activeElement === document.body ||
            activeElement.closest('#narrow') !== null
          );
        });
      await link.click();
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        expect(await isInSheet(), `step ${step}`).toBe(true);
      }
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('hidden');
      // A choice brings new hits, which lie behind the sheet, too.
      await page.getByRole('checkbox', { name: 'World' }).focus();
      await page.keyboard.press('Space');
      await expect.poll(() => tally(page)).toMatch(/^2 documents/);
      expect(await page.locator('.found').evaluate((found) => found.closest('[inert]') !== null)).toBe(true);
      expect(await isInSheet()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.locator('.facets').isVisible()).toBe(false);
      expect(await page.locator('[inert]').count()).toBe(0);
      expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
      await context.close();
    });

    it('is not shut out where the window grows', async () => {
      const { page, context } = await openLive('/?q=ferry', PHONE);
      await page.locator('.filters-link a').click();
      expect(await page.locator('[inert]').count()).toBeGreaterThan(2);
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect.poll(() => page.locator('[inert], .filters-open').count()).toBe(0);
      await context.close();
    });

    it.each([true, false])('opens and closes them, with scripts: %s', async (javaScriptEnabled) => {
      const { page, context } = await site.open('/?q=ferry', { ...PHONE, javaScriptEnabled });
      if (javaScriptEnabled) await page.waitForSelector('html.live');
      await page.locator('.filters-link a').click();
      expect(await page.locator('.facets').isVisible()).toBe(true);
      await page.locator('.facets-close').click();
      expect(await page.locator('.facets').isVisible()).toBe(false);
      await context.close();
    });

    it('is offered none where nothing is found', async () => {
      const { page, context } = await site.open('/?q=zzzz', PHONE);
      await page.getByText('No document matches.').waitFor();
      expect(await page.locator('.filters-link').isVisible()).toBe(false);
      await context.close();
    });
  });

  it.each([
    '/',
    '/?q=ferry&snippets=2',
    '/?q=ferry&collapse=false&explain=true',
    '/documents/wire/ferry.txt?q=ferry',
    '/?q=quay&hitsPerPage=20',
    '/documents/guide.md?q=quay',
    '/?q=zzzz',
    '/no-such-page',
  ])('hits each link with a finger: %s', async (path) => {
    engine = new FakeEngine([GUIDE, ...engine.documents]);
    const { page, context } = await openLive(path, PHONE);
    await page.locator('details.contents').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, select, summary')]
        // Links within the text of a document are as high as its lines.
        .filter(
          (element) =>
            element.checkVisibility() && element.closest('.body, .visually-hidden, .skip-link') === null,
        )
        .map((element) => {
          element.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
          let rows = 0;
          for (let y = Math.floor(top); y < top + height; y += 1)
            if (element.contains(document.elementFromPoint(left + Math.min(width / 2, 20), y + 0.5)))
              rows += 1;
          return `${Math.round(height)} ${rows} ${element.className} ${element.textContent.trim().slice(0, 40)}`;
        })
        .filter((line) => Number.parseInt(line, 10) < 24 || Number(line.split(' ')[1]) < 24),
    );
    expect(small).toEqual([]);
    await context.close();
  });

  it('finds the path of a document beside its label, from right to left, too', async () => {
    const { page, context } = await site.open('/documents/ar/suq.txt', { locale: 'ar' });
    const gap = await page
      .locator(".details dd[dir='ltr']")
      .first()
      .evaluate((value) => {
        const range = document.createRange();
        range.selectNodeContents(value);
        return value.getBoundingClientRect().right - range.getBoundingClientRect().right;
      });
    expect(gap).toBeLessThan(4);
    await context.close();
  });

  it('prints no links that are controls', async () => {
    const { page, context } = await openLive('/?q=ferry');
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Explain the ranking', 'Stored text'])
      expect([name, await page.getByText(name).filter({ visible: true }).count()]).toEqual([name, 0]);
    expect(await page.locator('.byline time').first().isVisible()).toBe(true);
    await context.close();
  });
});
