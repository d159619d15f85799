import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import type { WatchedPage } from './browser.js';
import { openSiteOfRecords } from './records-site.js';
import { findObstacle, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();

const stories = [
  ['Governor of the Bank of England resigns', 'Nobody at the Bank of England had expected it.'],
  [
    'Ferry crews <b>strike</b> over pay',
    'The quay was empty, wrote a reporter for the Bank of England staff paper.',
  ],
  ['Lanterns on the pier', 'A thousand lanterns burned along the pier.'],
] as const;

const optionsOf = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

describe.skipIf(obstacle !== null)('suggestions from real documents, in a browser', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSiteOfRecords(
      corpus,
      stories.map(([title, text]) => ({ title, text })),
    );
  });
  afterAll(async () => {
    await site.close();
  });

  async function type(text: string): Promise<WatchedPage> {
    const watched = await site.open('/');
    await watched.page.waitForSelector('html.live');
    await watched.page.locator('#q').fill(text);
    return watched;
  }

  it('show a phrase and titles, and bold what was not typed', async () => {
    const { page, context, complaints } = await type('bank');
    const options = optionsOf(page);
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual([
      'bank of england',
      'Governor of the Bank of England resigns',
    ]);
    expect(await options.first().locator('mark').innerText()).toBe(' of england');
    expect(
      await options
        .first()
        .locator('mark')
        .evaluate((mark) => getComputedStyle(mark).fontWeight),
    ).toBe('600');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('take a title by the keyboard, which finds its document first', async () => {
    const { page, context } = await type('bank');
    await optionsOf(page).first().waitFor();
    await page.keyboard.press('ArrowUp');
    const box = page.getByRole('combobox', { name: 'Search the documents' });
    expect(await box.getAttribute('aria-activedescendant')).toBe(
      await optionsOf(page).last().getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.title.startsWith('Governor'));
    expect(await box.inputValue()).toBe('Governor of the Bank of England resigns');
    expect(await page.locator('.hit-title').first().innerText()).toBe(
      'Governor of the Bank of England resigns',
    );
    await context.close();
  });

  it('show the markup of a document as its text', async () => {
    const { page, context } = await type('ferry cr');
    const option = optionsOf(page).last();
    await option.waitFor();
    expect(await option.innerText()).toContain('Ferry crews');
    expect(await page.locator('.suggestions b').count()).toBe(0);
    await context.close();
  });

  it('correct a beginning, and the page shows what was meant', async () => {
    const { page, context } = await type('lantrens');
    await page.getByRole('option', { name: 'lanterns', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Searched for lanterns.').waitFor();
    expect(await page.locator('.hit-title').allInnerTexts()).toEqual(['Lanterns on the pier']);
    await context.close();
  });
});
