import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { findFaults } from './page-checks.js';
import { openSiteOfRecords } from './records-site.js';
import { findObstacle, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();

const long = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung';
const records = [
  {
    title: 'Ferry inquiry opens',
    text: 'The inquiry into the ferry opened.',
    section: 'World',
    language: 'en',
    source: 'The Courier of the Sound and Harbour Advertiser',
    date: '1987-03-02',
  },
  { title: 'Two ferries for the sound', text: 'One ferry is too little.', section: 'Local', language: 'en' },
  { title: 'A captain speaks', text: 'The captain of the ferry spoke.', section: 'Local', language: 'en' },
  { title: 'المرفأ', text: `العبّارة ferry ${long}`, section: 'World', language: 'ar' },
];

describe.skipIf(obstacle !== null)('the explanation of a score, in a browser', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSiteOfRecords(corpus, records);
  });
  afterAll(async () => {
    await site.close();
  });

  const open: Site['open'] = (path, options) => site.open(path, options);
  /** Goes on with Tab until what has the focus is called so. */
  async function focusByKeyboard(page: Page, name: RegExp): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(
        () => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '',
      );
      if (name.test(text)) return;
    }
    throw new Error(`nothing called ${String(name)} takes the focus`);
  }
  const isExplained = (page: Page): boolean => new URL(page.url()).searchParams.get('explain') === 'true';

  it('is asked for, opened, carried on and left without a script', async () => {
    const { page, context } = await open('/?q=ferry&hitsPerPage=2', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Explain the ranking' }).click();
    const first = page.locator('.why').first();
    expect(await first.getByRole('list').first().isVisible()).toBe(false);
    await first.locator('summary').click();
    expect(await first.getByRole('list').first().isVisible()).toBe(true);
    expect(await first.innerText()).toMatch(
      /^Why this score\s+of Ferry inquiry opens\s*: \d+\.\d{3}\s+\d+\.\d{3} sum of the words/,
    );

    await page.getByRole('link', { name: 'Next' }).click();
    expect(isExplained(page)).toBe(true);
    await page.locator('#q').fill('captain');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(isExplained(page)).toBe(true);
    expect(await page.locator('.why').count()).toBe(1);
    await page.goto(`${site.url}/?q=ferry&explain=true`);
    await page.getByLabel('Order').selectOption('Newest first');
    await page.locator('.sort').getByRole('button', { name: 'Apply' }).click();
    expect(isExplained(page)).toBe(true);
    await page.getByText('Ordered by date: scores do not decide.').waitFor();
    await page.getByRole('link', { name: 'Hide the explanations' }).click();
    expect(await page.locator('.why').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?q=ferry&sort=date%3Adesc');
    await context.close();
  });

  it('is reached and opened by keyboard, and says the same to who hears it', async () => {
    const { page, context, complaints } = await open('/?q=title%3Ainqiury');
    await page.waitForSelector('html.live');
    await focusByKeyboard(page, /^Explain the ranking$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/explain=true/);
    await focusByKeyboard(page, /^Why this score of Ferry inquiry opens: [\d.]+$/);
    await page.keyboard.press('Enter');
    const heard = await page.locator('.why').first().ariaSnapshot();
    expect(heard).toMatch(/list:\s+- listitem:/);
    expect(heard).toMatch(/\d+\.\d{3} “inquiry”: matched as typo, counted 0\.5 times/);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('explain'));
    expect(await page.locator('.why').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('comes with the results while typing, and back with the history', async () => {
    const { page, context, complaints } = await open('/?q=ferry&explain=true');
    await page.waitForSelector('html.live');
    await page.locator('#q').fill('captain');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.title.startsWith('captain'));
    expect(new URL(page.url()).search).toBe('?q=captain&explain=true');
    expect(await page.locator('.why').count()).toBe(1);
    await page.goBack();
    await page.waitForFunction(() => document.title.startsWith('ferry'));
    expect(await page.locator('.why').count()).toBe(4);
    await page.getByLabel('Order').selectOption('Newest first');
    await page.getByText('Ordered by date').waitFor();
    expect(isExplained(page)).toBe(true);
    await page.getByRole('checkbox', { name: 'Local' }).check();
    await page.getByRole('link', { name: /Section\s+Local.*remove/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('filter'));
    expect(isExplained(page)).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('stands behind a dot only where something stands before it on its line', async () => {
    const { page, context } = await open('/?q=ferry');
    let wrapped = 0;
    for (let width = 240; width <= 480; width += 12) {
      await page.setViewportSize({ width, height: 800 });
      const items = await page
        .locator('.byline:has(span + span)')
        .first()
        .evaluate((row) =>
          [...row.children].map((item, index, all) => {
            const { top } = item.getBoundingClientRect();
            const isFirst = index === 0 || all[index - 1]!.getBoundingClientRect().top < top - 4;
            const dot =
              item.getBoundingClientRect().left + parseFloat(getComputedStyle(item, '::before').left);
            return { isFirst, isSeen: dot + 1 > row.getBoundingClientRect().left };
          }),
        );
      expect(items.length).toBeGreaterThan(1);
      for (const { isFirst, isSeen } of items) expect(isSeen, `${width} px`).toBe(!isFirst);
      wrapped += items.filter(({ isFirst }) => isFirst).length - 1;
    }
    expect(wrapped).toBeGreaterThan(0);
    await context.close();
  });

  it.each([1280, 320])('keeps nobody out and needs no scrolling sideways: %i px', async (width) => {
    const { page, context } = await open('/', { viewport: { width, height: 800 }, bypassCSP: true });
    for (const query of ['ferry', 'inqiury', 'العبارة', long, 'section:World']) {
      await page.goto(`${site.url}/?q=${encodeURIComponent(query)}&explain=true`);
      for (const summary of await page.locator('.why summary').all()) await summary.click();
      expect(await page.locator('.why[open]').count(), query).toBeGreaterThan(0);
      expect(await findFaults(page), query).toEqual([]);
    }
    await context.close();
  });
});
