// <findling-search> on a page of another origin, under a policy that allows it nothing but its own script and its server: no
// inline style, no markup from strings.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import type { WatchedPage } from '../browser.js';
import { findViolations } from '../page-checks.js';
import { findObstacle, openSite, type Site } from '../site.js';
import { type HostPage, openHostPage } from './host-page.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`tests of the element skipped: ${obstacle}`);

const { secret, key } = createKey({
  name: 'page',
  scopes: ['search'],
  createdAt: '2026-01-01T00:00:00Z',
  expiresAt: null,
});
const admin = { ...createKey({ name: 'other', scopes: ['documents'], createdAt: '', expiresAt: null }).key };

let host: HostPage;
let site: Site;
let locked: Site;

/** A page with the element, and a policy that lets it load its script and ask its server. */
function show(pathname: string, element: string, { lang = 'en', from = site.url } = {}): void {
  const script = `<script type="module" src="${from}/findling-search.js"></script>`;
  host.show(
    pathname,
    `<!doctype html><html lang="${lang}"><title>A site</title><main><h1>A site</h1><p>Text with <a href="/x">a link</a>.</p>${element}</main>${script}</html>`,
    `default-src 'none'; script-src ${from}; connect-src ${from}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
}

async function open(pathname: string, bypassCSP = false): Promise<WatchedPage> {
  const watched = await site.browser.newPage({ bypassCSP });
  await watched.page.goto(host.url + pathname);
  await watched.page.waitForFunction(() => customElements.get('findling-search') !== undefined);
  await watched.page.evaluate(() => {
    const results: string[] = [];
    Object.assign(globalThis, { results });
    document.addEventListener('findling-results', (event) => {
      results.push((event as CustomEvent<{ readonly query: string }>).detail.query);
    });
  });
  return watched;
}

/** Until the results of a query are there: those of what was typed before it may come in between. */
async function shownFor(page: WatchedPage['page'], query: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => (globalThis as { results?: string[] }).results?.includes(wanted),
    query,
  );
}

/** What has the focus within the element. */
function focusedIn(
  page: WatchedPage['page'],
): Promise<{ readonly id: string; readonly className: string; readonly href: string | null } | null> {
  return page.evaluate(() => {
    const active = document.querySelector('findling-search')?.shadowRoot?.activeElement ?? null;
    return active && { id: active.id, className: active.className, href: active.getAttribute('href') };
  });
}

describe.skipIf(obstacle !== null)('the element on a page elsewhere', () => {
  beforeAll(async () => {
    host = await openHostPage();
    site = await openSite({ corsOrigins: [host.url], frameAncestors: [host.url] });
    locked = await openSite({ corsOrigins: [host.url], keys: () => [key, admin] });
  });
  afterAll(async () => {
    await site.close();
    await locked.close();
    await host.close();
  });
  beforeEach(() => {
    show('/inline', `<findling-search endpoint="${site.url}"></findling-search>`);
    show('/modal', `<findling-search endpoint="${site.url}" mode="modal"></findling-search>`);
  });

  it('shows marked hits while somebody types, and its policy has nothing to forbid', async () => {
    const { page, complaints, context } = await open('/inline');
    await page.getByRole('combobox').fill('ferry harb');
    const first = page.locator('findling-search').locator('[part=hit]').first();
    await first.waitFor();
    expect(await first.locator('[part=title]').getAttribute('href')).toMatch(/^https:\/\/news\.example\//);
    expect(await first.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.locator('[part=status]').innerText()).toMatch(/^\d+ documents?$/);
    // The sheet of the element holds although the page allows no style.
    const list = await page
      .locator('[part=hits]')
      .evaluate((element) => getComputedStyle(element).listStyleType);
    expect(list).toBe('none');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leads to documents without an address on the server, and to templates of the page', async () => {
    const { page, context } = await open('/inline');
    await page.getByRole('combobox').fill('observatory');
    const link = page.locator('[part=title]').first();
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`${site.url}/documents/wire/observatory.md?q=observatory`);
    await page.locator('findling-search').evaluate((element) => {
      element.setAttribute('link', '/read/{path}');
    });
    await page.waitForFunction(() =>
      document.querySelector('findling-search')?.shadowRoot?.querySelector('a')?.href.includes('/read/'),
    );
    expect(await link.getAttribute('href')).toBe(`${host.url}/read/wire/observatory`);
    await context.close();
  });

  it('offers completions, hits and the way back to the keyboard alone', async () => {
    const { page, context, complaints } = await open('/inline');
    const input = page.getByRole('combobox');
    await input.focus();
    await page.keyboard.type('har');
    await page.getByRole('option').first().waitFor();
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.getByRole('option', { selected: true }).innerText();
    expect(await input.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Enter');
    expect(await input.inputValue()).toBe(chosen);
    await shownFor(page, chosen);
    await page.keyboard.press('ArrowDown');
    expect((await focusedIn(page))?.className).toBe('title');
    await page.keyboard.press('ArrowUp');
    expect((await focusedIn(page))?.id).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect((await focusedIn(page))?.className).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps the focus on the document that has it while other results take over, else on the box', async () => {
    const { page, context } = await open('/inline');
    const input = page.getByRole('combobox');
    await input.fill('observatory');
    await shownFor(page, 'observatory');
    await page.locator('[part=title]').first().focus();
    expect((await focusedIn(page))?.href).toBe(`${site.url}/documents/wire/observatory.md?q=observatory`);
    const search = (query: string): Promise<void> =>
      page.locator('findling-search').evaluate((element, text) => {
        (element as HTMLElement & { search: (query: string) => void }).search(text);
      }, query);
    await search('observatory OR ferry');
    await shownFor(page, 'observatory OR ferry');
    expect((await focusedIn(page))?.href).toContain('/documents/wire/observatory.md?');
    await search('ferry');
    await shownFor(page, 'ferry');
    expect(await input.evaluate((box) => box.matches(':focus'))).toBe(true);
    await context.close();
  });

  it('opens as a modal by its button and by Ctrl+K, and Escape gives the focus back', async () => {
    const { page, context, complaints } = await open('/modal');
    await page.getByRole('button', { name: 'Search' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search the documents' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'a link' }).focus();
    await page.keyboard.press('Control+k');
    await dialog.waitFor();
    await page.keyboard.type('har');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('a link');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says when its dialog opens and closes, and looks as the page has it', async () => {
    host.show(
      '/themed',
      `<!doctype html><html lang="en"><title>A site</title><style>
        findling-search {
          --findling-accent: rgb(1, 2, 3); --findling-background: rgb(240, 241, 242); --findling-color: rgb(4, 5, 6);
          --findling-muted: rgb(7, 8, 9); --findling-border: rgb(10, 11, 12); --findling-mark: rgb(250, 251, 0);
          --findling-mark-color: rgb(13, 14, 15); --findling-font: 17px monospace; --findling-radius: 9px; --findling-width: 333px;
        }
        findling-search::part(title) { font-size: 31px; }
      </style><findling-search endpoint="${site.url}" mode="modal"></findling-search><script type="module" src="${site.url}/findling-search.js"></script></html>`,
    );
    const { page, context, complaints } = await open('/themed');
    await page.evaluate(() => {
      for (const name of ['findling-open', 'findling-close'])
        document.addEventListener(name, () => {
          document.title += ` ${name}`;
        });
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('observatory');
    const title = page.locator('[part=title]').first();
    await title.waitFor();
    const { color, fontSize } = await title.evaluate((link) => {
      const style = getComputedStyle(link);
      return { color: style.color, fontSize: style.fontSize };
    });
    expect({ color, fontSize }).toEqual({ color: 'rgb(1, 2, 3)', fontSize: '31px' });
    const looks = (selector: string): Promise<Record<string, string>> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { backgroundColor, borderTopColor, color: text, ...style } = getComputedStyle(element);
          const { borderTopLeftRadius: radius, fontFamily, width } = style;
          return { backgroundColor, borderTopColor, color: text, radius, fontFamily, width };
        });
    expect(await looks('[part=dialog]')).toEqual({
      backgroundColor: 'rgb(240, 241, 242)',
      borderTopColor: 'rgb(10, 11, 12)',
      color: 'rgb(4, 5, 6)',
      radius: '9px',
      fontFamily: 'monospace',
      width: '333px',
    });
    expect(await looks('[part=hit] [part~=mark]')).toMatchObject({
      backgroundColor: 'rgb(250, 251, 0)',
      color: 'rgb(13, 14, 15)',
    });
    expect(await looks('[part=status]')).toMatchObject({ color: 'rgb(7, 8, 9)' });
    await page.keyboard.press('Meta+k');
    await page.waitForFunction(() => document.title === 'A site findling-open findling-close');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has all parts that its manual names', async () => {
    const manual = readFileSync(new URL('../../../docs/embed.md', import.meta.url), 'utf8');
    const list = /`::part\(\)`:([^.]+)\./.exec(manual)?.[1] ?? '';
    const named = Array.from(list.matchAll(/`([a-z-]+)`/g), ([, part = '']) => part);
    show(
      '/parts',
      `<findling-search endpoint="${site.url}" mode="modal" facets="section" limit="1"></findling-search>`,
    );
    const { page, context } = await open('/parts');
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      const parts = await page.evaluate(() =>
        Array.from(
          document.querySelector('findling-search')?.shadowRoot?.querySelectorAll('[part]') ?? [],
          (element) => element.getAttribute('part') ?? '',
        ),
      );
      for (const part of parts.flatMap((names) => names.split(' '))) seen.add(part);
    };
    await page.keyboard.press('Control+k');
    await page.keyboard.type('fer');
    await page.locator('[part=suggestion]').first().waitFor();
    await look();
    await page.getByRole('combobox').fill('ferry');
    await page.locator('[part=more]').first().waitFor();
    await page.locator('[part=facet-value]').first().waitFor({ state: 'attached' });
    await look();
    await page.getByRole('combobox').fill('hobservatory');
    await page.locator('[part=notice]').first().waitFor();
    await look();
    await page.route(`${site.url}/s*`, (route) => route.abort());
    await page.getByRole('combobox').fill('ferry');
    await page.locator('[part=retry]').waitFor();
    await look();
    expect(named.filter((part) => !seen.has(part))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
    await context.close();
  });

  it('is shown within a page of a site that frameAncestors names, and of no other', async () => {
    host.show('/frame', `<!doctype html><title>A site</title><iframe src="${site.url}/?q=ferry"></iframe>`);
    host.show('/locked', `<!doctype html><title>A site</title><iframe src="${locked.url}/"></iframe>`);
    const { page, context } = await site.browser.newPage();
    await page.goto(`${host.url}/frame`);
    await page.frameLocator('iframe').locator('.hit').first().waitFor();
    const refused = page.waitForEvent('console', {
      predicate: (message) => message.text().includes('frame-ancestors'),
    });
    await page.goto(`${host.url}/locked`);
    expect((await refused).text()).toContain('violates');
    await context.close();
  });

  it.each(['/inline', '/modal'])('keeps nobody out at %s', async (pathname) => {
    const { page, context } = await open(pathname, true);
    if (pathname === '/modal') await page.keyboard.press('Control+k');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('combobox').fill('ferry');
    await page.locator('[part=hit]').first().waitFor();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('combobox').fill('zzzzqq');
    await page.locator('[part=hit]').first().waitFor({ state: 'detached' });
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });

  it('speaks the language of the page, from right to left where that runs so', async () => {
    show('/de', `<findling-search endpoint="${site.url}"></findling-search>`, { lang: 'de-AT' });
    show('/ar', `<findling-search endpoint="${site.url}"></findling-search>`, { lang: 'ar' });
    show('/nl', `<findling-search endpoint="${site.url}"></findling-search>`, { lang: 'nl' });
    const german = await open('/de');
    await german.page.getByPlaceholder('In den Dokumenten suchen').waitFor();
    await german.page.getByRole('combobox').fill('zzzzqq');
    await german.page.locator('[part=status]').waitFor();
    expect(german.complaints).toEqual([]);
    const arabic = await open('/ar');
    await arabic.page.locator('[part=root][dir=rtl][lang=ar]').waitFor();
    const other = await open('/nl');
    await other.page.getByPlaceholder('Search the documents').waitFor();
    for (const { context } of [german, arabic, other]) await context.close();
  });

  it('asks with its key, which opens searching alone, and makes no links that need one', async () => {
    show('/key', `<findling-search endpoint="${locked.url}" key="${secret}"></findling-search>`, {
      from: locked.url,
    });
    show('/none', `<findling-search endpoint="${locked.url}"></findling-search>`, { from: locked.url });
    const opened = await open('/key');
    await opened.page.getByRole('combobox').fill('observatory');
    await opened.page.locator('[part=hit]').first().waitFor();
    expect(await opened.page.locator('a[href*="/documents/"]').count()).toBe(0);
    expect(opened.complaints).toEqual([]);
    const refused = await open('/none');
    await refused.page.getByRole('combobox').fill('ferry');
    await refused.page.getByText('This search needs a key').waitFor();
    for (const { context } of [opened, refused]) await context.close();
  });

  it('tells the page what happens, and leaves links to a router that wants them', async () => {
    const { page, context } = await open('/inline');
    await page.evaluate(() => {
      const element = document.querySelector('findling-search');
      const heard: string[] = [];
      (globalThis as unknown as { heard: string[] }).heard = heard;
      for (const name of ['findling-results', 'findling-select', 'findling-error'])
        element?.addEventListener(name, (event) => {
          event.preventDefault();
          heard.push(`${name} ${Object.keys((event as CustomEvent<object>).detail).join()}`);
        });
    });
    await page.getByRole('combobox').fill('observatory');
    await page.locator('[part=title]').first().click();
    expect(page.url()).toBe(`${host.url}/inline`);
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      'findling-results query,result',
      'findling-select hit,href',
    ]);
    await context.close();
  });

  it('says that its server is away, and asks it again when told to', async () => {
    const { page, context } = await open('/inline');
    await page.evaluate(() => {
      document.addEventListener('findling-error', (event) => {
        document.title = String((event as CustomEvent<{ readonly error: unknown }>).detail.error);
      });
    });
    await page.route(`${site.url}/s*`, (route) => route.abort());
    await page.getByRole('combobox').fill('ferry');
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    expect(await page.title()).toContain('cannot be reached');
    await page.unroute(`${site.url}/s*`);
    await retry.click();
    await page.locator('[part=hit]').first().waitFor();
    expect(await retry.count()).toBe(0);
    expect(await page.getByRole('combobox').evaluate((box) => box.matches(':focus'))).toBe(true);
    await context.close();
  });
});
