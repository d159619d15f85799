// What is typed with an input method, what stays where it is while results come, and what a printer gets.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeEngine } from '../server/fake-engine.js';
import type { WatchedPage } from './browser.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);

describe.skipIf(obstacle !== null)('the page in a browser', () => {
  let site: Site;
  let engine: FakeEngine;

  beforeAll(async () => {
    engine = new FakeEngine();
    site = await openSite({ engine: () => engine });
  });
  afterAll(() => site.close());

  const openLive: Site['openLive'] = (path, options) => site.openLive(path, options);
  const asked = (): string[] => engine.requests.map(({ query }) => query);

  describe('with an input method', () => {
    async function compose({ page }: WatchedPage, ...steps: readonly string[]): Promise<void> {
      await page.locator('#q').focus();
      const session = await page.context().newCDPSession(page);
      for (const text of steps)
        await session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      await session.detach();
    }

    it('searches nothing that is half composed, and what was composed at once', async () => {
      const watched = await openLive('/');
      const { page, context } = watched;
      engine.requests.length = 0;
      await compose(watched, 'f', 'fe', 'fer');
      expect(await page.locator('#q').inputValue()).toBe('fer');
      // Enter takes what the input method offers; it does not send the form.
      await page.evaluate(() => {
        document
          .querySelector('#q')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
      });
      expect(new URL(page.url()).search).toBe('');
      await page.keyboard.insertText('ferry');
      await page.waitForFunction(() => document.title.startsWith('ferry'));
      expect(asked()).toEqual(['ferry']);
      await context.close();
    });

    it('of a phone, which composes all the time, searches what is in the box', async () => {
      const userAgent =
        'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
      const watched = await openLive('/', { userAgent });
      await compose(watched, 'f', 'ferry');
      await watched.page.waitForFunction(() => document.title.startsWith('ferry'));
      await watched.context.close();
    });
  });

  it('moves nothing that a reader looks at while results come', async () => {
    const { page, context } = await openLive('/?q=ferry', { viewport: { width: 1280, height: 900 } });
    const places = (): Promise<unknown> =>
      page.evaluate(() =>
        ['.masthead', '#q', '.results-head'].map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return [selector, box?.top];
        }),
      );
    const before = await places();
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.locator('#q').fill('storm');
    await page.waitForFunction(() => document.title.startsWith('storm'));
    await page.keyboard.press('Escape');
    expect(await places()).toEqual(before);
    const worst = await page.evaluate(() =>
      Math.max(0, ...(globalThis as unknown as { shifts: number[] }).shifts),
    );
    // Chromium's own bound of what nobody notices.
    expect(worst).toBeLessThan(0.1);
    await context.close();
  });

  describe('on paper', () => {
    const isSeen = (page: Page, selector: string): Promise<boolean> =>
      page
        .locator(selector)
        .evaluateAll((found) =>
          found.some((element) => element.checkVisibility() && element.getClientRects().length > 0),
        );

    it('has hits with their addresses, and no controls', async () => {
      const { page, context } = await openLive('/?q=ferry');
      await page.emulateMedia({ media: 'print' });
      expect(await isSeen(page, '.hit-title')).toBe(true);
      for (const control of ['#q', '.facets', '.sort', 'button', 'select', '.colophon'])
        expect([control, await isSeen(page, control)]).toEqual([control, false]);
      const address = await page
        .locator('.hit-title a')
        .first()
        .evaluate((link) => getComputedStyle(link, '::after').content);
      expect(address).toContain('https://news.example/islands/ferry');
      await context.close();
    });

    it('has a document in ink on white, also where the screen is dark', async () => {
      const { page, context } = await openLive('/documents/wire/ferry.txt?q=ferry', { colorScheme: 'dark' });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const colours = await page.evaluate(() => ({
        paper: getComputedStyle(document.body).backgroundColor,
        ink: getComputedStyle(document.querySelector('main') ?? document.body).color,
      }));
      const lightness = (colour: string): number => {
        const parts = [...colour.matchAll(/\d+/g)].slice(0, 3);
        return parts.reduce((sum, [value]) => sum + Number(value), 0) / 3;
      };
      expect(lightness(colours.ink)).toBeLessThan(80);
      expect(colours.paper === 'rgba(0, 0, 0, 0)' || lightness(colours.paper) > 240, colours.paper).toBe(
        true,
      );
      expect(await isSeen(page, '#q')).toBe(false);
      await context.close();
    });
  });
});
