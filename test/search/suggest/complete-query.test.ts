import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import type { Suggestion } from '../../../src/search/engine.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { completeQuery } from '../../../src/search/suggest/complete-query.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

function complete(
  documents: readonly Document[],
  typed: string,
  limit = 6,
  deleted = new Set<string>(),
): Suggestion[] {
  const generation = makeGeneration([documents], deleted);
  const searcher = new Searcher(generation, { timeoutMs: Number.POSITIVE_INFINITY });
  const countHits = (query: string): number => searcher.countAll(query);
  const candidates = new CandidateFinder(generation, new SearchBudget(Infinity));
  return completeQuery(candidates, typed, limit, countHits);
}

function texts(documents: readonly Document[], typed: string, limit = 6): string[] {
  return complete(documents, typed, limit).map(({ text }) => text);
}

const filler = 'Nobody knew why lanterns burned along every pier while gulls circled over empty crates';
const bank = ['a', 'b', 'c', 'd'].map((id, number) =>
  makeDocument({
    id,
    title: number === 0 ? 'Governor meets ferry crews' : '',
    text: `${filler
      .split(' ')
      .slice(number, number + 8)
      .join(' ')} the Bank of England ${'xyzw'[number]!.repeat(4)}`,
  }),
);

describe('what is being typed', () => {
  it('goes on to phrases, and the beginning of a phrase is not offered beside it', () => {
    expect(texts(bank, 'ba')).toEqual(['bank of england']);
    expect(texts(bank, 'bank of eng')).toEqual(['bank of england']);
    expect(texts(bank, 'bank ')).toEqual(['bank of england']);
  });

  it('becomes no word with a point inside before the point is typed', () => {
    const points = [
      makeDocument({ id: 'a', text: 'See harbour.example for harbours' }),
      makeDocument({ id: 'b', text: 'See harbour.example for harbours' }),
    ];
    expect(texts(points, 'harb')).toEqual(['harbour']);
    expect(texts(points, 'harbour.ex')).toEqual(['harbour.example']);
  });

  it('stays as it was typed', () => {
    expect(complete(bank, 'Bank  of E')).toEqual([
      { text: 'Bank of England', html: 'Bank of E<mark>ngland</mark>' },
    ]);
    expect(texts(bank, '+quayside ban')).toEqual([]);
    expect(texts(bank, '-ferry ban')).toEqual(['-ferry bank of england']);
    expect(texts(bank, '"bank o')).toContain('"bank of england');
  });

  it('goes on to titles that hold its words', () => {
    expect(complete(bank, 'ferry cr')).toContainEqual({
      text: 'Governor meets ferry crews',
      html: '<mark>Governor meets </mark>ferry cr<mark>ews</mark>'.replace('<mark> </mark>', ' '),
    });
  });

  it('goes on to words that occur beside the others, the closest first', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'ferry lantern lanterns' }),
      makeDocument({ id: 'b', text: 'ferry landing' }),
      makeDocument({ id: 'c', text: 'quay landscape landing' }),
    ];
    expect(texts(documents, 'ferry lan')).toEqual(['ferry lantern', 'ferry landing']);
  });

  it('is corrected where nothing goes on from it', () => {
    expect(texts(bank, 'enlgand')).toEqual(['england']);
    expect(complete(bank, 'enlgand')[0]?.html).toBe('en<mark>gland</mark>');
    expect(texts(bank, 'lantrens bur')).toEqual(['lanterns burned']);
  });

  it('has in its first place what two corrections lead to', () => {
    const titles = ['Harbour cranes and herbour barges', 'Old harbour', 'Old herbour'];
    const documents = titles.map((title, number) => makeDocument({ id: `${number}`, title }));
    const found = texts(documents, 'hxrbour ');
    expect([...found].sort()).toEqual(titles);
    expect(found.indexOf('Harbour cranes and herbour barges')).toBeLessThan(found.indexOf('Old herbour'));
  });

  it('has no suggestions for nothing, for signs, and for words nobody wrote', () => {
    for (const typed of ['', '  ', '"', '-', 'z', 'zzqx', '!!']) expect(texts(bank, typed)).toEqual([]);
  });

  it('offers nothing twice, not what was typed, and no more than is asked for', () => {
    const documents = ['ferry', 'ferries', 'Ferry'].map((text, number) =>
      makeDocument({ id: `${number}`, title: text, text }),
    );
    expect(texts(documents, 'fer')).toEqual(['ferry']);
    expect(texts(documents, 'ferry')).toEqual([]);
    const many = Array.from('abcdefghij', (letter) =>
      makeDocument({ id: letter, text: `har${letter.repeat(3)}` }),
    );
    expect(texts(many, 'har', 4)).toHaveLength(4);
  });

  it('gives markup of the documents back as text', () => {
    const documents = [makeDocument({ id: 'a', title: 'Storm <script>alert(1)</script> & tide', text: '' })];
    const [title] = complete(documents, 'storm').filter(({ text }) => text.startsWith('Storm '));
    expect(title!.html).not.toMatch(/<(?!\/?mark>)/);
    expect(title!.html).toContain('&amp;');
  });

  it('loses control characters and marks that turn the direction of what follows', () => {
    const title =
      '\ufeffStorm\u0000 \u001b[31mwarn\u00ading\u202e gnihton\u202c \u2066tide\u2069\u200f\r\nover \ud800 two\tlines';
    const documents = [makeDocument({ id: 'a', title, text: '' })];
    const [found] = complete(documents, 'storm').filter(({ text }) => text.startsWith('Storm '));
    expect(found!.text).toBe('Storm 31mwarning gnihton tide over two lines');
    expect(found!.html.replaceAll(/<\/?mark>/g, '')).toBe(found!.text);
  });

  it('keeps the joiners that Persian and Indian scripts are written with', () => {
    const title = '\u062e\u0627\u0646\u0647\u200c\u0647\u0627 \u0648 \u0628\u0627\u063a';
    const documents = [makeDocument({ id: 'a', title, text: '', language: 'fa' })];
    expect(texts(documents, '\u0628\u0627\u063a')).toContain(title);
  });

  it('is short and whole, however long a title is', () => {
    const documents = [
      makeDocument({ id: 'a', title: `Harbour ${'fair and market '.repeat(5000)}`, text: '' }),
      makeDocument({ id: 'b', title: `Harbour${'\u{1f6a2}'.repeat(5000)}`, text: '' }),
    ];
    const found = complete(documents, 'harbour');
    expect(found.length).toBeGreaterThan(0);
    for (const { text } of found) {
      expect(text.length).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/\p{Cs}/u);
    }
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>', '&lt;b&gt;bold&lt;/b&gt;', '</mark><script>'],
    ['JSON', '"},{"html":"<b>', '\\u003cb\\u003e', '\u2028'],
    ['operators', '-harbour', '"harbour', '(harbour OR'],
  ])('never is %s of a document', (_kind, ...signs) => {
    const documents = signs.map((sign, number) =>
      makeDocument({ id: `${number}`, title: `Harbour ${sign} fair`, text: `harbour ${sign} fair ${sign}` }),
    );
    for (const typed of ['ha', 'harbour', 'harbour ', 'harbour f', 'har fai']) {
      for (const { text, html } of complete(documents, typed)) {
        expect(html).not.toMatch(/<(?!\/?mark>)/);
        expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(text).not.toMatch(/[<>"()\\\u2028]/);
        expect(parseQuery(text).warnings).toEqual([]);
        expect(JSON.parse(JSON.stringify({ text, html }))).toEqual({ text, html });
      }
    }
  });

  it('has no suggestions where the budget is spent from the beginning', () => {
    const generation = makeGeneration([bank]);
    const given = (typed: string, milliseconds: number): Suggestion[] =>
      completeQuery(new CandidateFinder(generation, new SearchBudget(milliseconds)), typed, 6, () => 1);
    for (const typed of ['bank eng', 'ferry', 'governor fer']) {
      expect(given(typed, Number.POSITIVE_INFINITY)).not.toEqual([]);
      expect(given(typed, -1)).toEqual([]);
    }
  });

  it('passes over deleted documents', () => {
    const documents = [
      makeDocument({ id: 'a', title: 'Harbour storm', text: '' }),
      makeDocument({ id: 'b', title: 'Harbour fair', text: '' }),
    ];
    expect(complete(documents, 'harbour', 6, new Set(['a'])).map(({ text }) => text)).toEqual([
      'Harbour fair',
    ]);
  });
});
