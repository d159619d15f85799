import { describe, expect, it } from 'vitest';
import { PAGE_LANGUAGES } from '../../../src/server/page/words/page-language.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';
import { readTags } from './read-html.js';

const BOMB = '<script>alert(1)</script>';

/** An engine that searches for ferries, whatever was typed, unless it may not correct. */
function correctingEngine(): FakeEngine {
  const engine = new FakeEngine();
  const search = engine.search.bind(engine);
  engine.search = async (asked) => {
    if (asked.fuzzy === 'off') return search(asked);
    const found = await search({ ...asked, query: 'ferry' });
    return { ...found, query: asked.query, suggestion: 'ferry', searchedFor: 'ferry' };
  };
  return engine;
}

async function getPage(path: string, language = 'en', engine = correctingEngine()): Promise<string> {
  const headers = { Accept: 'text/html', 'Accept-Language': language };
  return (await get(openApp({ engine: () => engine }), path, headers)).text;
}

const linkAsTyped = (text: string): string | undefined =>
  readTags(text)
    .filter(({ name }) => name === 'a')
    .map(({ attributes }) => attributes['href'] ?? '')
    .find((href) => href.includes('asTyped'));

describe('the page of a query that was searched as corrected', () => {
  it.each(PAGE_LANGUAGES)('says so and links to exactly what was typed: %s', async (language) => {
    const text = await getPage('/?q=ferri', language);
    expect(text).toContain('<b dir="auto">ferry</b>');
    expect(text).toMatch(/<a dir="auto" href="\/\?q=ferri&amp;asTyped=true">ferri<\/a>/);
    // The box holds what was typed, to be mended there; the heading says whose hits these are.
    expect(text).toContain('value="ferri"');
    expect(text).toContain('<q dir="auto">ferry</q>');
  });

  it('keeps filter, order and number of hits in that link, and begins at the first page', async () => {
    const text = await getPage('/?q=ferri&limit=1&offset=1&sort=date%3Aasc');
    expect(linkAsTyped(text)).toMatch(
      /^\/\?q=ferri&(?:amp;)?limit=1&(?:amp;)?sort=date%3Aasc&(?:amp;)?asTyped=true$/,
    );
  });

  it('escapes both', async () => {
    const text = await getPage(`/?q=${encodeURIComponent(BOMB)}`);
    expect(text).not.toContain(BOMB);
  });
});

describe('what was typed, asked for exactly', () => {
  it('is searched without corrections, on every page and in every order, until something else is typed', async () => {
    const engine = new FakeEngine();
    const text = await getPage('/?q=ferry&asTyped=true&limit=2', 'en', engine);
    expect(engine.requests.at(-1)?.fuzzy ?? engine.requests[0]?.fuzzy).toBe('off');
    expect(text).toContain('<ol class="hits"');
    const next = readTags(text).find(({ attributes }) => attributes['rel'] === 'next');
    expect(next?.attributes['href']).toContain('asTyped=true');
    expect(text).not.toMatch(/<input type="hidden" name="asTyped"/);
    expect(text).toMatch(/<button[^>]*class="apply"[^>]*name="asTyped" value="true"/);
  });
});
