import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import type { WatchedPage } from './browser.js';
import { findFaults } from './page-checks.js';
import { openSiteOfRecords } from './records-site.js';
import { findObstacle, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();

const inquiry =
  'The inquiry into the grounding of the island ferry opened on Monday in the town hall. The captain told the panel ' +
  'that fog had come down within minutes and that the radar had failed twice that week. Passengers had waited four ' +
  'hours for the lifeboats. The company said it would repair both engines before spring and pay for the damage to the quay.';
const records = [
  { title: 'Ferry inquiry opens', text: inquiry, section: 'World', date: '2015-03-01', source: 'Wire' },
  {
    title: 'Inquiry into ferry begins',
    text: `HARBOUR TOWN, ${inquiry}`,
    section: 'World',
    date: '2015-03-02',
    source: 'Wire',
  },
  { title: 'Ferry hearing', text: inquiry, section: 'Local', date: '2015-03-03', source: 'Wire' },
  {
    title: 'Ferry captain asks for better radar',
    text: 'The captain of an island ferry asked the company for a radar that sees through fog, and for lifeboats and engines before the inquiry ends. Passengers of the ferry signed.',
    section: 'Local',
    date: '2015-04-09',
    source: 'Courier',
  },
  {
    title: 'Regatta postponed',
    text: 'No ferry and no sail left the harbour while the storm lasted.',
    section: 'Sport',
    date: '2016-05-01',
    source: 'Courier',
  },
];

const STATES: readonly (readonly [name: string, path: string])[] = [
  ['collapsed', '/?q=ferry'],
  ['every version', '/?q=ferry&collapse=false'],
  ['versions of one', '/?q=ferry&duplicatesOf=0'],
  ['narrowed', `/?q=ferry&filter=${encodeURIComponent('section = "Local" AND date = "2015"')}`],
  ['narrowed to nothing', `/?q=regatta&filter=${encodeURIComponent('section = "Local"')}`],
  ['misspelled', '/?q=fery'],
  ['unclosed', '/?q=%22island+ferry+OR+(fog'],
  ['no word', '/?q=...'],
  ['document with others', '/documents/0?q=ferry'],
  ['help', '/help'],
  ['nothing there', '/no-such-page'],
];

describe.skipIf(obstacle !== null)('what the page shows of real documents, in a browser', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSiteOfRecords(corpus, records);
  });
  afterAll(async () => {
    await site.close();
  });

  async function open(path: string, options = {}): Promise<WatchedPage> {
    const watched = await site.open(path, options);
    await watched.page.waitForSelector('html.live');
    return watched;
  }
  const titles = (page: Page): Promise<string[]> => page.locator('.hit-title').allInnerTexts();
  const tally = (page: Page): Promise<string> => page.locator('.tally').innerText();
  /** Goes on with Tab until what has the focus is called so, and follows it. */
  async function followByKeyboard(page: Page, name: RegExp): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(
        () => document.activeElement?.textContent.replaceAll(/\s+/g, ' ') ?? '',
      );
      if (!name.test(text)) continue;
      await page.keyboard.press('Enter');
      return;
    }
    throw new Error(`nothing called ${String(name)} takes the focus`);
  }

  describe('of versions of one story', () => {
    it('shows one, leads to the others by keyboard and back, and names the links for who hears them', async () => {
      const { page, context, complaints } = await open('/?q=ferry');
      expect(await titles(page)).toHaveLength(3);
      expect(await tally(page)).toContain('3 documents');
      await page.getByText('2 other versions of these stories are left out.').waitFor();
      const [shown = ''] = (await titles(page)).filter((title) => /inquiry|hearing/i.test(title));
      await page.getByRole('link', { name: `2 other versions of ${shown}` }).waitFor();

      await followByKeyboard(page, /^2 other versions of/);
      await page.waitForURL(/duplicatesOf=/);
      expect(await titles(page)).toHaveLength(2);
      expect(await titles(page)).not.toContain(shown);
      expect(await page.locator('.versions').innerText()).toContain(`Other versions of ${shown}.`);

      await followByKeyboard(page, /^All results$/);
      await page.waitForURL((url) => !url.searchParams.has('duplicatesOf'));
      expect(await titles(page)).toHaveLength(3);
      await page.goBack();
      await page.goBack();
      await page.waitForURL((url) => !url.searchParams.has('duplicatesOf'));
      expect(await titles(page)).toHaveLength(3);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it.each([true, false])('orders them among themselves, with scripts: %s', async (javaScriptEnabled) => {
      const { page, context } = await site.browser.newPage({ javaScriptEnabled });
      await page.goto(`${site.url}/?q=ferry&duplicatesOf=0`);
      if (javaScriptEnabled) await page.waitForSelector('html.live');
      await page.getByLabel('Order').selectOption('Newest first');
      if (!javaScriptEnabled) await page.locator('.sort').getByRole('button', { name: 'Apply' }).click();
      await page.waitForURL((url) => url.searchParams.get('sort') === 'date:desc');
      await page.waitForFunction(
        () => document.querySelector('.hit-title')?.textContent.trim() === 'Ferry hearing',
      );
      expect(await titles(page)).toEqual(['Ferry hearing', 'Inquiry into ferry begins']);
      await page.locator('#q').fill('regatta');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === 'regatta');
      expect(new URL(page.url()).searchParams.get('duplicatesOf')).toBeNull();
      expect(new URL(page.url()).searchParams.get('sort')).toBe('date:desc');
      await context.close();
    });

    it('shows all of them when asked, and one of each again', async () => {
      const { page, context } = await open('/?q=ferry');
      await page.getByRole('link', { name: 'Show them' }).click();
      await page.getByText('Every version of a story is listed.').waitFor();
      expect(await titles(page)).toHaveLength(5);
      await page.getByRole('link', { name: 'Show one of each' }).click();
      await page.getByRole('link', { name: 'Show them' }).waitFor();
      expect(await titles(page)).toHaveLength(3);
      await context.close();
    });

    it('says beside each facet how many documents following it shows', async () => {
      const { page, context } = await open('/?q=ferry');
      const facets = await page.locator('.facet li:has(> label > input)').evaluateAll((items) =>
        items.map((item) => {
          const { name, value } = item.querySelector('input')!;
          return {
            href: `/?${new URLSearchParams({ q: 'ferry', [name]: value }).toString()}`,
            count: item.querySelector('.count')!.textContent,
          };
        }),
      );
      expect(facets.length).toBeGreaterThan(4);
      for (const { href, count } of facets) {
        await page.goto(site.url + href);
        expect(await page.locator('.hit').count(), href).toBe(Number(count));
        expect(await tally(page), href).toMatch(new RegExp(`^${count} documents?\\b`));
      }
      await context.close();
    });
  });

  describe('of conditions', () => {
    it('puts each as a chip that lifts it, by keyboard, with a way back', async () => {
      const { page, context } = await open('/?q=ferry');
      await page.getByRole('checkbox', { name: 'Local' }).check();
      const chips = page.getByRole('list', { name: 'Only documents with' });
      await chips.getByRole('link', { name: /Section\s+Local.*remove/ }).waitFor();
      expect(await titles(page)).toHaveLength(2);
      await page.getByRole('checkbox', { name: 'Courier' }).check();
      await chips.getByRole('link', { name: /Source\s+Courier.*remove/ }).waitFor();
      expect(await titles(page)).toEqual(['Ferry captain asks for better radar']);
      await page.locator('#q').focus();
      await followByKeyboard(page, /Local.*remove/);
      await page.waitForURL((url) => url.searchParams.get('filter') === 'source = "Courier"');
      await page.goBack();
      await chips.getByRole('link', { name: /Section\s+Local.*remove/ }).waitFor();
      expect(await chips.getByRole('link').count()).toBe(2);
      await context.close();
    });

    it('offers to lift them where they leave nothing', async () => {
      const { page, context } = await open(`/?q=regatta&filter=${encodeURIComponent('section = "Local"')}`);
      await page.getByText('No document matches.').waitFor();
      await page.getByRole('link', { name: 'Search all documents' }).click();
      await page.getByText('Regatta postponed').waitFor();
      expect(await page.locator('.chip').count()).toBe(0);
      await context.close();
    });
  });

  it('leads from a document to its other versions and to similar documents, and back to the results', async () => {
    const { page, context, complaints } = await open('/documents/0?q=ferry');
    expect(await page.locator('.related h2').allInnerTexts()).toEqual([
      'Other versions',
      'Similar documents',
    ]);
    const [versions, similar] = await page.locator('.related').all();
    expect(await versions!.getByRole('link').count()).toBe(2);
    expect(await similar!.getByRole('link').allInnerTexts()).toEqual(['Ferry captain asks for better radar']);
    await followByKeyboard(page, /^Ferry captain asks/);
    await page.waitForURL(/\/documents\/3/);
    await page.getByRole('link', { name: 'Back to the results' }).click();
    await page.waitForURL(/\?q=ferry/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps the order chosen while typing leads past searches with a hit or none', async () => {
    const { page, context } = await open('/?q=ferry&sort=date%3Aasc&limit=2');
    for (const [query, count] of [
      ['regatta', 1],
      ['zzzz', 0],
      ['', 2],
      ['captain', 2],
    ] as const) {
      await page.locator('#q').fill(query);
      await page.waitForFunction((hits) => document.querySelectorAll('.hit').length === hits, count);
      await page.waitForURL((url) => (url.searchParams.get('q') ?? '') === query);
      const { searchParams } = new URL(page.url());
      expect([searchParams.get('sort'), searchParams.get('limit')], query).toEqual(['date:asc', '2']);
    }
    expect(await page.getByLabel('Order').inputValue()).toBe('date:asc');
    await context.close();
  });

  it('leads from a document back to the very page it was found on, without scripts', async () => {
    const filter = encodeURIComponent('date >= 2015');
    const view = `/?q=ferry&sort=date%3Aasc&filter=${filter}&collapse=false&limit=2&explain=true&offset=2`;
    const { page, context } = await site.browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.url + view);
    const before = await titles(page);
    expect(before).toHaveLength(2);
    await page.locator('.hit-title a').first().click();
    await page.locator('.related').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Back to the results' }).click();
    expect(await titles(page)).toEqual(before);
    expect(await page.locator('.why').count()).toBe(2);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(
      Object.fromEntries(new URL(view, site.url).searchParams),
    );
    await context.close();
  });

  it('keeps each word of the order on one line on a narrow screen, without scripts', async () => {
    const { page, context } = await site.browser.newPage({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    });
    await page.goto(`${site.url}/?q=ferry`);
    expect((await page.locator('.sort label').boundingBox())!.height).toBeLessThan(30);
    expect((await page.locator('.sort button').boundingBox())!.height).toBeLessThan(40);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await context.close();
  });

  it('searches what is clearly misspelt as corrected, and leads to exactly what was typed', async () => {
    const { page, context } = await open('/?q=regata+harbour&sort=date%3Aasc');
    expect(await page.locator('.suggestion').innerText()).toBe(
      'Searched for regatta harbour. Search for regata harbour exactly as typed.',
    );
    expect(await titles(page)).not.toHaveLength(0);
    await followByKeyboard(page, /^regata harbour$/);
    await page.waitForURL((url) => url.searchParams.get('asTyped') === 'true');
    expect(await page.locator('#q').inputValue()).toBe('regata harbour');
    expect(await page.getByLabel('Order').inputValue()).toBe('date:asc');
    await context.close();
  });

  it('says how it took what is not closed, before the results', async () => {
    const { page, context } = await open('/?q=%22island+ferry');
    const notice = page.locator('.notice');
    expect(await notice.innerText()).toContain('The quotation mark at character 1 is not closed');
    expect((await titles(page)).length).toBeGreaterThan(0);
    const before = await page.evaluate(() => {
      const [notice, hits] = [document.querySelector('.notice'), document.querySelector('.hits')];
      return notice!.compareDocumentPosition(hits!) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    expect(before).not.toBe(0);
    await context.setOffline(true);
    await page.locator('#q').fill('"island ferry"');
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByText('is not closed').count()).toBe(1);
    await context.close();
  });

  it('says of a query without a word what the API says, and gives no advice on spelling', async () => {
    const { page, context } = await open('/?q=...');
    const answer = await fetch(`${site.url}/search?q=...`);
    const { totalHits, warnings } = (await answer.json()) as { totalHits: number; warnings: string[] };
    expect(totalHits).toBe(0);
    expect(await page.locator('.lead').allInnerTexts()).toEqual(warnings);
    expect(await page.locator('#results').innerText()).not.toMatch(/spelling/);
    await context.close();
  });

  it('has examples on the help page that can be followed', async () => {
    const { page, context } = await open('/help');
    const examples = await page
      .locator('.topics a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(examples.length).toBeGreaterThan(8);
    for (const href of examples) {
      const response = await page.goto(new URL(href, site.url).href);
      expect(response!.status(), href).toBe(200);
      // Where nothing is found, it is said how often the words occur; nothing is taken otherwise than it is explained.
      const notices = await page.locator('.notice').allInnerTexts();
      expect(
        notices.filter((text) => !/ in (?:none|\d+ documents?)/.test(text)),
        href,
      ).toEqual([]);
    }
    await context.close();
  });

  it.each([1280, 320])(
    'keeps nobody out and needs no scrolling sideways, in any state, by day and by night: %i px',
    async (width) => {
      const { page, context } = await open('/', { viewport: { width, height: 800 }, bypassCSP: true });
      for (const [name, path] of STATES) {
        await page.goto(site.url + path);
        expect(await findFaults(page), name).toEqual([]);
      }
      await context.close();
    },
  );
});
