// The folder of `findling export --site` on a plain file server: searched in a browser, without a server of ours.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFindling } from '../../cli/run-findling.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { findChromium, type OpenBrowser, openBrowser } from '../browser.js';
import { findViolations } from '../page-checks.js';
import { findObstacle } from '../site.js';
import { type HostPage, openHostPage } from './host-page.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`tests of the exported site skipped: ${obstacle}`);

const corpus = fileURLToPath(new URL('../../../corpus/', import.meta.url));
const root = temporaryFolder();
const index = path.join(root, 'index');
const site = path.join(root, 'site');

let host: HostPage;
let browser: OpenBrowser;

describe.skipIf(obstacle !== null)('an exported site', () => {
  beforeAll(async () => {
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    await runFindling(['export', '--site', site, '--index', index]);
    host = await openHostPage(site);
    browser = await openBrowser(findChromium() ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  it('is searched while somebody types, by a worker that loads a part of the index', async () => {
    const { page, complaints, context } = await browser.newPage();
    await page.goto(`${host.url}/`);
    await page.getByRole('combobox').fill('ferry inquiry');
    const first = page.locator('[part=title]').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/ferry/i);
    expect(await page.locator('[part=snippet] mark').count()).toBeGreaterThan(0);
    expect(page.workers()).toHaveLength(1);
    const loaded = host.served.filter(({ path: name }) => name.endsWith('.bin')).length;
    expect(loaded).toBeLessThan(readdirSync(path.join(site, 'index')).length);
    // What reads values of documents is for queries that name a field.
    expect(host.served.map(({ path: name }) => name)).not.toContain('/search-values.js');
    expect(complaints).toEqual([]);
    await first.click();
    await page.getByRole('heading', { name: /ferry/i }).waitFor();
    expect(page.url()).toMatch(/\/documents\/[0-9a-f]{12}\.html/);
    await context.close();
  });

  it('keeps nobody out, and speaks the language of the reader', async () => {
    const { page, context } = await browser.newPage({ locale: 'de-DE' });
    await page.goto(`${host.url}/`);
    await page.getByPlaceholder('In den Dokumenten suchen').fill('ferry');
    await page.locator('[part=hit]').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });

  it('offers completions, more hits and what a misspelt word may have meant', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(`${host.url}/`);
    await page.getByRole('combobox').pressSequentially('harbo');
    await page.getByRole('option').first().waitFor();
    // The button is there for the hits of the word before, too.
    const shown = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          document.addEventListener('findling-results', (event) => {
            if ((event as CustomEvent<{ readonly query: string }>).detail.query === 'the') resolve();
          });
        }),
    );
    await page.getByRole('combobox').fill('the');
    await shown;
    await page.getByRole('button', { name: 'More results' }).click();
    await page.locator('[part=hit]').nth(19).waitFor();
    await page.getByRole('combobox').fill('inqiury');
    await page.getByText('Searched for').waitFor();
    await context.close();
  });

  it('takes phrases, exclusions and fields as a server does, with its warnings', async () => {
    const { page, context, complaints } = await browser.newPage();
    await page.goto(`${host.url}/`);
    const status = page.locator('[part=status]');
    const count = async (query: string): Promise<number> => {
      await page.evaluate(
        (typed) =>
          new Promise((resolve) => {
            const element = document.querySelector('findling-search') as unknown as Element & {
              search(query: string): void;
            };
            element.addEventListener('findling-results', (event) => {
              if ((event as CustomEvent<{ readonly query: string }>).detail.query === typed) resolve(true);
            });
            element.search(typed);
          }),
        query,
      );
      return Number(/\d+/.exec(await status.innerText())?.[0] ?? 0);
    };
    const all = await count('ferry inquiry');
    const phrase = await count('"ferry inquiry"');
    expect(phrase).toBeGreaterThan(0);
    expect(phrase).toBeLessThan(all);
    expect((await count('ferry -inquiry')) + (await count('+ferry +inquiry'))).toBe(await count('ferry'));
    expect(await count('before:2015 ferry')).toBeLessThanOrEqual(await count('ferry'));
    await count('colour:red');
    await page.getByText('There is no field "colour"').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('narrows hits by facets, several values of one, and by the filter of the page', async () => {
    host.show(
      '/facets',
      '<!doctype html><html lang="en"><title>Facets</title><main><h1>Facets</h1><findling-search index="/" facets="section,year,language"></findling-search></main><script type="module" src="/findling-search.js"></script>',
      "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types findling",
    );
    const { page, context, complaints } = await browser.newPage();
    await page.goto(`${host.url}/facets`);
    await page.getByRole('combobox').fill('the harbour');
    const section = page.locator('[part=facet]').first();
    await section.locator('summary').click();
    const boxes = section.getByRole('checkbox');
    const numbers = async (): Promise<number[]> =>
      (await section.locator('label').allInnerTexts()).map((text) => Number(/(\d+)\s*$/.exec(text)?.[1]));
    const counts = await numbers();
    const total = async (): Promise<number> =>
      Number(/\d+/.exec(await page.locator('[part=status]').innerText())?.[0]);
    const all = await total();
    expect(counts.length).toBeGreaterThan(1);
    await boxes.nth(0).check();
    await expect.poll(total).toBe(counts[0]);
    // The counts of the others stay, so that a second value can be added; the focus stays, too.
    expect(await numbers()).toEqual(counts);
    expect(await boxes.nth(0).evaluate((box) => box.matches(':focus'))).toBe(true);
    await boxes.nth(1).check();
    await expect.poll(total).toBe((counts[0] ?? 0) + (counts[1] ?? 0));
    await page.locator('findling-search').evaluate((element) => {
      element.setAttribute('filter', 'section = nowhere');
    });
    await expect.poll(() => page.locator('[part=status]').innerText()).toBe('No document matches.');
    await page.locator('findling-search').evaluate((element) => {
      element.setAttribute('filter', 'section =');
    });
    await page.getByText('the filter has at character').waitFor();
    await page.locator('findling-search').evaluate((element) => {
      element.removeAttribute('filter');
    });
    await boxes.nth(0).uncheck();
    await boxes.nth(1).uncheck();
    await expect.poll(total).toBe(all);
    expect(await findViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is searched in the page itself where the page may start no worker', async () => {
    host.show(
      '/strict',
      '<!doctype html><title>Strict</title><findling-search index="/"></findling-search><script type="module" src="/findling-search.js"></script>',
      "default-src 'none'; script-src 'self'; worker-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    const { page, context } = await browser.newPage();
    await page.goto(`${host.url}/strict`);
    await page.getByRole('combobox').fill('ferry');
    await page.locator('[part=hit]').first().waitFor();
    expect(page.workers()).toHaveLength(0);
    await context.close();
  });

  it('runs under a policy that allows its own scripts and the policy of its worker', async () => {
    host.show(
      '/policy',
      '<!doctype html><title>Policy</title><findling-search index="/"></findling-search><script type="module" src="/findling-search.js"></script>',
      "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types findling",
    );
    const { page, context, complaints } = await browser.newPage();
    await page.goto(`${host.url}/policy`);
    await page.getByRole('combobox').fill('ferry');
    await page.locator('[part=hit]').first().waitFor();
    expect(page.workers()).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what is missing where a file is gone, and goes on once it is back', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(`${host.url}/`);
    await context.route('**/*.bin', (route) => route.abort());
    await page.getByRole('combobox').fill('ferry');
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    await context.unroute('**/*.bin');
    await retry.click();
    await page.locator('[part=hit]').first().waitFor();
    await context.close();
  });

  it('is brought up to date without touching what is not its own', async () => {
    const folder = path.join(root, 'changing');
    const target = path.join(root, 'target');
    const changing = path.join(root, 'changing-index');
    writeFiles(folder, { 'a.txt': 'Ferry\n\nThe ferry sails.', 'b.txt': 'Quay\n\nThe quay is closed.' });
    writeFiles(target, {
      'index.html': '<title>Mine</title>',
      'index/own.bin': 'x',
      'documents/mine.html': 'x',
    });
    const write = async (): Promise<string[]> => {
      await runFindling(['index', '--corpus', folder, '--index', changing, '--allow-shrink']);
      await runFindling(['export', '--site', target, '--index', changing]);
      return readdirSync(path.join(target, 'documents'));
    };
    const before = await write();
    expect(before).toHaveLength(3);
    writeFileSync(path.join(folder, 'a.txt'), 'Ferry again\n\nThe ferry sails twice.');
    writeFiles(folder, { 'c.txt': 'New\n\nAnother text.' });
    expect(await write()).toHaveLength(4);
    expect(readFileSync(path.join(target, 'index.html'), 'utf8')).toBe('<title>Mine</title>');
    expect(existsSync(path.join(target, 'index', 'own.bin'))).toBe(true);
    const names = readdirSync(path.join(target, 'index'));
    expect(names.filter((name) => name.startsWith('w-'))).toHaveLength(1);
  });
});
