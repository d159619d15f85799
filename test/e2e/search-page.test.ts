import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../../src/search/engine.js';
import { FakeEngine } from '../server/fake-engine.js';
import { createLatch } from '../server/latch.js';
import { measureExcess } from './page-checks.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);

const filterOf = (text: string): string => encodeURIComponent(text);
const VIEWS: readonly (readonly [name: string, path: string])[] = [
  ['start', '/'],
  ['results', '/?q=ferry&hitsPerPage=3&snippets=2'],
  ['narrowed', `/?q=ferry&filter=${filterOf('section = "World" AND date = "2015"')}`],
  ['nothing', '/?q=fery'],
  ['document', '/documents/wire/ferry.txt?q=ferry'],
  ['document-rtl', '/documents/ar/suq.txt'],
  ['help', '/help'],
];

describe.skipIf(obstacle !== null)('the page in a browser', () => {
  let site: Site;
  let engine: FakeEngine;

  beforeAll(async () => {
    site = await openSite({ engine: () => engine });
  });
  // One of its own for each test: what a test does to it, failing or not, ends with the test.
  beforeEach(() => {
    engine = new FakeEngine();
  });
  afterAll(() => site.close());

  const open: Site['open'] = (path, options) => site.open(path, options);
  const openLive: Site['openLive'] = (path, options) => site.openLive(path, options);
  const titles = (page: Page): Promise<string[]> => page.locator('.hit-title').allInnerTexts();
  const box = (page: Page) => page.locator('#q');

  describe('without scripts', () => {
    const NO_SCRIPTS = { javaScriptEnabled: false };

    it('searches, sorts, pages and narrows with forms and links alone', async () => {
      const { page, context } = await open('/', NO_SCRIPTS);
      await box(page).fill('ferry');
      await page.getByRole('button', { name: 'Search' }).click();
      expect(new URL(page.url()).searchParams.get('q')).toBe('ferry');
      expect(await titles(page)).toHaveLength(5);

      await page.getByLabel('Order').selectOption('Oldest first');
      await page.locator('.sort').getByRole('button', { name: 'Apply' }).click();
      expect((await titles(page))[0]).toContain('Prices');

      await page.getByRole('checkbox', { name: 'World' }).check();
      await page.locator('.facets').getByRole('button', { name: 'Apply' }).click();
      expect(await titles(page)).toHaveLength(2);
      expect(await page.getByLabel('Order').inputValue()).toBe('date:asc');

      await page.getByRole('link', { name: /Section\s*World.*remove/ }).click();
      expect(await titles(page)).toHaveLength(5);

      await page.goto(`${site.url}/?q=ferry&hitsPerPage=2`);
      await page.getByRole('link', { name: 'Next' }).click();
      expect(await page.locator('[aria-current="page"]').innerText()).toContain('2');
      await context.close();
    });

    it('opens a document and leads back', async () => {
      const { page, context } = await open('/?q=tide', NO_SCRIPTS);
      await page.getByRole('link', { name: 'Tide tables' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
        'Tide tables for the coming season',
      );
      await page.getByRole('link', { name: 'Back to the results' }).click();
      expect(new URL(page.url()).search).toBe('?q=tide');
      await context.close();
    });
  });

  describe('with scripts', () => {
    it('shows results while typing, in place, and keeps the focus', async () => {
      const { page, context, complaints } = await openLive('/');
      await page.evaluate(() => {
        document.documentElement.dataset['kept'] = 'yes';
      });
      await box(page).pressSequentially('telesc');
      await page.waitForFunction(() => document.title.startsWith('telesc'));
      expect(await titles(page)).toEqual([expect.stringContaining('Observatory')]);
      expect(new URL(page.url()).search).toBe('?q=telesc');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
      expect(await page.evaluate(() => document.documentElement.dataset['kept'])).toBe('yes');
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('asks for the unfinished word while typing, and for the word itself on Enter', async () => {
      const { page, context } = await openLive('/');
      await box(page).pressSequentially('telesc');
      // The hits of a shorter beginning may be the same.
      await page.waitForFunction(() => document.title.startsWith('telesc '));
      expect(engine.requests.at(-1)).toMatchObject({ query: 'telesc', prefix: 'last' });
      await page.keyboard.press('Enter');
      await page.getByText('No document matches.').waitFor();
      expect(engine.requests.at(-1)).toMatchObject({ query: 'telesc', prefix: 'auto' });
      await context.close();
    });

    it('never lets a late answer replace a newer one', async () => {
      const latch = createLatch();
      const arrived = createLatch();
      const all = engine.search.bind(engine);
      engine.search = async (asked) => {
        if (asked.query === 'storms') {
          arrived.open();
          await latch.passed;
        }
        return all(asked);
      };
      const { page, context } = await openLive('/');
      await box(page).fill('storms');
      await arrived.passed;
      await box(page).fill('tide');
      await page.waitForFunction(() => document.title.startsWith('tide'));
      latch.open();
      await page.evaluate(() => fetch('/search?q=storms').then((response) => response.text()));
      expect(await page.title()).toBe('tide - Findling');
      expect(await titles(page)).toEqual(['Tide tables for the coming season']);
      engine.search = all;
      await context.close();
    });

    it('gives each search its place in the history', async () => {
      const { page, context } = await openLive('/?q=ferry');
      await box(page).fill('tide');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.title.startsWith('tide'));
      await page.goBack();
      await page.waitForFunction(() => document.title.startsWith('ferry'));
      expect(await box(page).inputValue()).toBe('ferry');
      expect(await titles(page)).toHaveLength(5);
      await page.goForward();
      await page.waitForFunction(() => document.title.startsWith('tide'));
      expect(await box(page).inputValue()).toBe('tide');
      await context.close();
    });

    it('sorts as soon as the order is chosen, and keeps the focus on it', async () => {
      const { page, context } = await openLive('/?q=ferry');
      expect(await page.getByRole('button', { name: 'Apply' }).isVisible()).toBe(false);
      await page.getByLabel('Order').focus();
      await page.getByLabel('Order').selectOption('Oldest first');
      await page.waitForFunction(() => document.querySelector('.hit-title')?.textContent.includes('Prices'));
      expect(new URL(page.url()).searchParams.get('sort')).toBe('date:asc');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('sort');
      await context.close();
    });

    it('says the number of documents once typing pauses, and not for every letter', async () => {
      const { page, context } = await site.browser.newPage();
      await page.clock.install();
      await page.goto(site.url);
      await page.waitForSelector('html.live');
      // From here on the page's time stands still until it is told to run, however slow the machine.
      await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
      const said = (): Promise<string | null> => page.locator('#announcement').textContent();
      const type = async (text: string): Promise<void> => {
        await box(page).fill(text);
        await page.clock.runFor(200);
        await page.waitForFunction((title) => document.title.startsWith(title), text);
      };
      await type('qua');
      await page.clock.runFor(500);
      await type('quay');
      await page.clock.runFor(500);
      expect(await said()).toBe('');
      await page.clock.runFor(1000);
      expect(await said()).toBe('3 documents found for quay');
      await context.close();
    });

    it('shows a wrong search in place and recovers from it', async () => {
      const { page, context } = await openLive(`/?q=ferry&filter=${filterOf('section = "World"')}`);
      const all = engine.search.bind(engine);
      engine.search = () => Promise.reject(new Error('down'));
      await box(page).fill('quay');
      await page.getByRole('heading', { name: 'Something failed' }).waitFor();
      engine.search = all;
      await box(page).fill('tide');
      await page.waitForFunction(() => document.title.startsWith('tide'));
      expect(await titles(page)).toHaveLength(1);
      await context.close();
    });

    it('says so when the server cannot be reached, and keeps what it has', async () => {
      const { page, context } = await openLive('/?q=ferry');
      await context.setOffline(true);
      await box(page).fill('tide');
      await page.getByText('The server cannot be reached.').waitFor();
      expect(await titles(page)).toHaveLength(5);
      await context.setOffline(false);
      await box(page).fill('quay');
      await page.waitForFunction(() => document.title.startsWith('quay'));
      expect(await page.getByText('The server cannot be reached.').count()).toBe(0);
      await context.close();
    });
  });

  describe('the suggestions', () => {
    it('are a combobox with a listbox', async () => {
      const { page, context, complaints } = await openLive('/');
      const combobox = page.getByRole('combobox', { name: 'Search the documents' });
      expect(await combobox.getAttribute('aria-expanded')).toBe('false');
      expect(await combobox.getAttribute('aria-autocomplete')).toBe('list');
      expect(await combobox.getAttribute('aria-controls')).toBe('suggestions');
      await combobox.fill('har');
      const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
      await options.first().waitFor();
      expect(await combobox.getAttribute('aria-expanded')).toBe('true');
      expect(await combobox.getAttribute('aria-activedescendant')).toBeNull();

      await page.keyboard.press('ArrowDown');
      const first = await options.first().getAttribute('id');
      expect(await combobox.getAttribute('aria-activedescendant')).toBe(first);
      expect(await options.first().getAttribute('aria-selected')).toBe('true');
      expect(await box(page).inputValue()).toBe('har');

      await page.keyboard.press('ArrowUp');
      expect(await combobox.getAttribute('aria-activedescendant')).toBeNull();
      await page.keyboard.press('ArrowUp');
      expect(await combobox.getAttribute('aria-activedescendant')).toBe(
        await options.last().getAttribute('id'),
      );
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('are taken with Enter, which searches for them', async () => {
      const { page, context } = await openLive('/');
      await box(page).fill('har');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.title.startsWith('harbour'));
      expect(await box(page).inputValue()).toBe('harbour');
      expect(await page.getByRole('listbox').count()).toBe(0);
      await context.close();
    });

    it('are taken with a click, which leaves the focus in the box', async () => {
      const { page, context } = await openLive('/');
      await box(page).fill('har');
      await page.getByRole('option', { name: 'harbour', exact: true }).click();
      await page.waitForFunction(() => document.title.startsWith('harbour'));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
      await context.close();
    });

    it('close with Escape, which keeps the words and the results however often it is pressed', async () => {
      const { page, context } = await openLive('/');
      await box(page).fill('har');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
      expect(await page.getByRole('listbox').count()).toBe(0);
      expect(await box(page).inputValue()).toBe('har');
      await page.keyboard.press('Escape');
      expect(await box(page).inputValue()).toBe('har');
      expect(await page.title()).toBe('har - Findling');
      await context.close();
    });

    it('keep what is chosen, and stay closed, whatever comes later', async () => {
      const latch = createLatch();
      const arrived = createLatch();
      const all = engine.search.bind(engine);
      engine.search = async (asked) => {
        if (asked.query === 'har') {
          arrived.open();
          await latch.passed;
        }
        return all(asked);
      };
      const { page, context } = await openLive('/');
      await box(page).fill('ha');
      await page.getByRole('option').first().waitFor();
      await box(page).press('r');
      await arrived.passed;
      await page.keyboard.press('ArrowDown');
      latch.open();
      await page.waitForFunction(() => document.title.startsWith('har '));
      expect(await box(page).getAttribute('aria-activedescendant')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.title.startsWith('harbour'));

      const { page: other, context: second } = await openLive('/');
      const held = createLatch();
      const asks = createLatch();
      engine.search = async (asked) => {
        asks.open();
        await held.passed;
        return all(asked);
      };
      await box(other).fill('har');
      await asks.passed;
      await other.keyboard.press('Escape');
      held.open();
      await other.waitForFunction(() => document.title.startsWith('har '));
      expect(await other.getByRole('listbox').count()).toBe(0);
      await context.close();
      await second.close();
    });

    it('close when the focus leaves, and do not come back for an old request', async () => {
      const { page, context } = await openLive('/');
      await box(page).fill('har');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Tab');
      expect(await page.getByRole('listbox').count()).toBe(0);
      await context.close();
    });

    it('lead from a document to the results', async () => {
      const { page, context } = await openLive('/documents/wire/ferry.txt');
      await box(page).fill('har');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/\?q=harbour/);
      expect(await titles(page)).not.toHaveLength(0);
      await context.close();
    });
  });

  describe('with the keyboard alone', () => {
    it('reaches the results past the masthead, opens a document and comes back to the box', async () => {
      const { page, context } = await openLive('/?q=ferry');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the results');
      await page.keyboard.press('Enter');
      const focused = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
      // Past the controls of the filter, too.
      expect(await focused()).toContain('Ferry to the northern');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toContain('Harbour council');
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toContain('Ferry to the northern');
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('ferry');
      await page.keyboard.type('tide');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.title.startsWith('tide'));
      while (!(await focused()).startsWith('Tide tables')) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/documents\/data\/record-12/);
      await context.close();
    });

    it('types a slash into the box like any letter', async () => {
      const { page, context } = await openLive('/');
      await box(page).pressSequentially('a/b');
      expect(await box(page).inputValue()).toBe('a/b');
      await context.close();
    });

    it('shows where the focus is, on everything that takes it', async () => {
      const { page, context } = await openLive('/?q=ferry&hitsPerPage=2');
      const seen = new Set<string>();
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const state = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return {
            what: element.outerHTML.slice(0, 80),
            outline: outlineStyle,
            width: parseFloat(outlineWidth),
          };
        });
        if (state === null) break;
        seen.add(state.what);
        expect(state.outline, state.what).toBe('solid');
        expect(state.width, state.what).toBeGreaterThanOrEqual(2);
      }
      expect(seen.size).toBeGreaterThan(15);
      await context.close();
    });
  });

  it('obeys its own content security policy and complains of nothing, on every page', async () => {
    const { page, context, complaints } = await openLive('/');
    for (const [name, path] of VIEWS) {
      await page.goto(site.url + path);
      await page.waitForSelector('html.live');
      expect(complaints, name).toEqual([]);
    }
    await context.close();
  });

  it('forbids scripts that are not its own', async () => {
    const { page, context, complaints } = await openLive('/');
    const address = await page.evaluate(() => {
      new Image().src = 'http://127.0.0.1:1/pixel.png';
      const script = document.createElement('script');
      try {
        script.setAttribute('src', 'data:text/javascript,window.pwned=1');
        return 'taken';
      } catch (error) {
        return String(error);
      }
    });
    expect(address).toContain('TrustedScriptURL');
    await expect
      .poll(() => complaints.some((complaint) => complaint.includes('Content Security Policy')))
      .toBe(true);
    const markup = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return 'taken';
      } catch (error) {
        return String(error);
      }
    });
    expect(markup).toContain('TrustedHTML');
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    await context.close();
  });

  it('runs nothing that a document, a query or a suggestion holds', async () => {
    const bomb = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg onload=window.pwned=1>' onfocus='window.pwned=1' autofocus javascript:window.pwned=1`;
    const hostile: StoredDocument = {
      id: bomb,
      title: bomb,
      text: bomb,
      related: [bomb],
      other: [bomb],
      sections: [{ heading: bomb, level: 2, anchor: bomb, start: 0 }],
      annotations: [
        { kind: 'link', start: 0, length: 5, value: bomb },
        { kind: 'link', start: 6, length: 5, value: 'javascript:window.pwned=1' },
        { kind: 'code', start: 12, length: 9, value: bomb },
      ],
      url: 'javascript:window.pwned=1',
      date: bomb,
      language: bomb,
      section: bomb,
      source: bomb,
      tags: [bomb],
      extra: { [bomb]: bomb },
    };
    engine = new FakeEngine([hostile]);
    const suggest = engine.suggest.bind(engine);
    engine.suggest = async (asked) => ({
      ...(await suggest(asked)),
      suggestions: [{ text: bomb, html: bomb }],
    });
    const { page, context } = await openLive(`/?${new URLSearchParams({ q: bomb }).toString()}`);
    await box(page).fill('');
    await box(page).fill('onerror');
    await page.getByRole('option').first().waitFor();
    await page.waitForFunction(() => document.title.startsWith('onerror'));
    expect(await page.locator('img, #results script, #results svg').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // The hits are replaced by those of the suggestion: only then is there one to stay.
    await page.waitForFunction((start) => document.title.startsWith(start), bomb.slice(0, 10));
    await page.locator('.hit-title a').first().click();
    await page.waitForURL(/\/documents\//);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await page.locator('img, main script, main svg').count()).toBe(0);
    await context.close();
  });

  describe('its layout', () => {
    it.each([
      [320, 1],
      [640, 2],
      [768, 1],
      [1280, 1],
    ])('needs no scrolling sideways at %i px (scale %i)', async (width, deviceScaleFactor) => {
      const { page, context } = await open('/', { viewport: { width, height: 800 }, deviceScaleFactor });
      for (const [name, path] of VIEWS) {
        await page.goto(site.url + path);
        expect(await measureExcess(page), name).toBeLessThanOrEqual(0);
      }
      await context.close();
    });

    it('holds with type at twice its size', async () => {
      const { page, context } = await open('/', { viewport: { width: 640, height: 800 } });
      for (const [name, path] of VIEWS) {
        await page.goto(site.url + path);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        expect(await measureExcess(page), name).toBeLessThanOrEqual(0);
      }
      await context.close();
    });

    it('gives every control room enough for a finger', async () => {
      const { page, context } = await open('/?q=ferry&hitsPerPage=2', {
        viewport: { width: 320, height: 800 },
      });
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'button, select, input:not([type=hidden]):not([type=checkbox]), label:has(input), .paging a, .facet a, .chip',
          ),
        ]
          .filter((element) => element.getBoundingClientRect().height > 0)
          .filter((element) => element.getBoundingClientRect().height < 22)
          .map((element) => element.outerHTML),
      );
      expect(small).toEqual([]);
      await context.close();
    });

    it('sets a right-to-left document from the right', async () => {
      const { page, context } = await open('/documents/ar/suq.txt');
      expect(
        await page.locator('article.document').evaluate((node) => getComputedStyle(node).direction),
      ).toBe('rtl');
      const mixed = await open('/?hitsPerPage=100');
      const directions = await mixed.page
        .locator('.hit-title')
        .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
      expect(directions.filter((direction) => direction === 'rtl')).toHaveLength(2);
      await context.close();
      await mixed.context.close();
    });

    it('keeps matches visible in forced colours', async () => {
      const { page, context } = await open('/?q=ferry', { forcedColors: 'active' });
      const { mark, text, line } = await page
        .locator('.excerpt mark')
        .first()
        .evaluate((node) => ({
          mark: getComputedStyle(node).backgroundColor,
          text: getComputedStyle(node.parentElement!).backgroundColor,
          line: getComputedStyle(node).textDecorationLine,
        }));
      expect(mark).not.toBe(text);
      expect(line).toBe('underline');
      await context.close();
    });
  });

  it('has names and roles that make sense without seeing it', async () => {
    const { page, context } = await open('/?q=ferry&hitsPerPage=2');
    const tree = await page.locator('body').ariaSnapshot();
    for (const line of [
      'link "Skip to the results"',
      'banner',
      'search',
      'button "Search"',
      'main',
      'heading "Results for ferry" [level=1]',
      'combobox "Order"',
      'heading "Ferry to the northern islands returns after the winter storms" [level=2]',
      'navigation "Pages of results"',
      'complementary "Narrow the search"',
      'contentinfo',
    ]) {
      expect(tree).toContain(line);
    }
    await context.close();
  });

  it('is painted for light and dark rooms; FINDLING_PICTURES=1 takes pictures to look at', async () => {
    const folder =
      process.env['FINDLING_PICTURES'] === '1' ? mkdtempSync(join(tmpdir(), 'findling-pages-')) : null;
    const take = async (page: Page, name: string, fullPage: boolean): Promise<void> => {
      if (folder !== null) await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await open('/', { colorScheme });
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(paper).toBe(colorScheme === 'light' ? 'rgb(253, 252, 249)' : 'rgb(22, 21, 19)');
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const [name, path] of VIEWS) {
          if (folder !== null) await page.goto(site.url + path);
          await take(page, `${name}-${width}-${colorScheme}`, true);
        }
        await page.goto(site.url);
        await page.waitForSelector('html.live');
        await box(page).fill('ha');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await take(page, `typing-${width}-${colorScheme}`, false);
      }
      await context.close();
    }
    if (folder !== null) console.log(`pictures of the pages: ${folder}`);
  });
});
