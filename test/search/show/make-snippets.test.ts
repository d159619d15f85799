import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOf, searcherOf } from '../../documents-of.js';

const filler = 'Nothing of the kind happened there on that day, said the people who were asked. '.repeat(12);

function unescape(html: string): string {
  return html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('snippets', () => {
  it('D3: shows several places of one text, in order and apart', async () => {
    const searcher = await searcherOf({
      id: 'a',
      title: 'x',
      text: `The comet came. ${filler}A lantern was lit. ${filler}The comet went.`,
    });
    const [hit] = searcher.search(requestOf('comet lantern', { snippets: 3 })).hits;
    expect(hit!.snippets).toHaveLength(3);
    expect(hit!.snippets.map(({ html }) => /<mark>(\w+)<\/mark>/.exec(html)?.[1])).toEqual([
      'comet',
      'lantern',
      'comet',
    ]);
  });

  it.each([
    ['emoji before', '\ud83d\ude00\ud83d\ude00 the comet', 'comet'],
    ['accents', 'caf\u00e9 cre\u0301me', 'creme'],
    ['ideographs', '\u6211\u7231\u5317\u4eac\u5929\u5b89\u95e8', '\u5317\u4eac'],
    ['letters that change length', '\u0130\u0130\u0130 Stra\u00dfe', 'strasse'],
  ])('D4: marks exactly the match (%s)', async (_name, text, query) => {
    const searcher = await searcherOf({ id: 'a', title: 'x', text });
    const [snippet] = searcher.search(requestOf(query)).hits[0]!.snippets;
    expect(snippet!.ranges).toHaveLength(1);
    const { start, length } = snippet!.ranges[0]!;
    expect(
      snippet!.text
        .slice(start, start + length)
        .normalize('NFD')
        .toLowerCase()
        .replace('\u0301', '')
        .replace('\u00df', 'ss'),
    ).toBe(query.normalize('NFD'));
  });

  it('D5: carries no markup but marks, whatever the document and the query hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('<script>', '&', 'mark', 'comet'),
        async (hostile, query) => {
          const text = `${hostile} <script>alert("comet")</script> <mark> &amp; comet`;
          const searcher = await searcherOf({ id: 'a', title: text, text });
          for (const hit of searcher.search(requestOf(query)).hits) {
            for (const { html, text: plain } of hit.snippets) {
              expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
              expect(unescape(html)).toBe(plain);
            }
            expect(unescape(hit.titleHtml)).toBe(text);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('shows the headline of a linked story when only it holds what was asked', async () => {
    const searcher = await searcherOf({
      id: 'a',
      title: 'Talks',
      text: `Turkey was asked to withdraw. ${filler}`,
      related: ['Erdogan: Turkey would not withdraw its military'],
    });
    const [snippet] = searcher.search(requestOf('Turkey would not withdraw')).hits[0]!.snippets;
    expect(snippet!.field).toBe('related');
    expect(snippet!.html).toContain(
      '<mark>Turkey</mark> <mark>would</mark> <mark>not</mark> <mark>withdraw</mark>',
    );
  });

  it('shows the beginning of the text when only the title matched', async () => {
    const searcher = await searcherOf({ id: 'a', title: 'Comet', text: filler });
    const [snippet] = searcher.search(requestOf('comet')).hits[0]!.snippets;
    expect(snippet!.ranges).toEqual([]);
    expect(snippet!.text.startsWith('Nothing of the kind')).toBe(true);
  });

  it('keeps snippets short and words whole in a very long text', async () => {
    const searcher = await searcherOf({
      id: 'a',
      title: 'x',
      text: `${filler.repeat(20)} comet ${filler.repeat(1000)}`,
    });
    const [snippet] = searcher.search(requestOf('comet')).hits[0]!.snippets;
    expect(snippet!.text.length).toBeLessThanOrEqual(300);
    expect(snippet!.html).toContain('<mark>comet</mark>');
    expect(filler + filler + ' comet ' + filler).toContain(
      snippet!.text.replaceAll('\u2026', '').trim().split(' ').slice(1, -1).join(' ').slice(0, 20),
    );
  });
});
