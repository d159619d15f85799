import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../../src/search/engine.js';
import { NO_WORD } from '../../../../src/search/query/query-warnings.js';
import { get } from '../../ask.js';
import { FakeEngine } from '../../fake-engine.js';
import { openApp } from '../../open-app.js';

async function getPage(path: string, engine = new FakeEngine()): Promise<string> {
  const app = openApp({ engine: () => engine });
  return (await get(app, path, { Accept: 'text/html' })).text;
}

/** An engine whose hits all have this explanation, if one was asked for. */
function engineThatSays(explanation: Explanation): FakeEngine {
  const engine = new FakeEngine();
  const search = engine.search.bind(engine);
  engine.search = async (asked) => {
    const result = await search(asked);
    const hits = result.hits.map((hit) => (asked.explain ? { ...hit, explanation } : hit));
    return { ...result, hits };
  };
  return engine;
}

const tree: Explanation = {
  value: 9.05649,
  description: 'sum of the words',
  details: [
    { value: 9.05, description: '"ferry": <b>', details: [] },
    { value: 0.00649, description: 'of "паром" and "فرس" near', details: [] },
  ],
};

describe('the explanation of a score on the page', () => {
  it('is offered beside the count, shown when asked for, and can be left again', async () => {
    const plain = await getPage('/?q=ferry');
    expect(plain).toContain('<a href="/?q=ferry&amp;explain=true">Explain the ranking</a>');
    expect(plain).not.toContain('<details class="why"');
    const explained = await getPage('/?q=ferry&explain=true');
    expect(explained).toContain('<a href="/?q=ferry">Hide the explanations</a>');
    expect(explained.match(/<details class="why"/g)).toHaveLength(5);
  });

  it('is a list in a list with rounded numbers, every word escaped and isolated', async () => {
    const page = await getPage('/?q=ferry&explain=true&hitsPerPage=1', engineThatSays(tree));
    const [details = ''] = /<details class="why"[^]*?<\/details>/.exec(page) ?? [];
    const text = details.replaceAll(/\s+/g, ' ').replaceAll(/ (?=<\/)|(?<=>) /g, '');
    expect(text).toContain('<span class="part">9.056</span></summary><ul role="list"><li>');
    expect(text).toContain('sum of the words <ul role="list"><li><span class="part">9.050</span>');
    expect(text).toContain('“<bdi>ferry</bdi>”: &lt;b&gt;');
    expect(text).toContain('<span class="part">0.00649</span>');
    expect(text).toContain('“<bdi>فرس</bdi>”');
    expect(text.match(/<li>/g)).toHaveLength(3);
  });

  it('stays on from page to page, facet to facet and search to search, with all else that was chosen', async () => {
    const page = await getPage('/?q=ferry&sort=date:asc&hitsPerPage=2&page=2&explain=true');
    const links = [...page.matchAll(/href="(\/\?[^"]*)"/g)].map(([, href = '']) => href);
    const off = 'href="/?q=ferry&amp;sort=date%3Aasc&amp;hitsPerPage=2&amp;page=2">Hide';
    expect(page).toContain(off);
    const others = links.filter((href) => !off.includes(href));
    expect(others.length).toBeGreaterThan(4);
    for (const href of others) expect(href).toContain('explain=true');
    expect(page).toContain('<input type="hidden" name="explain" value="true" />');
    const narrowed = await getPage(
      `/?q=ferry&explain=true&filter=${encodeURIComponent('section = "World"')}`,
    );
    expect(narrowed).toContain('<a class="chip" href="/?q=ferry&amp;explain=true"');
    expect(await getPage('/?q=fery&explain=true')).toContain('href="/?explain=true&amp;q=ferry">ferry</a>?');
  });

  it('keeps the hits that are on the screen, however they were asked for', async () => {
    expect(await getPage('/?q=ferry&limit=2&offset=2')).toContain(
      'href="/?q=ferry&amp;limit=2&amp;offset=2&amp;explain=true"',
    );
  });

  it('is not offered where nothing is ranked or nothing found, and can be left where it is on', async () => {
    for (const path of ['/', '/?q=zzzz', '/?q=...'])
      expect(await getPage(path)).not.toContain('Explain the ranking');
    expect(await getPage('/?explain=true')).toContain('<a href="/">Hide the explanations</a>');
    for (const query of ['zzzz', '...'])
      expect(await getPage(`/?q=${query}&explain=true`)).toContain(
        `<a href="/?q=${query}">Hide the explanations</a>`,
      );
  });

  it.each([
    ['/?q=ferry&explain=true&sort=date:desc', 'Ordered by date: scores do not decide.'],
    ['/?explain=true', 'Ordered by date: scores do not decide.'],
    ['/?q=ferry&explain=true&sort=recency', 'Ordered by bands of the score'],
    ['/?q=ferry&explain=true&recency=30d', 'Ordered by bands of the score'],
  ])('says on %s what orders the hits besides scores', async (path, order) => {
    expect(await getPage(path)).toContain(order);
    expect(await getPage(path.replace('&explain=true', '').replace('explain=true', ''))).not.toContain(order);
  });

  it('says nothing of the order where scores decide', async () => {
    expect(await getPage('/?q=ferry&explain=true')).not.toContain('Ordered by');
  });
});

describe('a query without a word', () => {
  it.each(['...', '"!?"', '- -'])('%s is told so once, with no advice on spelling', async (query) => {
    const page = await getPage(`/?q=${encodeURIComponent(query)}`);
    expect(page.match(new RegExp(`<p class="lead">${NO_WORD}</p>`, 'g'))).toHaveLength(1);
    expect(page).toContain(`data-announcement="${NO_WORD}"`);
    expect(page).not.toContain('class="notice"');
    expect(page).not.toMatch(/spelling|Did you mean|fewer words/);
  });

  it('is told so under a filter, too, whose removal would find nothing either', async () => {
    const page = await getPage(`/?q=...&filter=${encodeURIComponent('section = "World"')}`);
    expect(page).toContain(NO_WORD);
    expect(page).not.toContain('Search all documents</a>');
  });
});
