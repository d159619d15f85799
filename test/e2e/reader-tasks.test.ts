// What a reader does with the page, of real documents: by mouse, keyboard or neither script nor mouse.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLatch } from '../server/latch.js';
import { temporaryFolder } from '../temporary-folder.js';
import { findFaults } from './page-checks.js';
import { openSiteOfRecords } from './records-site.js';
import { findObstacle, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();

const paragraph =
  'The harbour board met again and put the matter off. Nobody spoke of it afterwards, and the minutes say little.';
const long = [
  ...Array.from({ length: 900 }, (_, index) => `${paragraph} Entry ${index}.`),
  'On the last page the lighthouse keeper writes of grain.',
].join('\n\n');
const sections = ['Grain', 'Wheat', 'Trade'];
/** Words of its own for each, so that none is a version of another. */
const own = (index: number): string =>
  Array.from({ length: 60 }, (_, word) => `ship${index}x${word * 7}`).join(' ');
const records = [
  ...Array.from({ length: 24 }, (_, index) => ({
    title: `Market report ${index + 1} on grain`,
    text: `Grain was sold on the quay. ${own(index)}.`,
    section: sections[index % 3],
    source: index % 2 === 0 ? 'Wire' : 'Courier',
    date: `19${index % 2 === 0 ? 87 : 88}-0${(index % 9) + 1}-12`,
  })),
  { title: 'Log of the keeper', text: long, section: 'Trade', date: '1990-01-01' },
];

describe.skipIf(obstacle !== null)('a reader, in a browser', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSiteOfRecords(corpus, records);
  });
  afterAll(async () => {
    await site.close();
  });

  const open: Site['open'] = (path, options) => site.open(path, options);
  const titles = (page: Page): Promise<string[]> => page.locator('.hit-title').allInnerTexts();
  const tally = (page: Page): Promise<string> => page.locator('.tally').innerText();

  it.each([
    [1440, 900, 4],
    [360, 740, 2],
  ])('sees hits first: %i by %i px', async (width, height, expected) => {
    const { page, context } = await open('/?q=grain', { viewport: { width, height } });
    const seen = await page.locator('.hit').evaluateAll((hits) => ({
      top: hits[0]!.getBoundingClientRect().top,
      whole: hits.filter((hit) => hit.getBoundingClientRect().bottom <= innerHeight).length,
    }));
    expect(seen.top).toBeLessThanOrEqual(150);
    expect(seen.whole).toBeGreaterThanOrEqual(expected);
    await context.close();
  });

  it.each([true, false])(
    'chooses two values of a facet and leaves out a third, with scripts: %s',
    async (javaScriptEnabled) => {
      const { page, context, complaints } = await open('/?q=grain', { javaScriptEnabled });
      const apply = async (): Promise<void> => {
        if (!javaScriptEnabled) await page.locator('.facets').getByRole('button', { name: 'Apply' }).click();
      };
      await page.getByRole('checkbox', { name: 'Grain' }).check();
      await apply();
      await expect.poll(() => tally(page)).toMatch(/of 8 documents|^8 documents/);
      await page.getByRole('checkbox', { name: 'Wheat' }).check();
      await apply();
      await expect.poll(() => tally(page)).toMatch(/16 documents/);
      // What else there was to choose is still counted.
      expect(await page.locator('.facet li', { hasText: 'Trade' }).locator('.count').innerText()).toBe('9');
      await page.getByRole('checkbox', { name: '1987' }).check();
      await apply();
      await page.getByRole('checkbox', { name: 'January' }).check();
      await apply();
      const chips = page.getByRole('list', { name: 'Only documents with' });
      await chips.getByText('January 1987').waitFor();
      await page.getByRole('link', { name: 'Clear all' }).click();
      await expect.poll(() => tally(page)).toMatch(/25 documents/);
      await page.getByRole('link', { name: 'Leave out Wheat' }).click({ force: true });
      await expect.poll(() => tally(page)).toMatch(/17 documents/);
      await chips.getByText('not Wheat').waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('keeps the focus on the control that was used', async () => {
    const { page, context } = await open('/?q=grain');
    await page.waitForSelector('html.live');
    await page.getByRole('checkbox', { name: 'Wheat' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => tally(page)).toMatch(/8 documents/);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('Wheat');
    await context.close();
  });

  it('is offered fields and their values, above the hits', async () => {
    const { page, context } = await open('/');
    await page.waitForSelector('html.live');
    await page.locator('#q').pressSequentially('grain sect');
    await page.getByRole('option', { name: 'grain section:' }).click();
    await page.getByRole('option', { name: 'grain section:Wheat' }).waitFor();
    const list = (await page.getByRole('listbox').boundingBox())!;
    const first = (await page.locator('.hit').first().boundingBox())!;
    expect(list.y + list.height).toBeLessThanOrEqual(first.y + 1);
    await page.getByRole('option', { name: 'grain section:Wheat' }).click();
    await page.getByRole('link', { name: /Section\s+Wheat.*remove/ }).waitFor();
    await expect.poll(() => tally(page)).toMatch(/8 documents/);
    await context.close();
  });

  it('walks by keyboard from the box into the hits and back, and loses nothing by Escape', async () => {
    const { page, context } = await open('/?q=grain');
    await page.waitForSelector('html.live');
    await page.keyboard.press('Control+k');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('Escape');
    expect(await page.locator('#q').inputValue()).toBe('grain');
    expect(await page.locator('.hit').count()).toBe(10);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe((await titles(page))[0]);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\//);
    await context.close();
  });

  it('finds the passage in a long document, and walks over the matches', async () => {
    const { page, context, complaints } = await open('/?q=lighthouse+keeper');
    await page.waitForSelector('html.live');
    await page.locator('.hit-title a').first().click();
    await page.waitForURL(/#passage$/);
    const passage = page.locator('#passage');
    expect(await passage.innerText()).toBe('lighthouse');
    await expect
      .poll(() =>
        passage.evaluate((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
    expect(await page.locator('.parts').first().innerText()).toMatch(/Part 2 of 2/);
    await page.waitForFunction(() => document.querySelector('.match-count')?.textContent === '1 of 2');
    await page.keyboard.press('n');
    expect(await page.locator('.match-count').innerText()).toBe('2 of 2');
    await page.keyboard.press('p');
    expect(await page.locator('.match-count').innerText()).toBe('1 of 2');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([true, false])(
    'goes on to the next hit from a document, with scripts: %s',
    async (javaScriptEnabled) => {
      const { page, context } = await open('/?q=grain&hitsPerPage=2', { javaScriptEnabled });
      const found = await titles(page);
      await page.locator('.hit-title a').nth(1).click();
      await page.getByRole('link', { name: 'Previous hit' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(found[0]);
      expect(await page.getByRole('link', { name: 'Previous hit' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Next hit' }).click();
      await page.getByRole('link', { name: 'Next hit' }).click();
      // It is on the next page, and so is the way back.
      await page.getByRole('link', { name: 'Back to the results' }).click();
      expect(new URL(page.url()).searchParams.get('page')).toBe('2');
      await context.close();
    },
  );

  it('is told when the server is busy, and is answered by itself afterwards', async () => {
    const { page, context } = await open('/?q=grain');
    await page.waitForSelector('html.live');
    let refused = 0;
    await page.route(/prefix=last/, async (route) => {
      refused += 1;
      if (refused === 1) await route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, body: '' });
      else await route.continue();
    });
    await page.locator('#q').fill('lighthouse');
    await page.getByText('Many people are searching just now.').waitFor();
    expect(await page.locator('.hit').count()).toBe(10);
    await page.waitForFunction(() => document.title.startsWith('lighthouse'));
    expect(await page.locator('.notice.failure').count()).toBe(0);
    await context.close();
  });

  it('is told when the network is gone, and is answered when it is back', async () => {
    const { page, context } = await open('/?q=grain');
    await page.waitForSelector('html.live');
    await context.setOffline(true);
    await page.locator('#q').fill('lighthouse');
    await page.getByText('The server cannot be reached.').waitFor();
    await context.setOffline(false);
    await page.waitForFunction(() => document.title.startsWith('lighthouse'));
    await context.close();
  });

  it('is shown what is newer, however slow, with two requests under way at most', async () => {
    const { page, context } = await open('/');
    await page.waitForSelector('html.live');
    const held: (() => void)[] = [];
    await page.route(/prefix=last/, async (route) => {
      const latch = createLatch();
      held.push(() => {
        latch.open();
      });
      await latch.passed;
      await route.continue().catch(() => undefined);
    });
    const box = page.locator('#q');
    for (const [index, text] of ['l', 'li'].entries()) {
      await box.fill(text);
      await expect.poll(() => held.length).toBe(index + 1);
    }
    await box.fill('lig');
    await box.fill('light');
    held[0]?.();
    // The answer for one letter is shown, though more was typed; of what waited only the last is asked.
    await page.waitForFunction(() => document.title.startsWith('l '));
    await expect.poll(() => held.length).toBe(3);
    held[2]?.();
    await page.waitForFunction(() => document.title.startsWith('light '));
    held[1]?.();
    await box.press('h');
    await expect.poll(() => held.length).toBe(4);
    expect(await page.title()).toBe('light - Findling');
    held[3]?.();
    await page.waitForFunction(() => document.title.startsWith('lighth '));
    expect(held).toHaveLength(4);
    await context.close();
  });

  it('remembers searches on request only, and on the device only', async () => {
    const { page, context } = await open('/?q=grain');
    await page.waitForSelector('html.live');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole('button', { name: 'Remember my searches on this device' }).click();
    await page.goto(`${site.url}/?q=lighthouse`);
    await page.goto(site.url);
    await page.waitForSelector('html.live');
    await page.locator('#q').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'lighthouse' }).waitFor();
    await page.getByRole('button', { name: 'Forget my searches' }).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await context.close();
  });

  it('reads the interface in a language of twelve, from right to left where it runs so', async () => {
    for (const [locale, name] of [
      ['de-AT', 'Suchen'],
      ['ja', '検索'],
      ['ar', 'بحث'],
    ] as const) {
      const { page, context } = await open('/?q=grain', { locale });
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.split('-')[0]);
      await page.getByRole('button', { name, exact: true }).waitFor();
      const direction = await page.evaluate(() => getComputedStyle(document.body).direction);
      expect(direction).toBe(locale === 'ar' ? 'rtl' : 'ltr');
      await context.close();
    }
  });

  it('asks for one script and at most 30 KB', async () => {
    const { page, context } = await site.browser.newPage();
    const answers: { readonly type: string; readonly bytes: number }[] = [];
    page.on('requestfinished', (request) => {
      void request.sizes().then(({ responseBodySize }) => {
        answers.push({ type: request.resourceType(), bytes: responseBodySize });
      });
    });
    await page.goto(`${site.url}/?q=grain`);
    await page.waitForSelector('html.live');
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(({ type }) => type === 'script')).toHaveLength(1);
    expect(answers.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(30 * 1024);
    await context.close();
  });

  it.each([
    [360, ['light', 'dark']],
    [768, ['light']],
    [1440, ['light', 'dark']],
  ] as const)('is kept out by nothing: %i px, %j', async (width, colorSchemes) => {
    const { page, context } = await open('/', { viewport: { width, height: 800 }, bypassCSP: true });
    for (const path of [
      '/',
      '/?q=grain',
      '/?q=grain&section=Wheat&not-source=Wire&year=1987&explain=true',
      '/?q=zzyzx+grainy',
      '/?q=grain&filter=section+%3D',
      '/documents/24?q=keeper',
      '/help',
      '/help/errors',
    ]) {
      await page.goto(site.url + path);
      if (width === 360 && path.startsWith('/?q=grain'))
        await page
          .locator('.filters-link a')
          .click({ timeout: 1000 })
          .catch(() => undefined);
      expect(await findFaults(page, colorSchemes), path).toEqual([]);
    }
    await context.close();
  });
});
