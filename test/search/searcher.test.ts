import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { lengthNorm } from '../../src/index/format/length-norms.js';
import { fields, fieldValues, shippedParameters } from '../../src/index/format/schema.js';
import { HITS_MISSING } from '../../src/search/query/query-warnings.js';
import { Searcher } from '../../src/search/searcher.js';
import { Analyzers } from '../../src/text/analyzer.js';
import { documentOf, generationOf, requestOf, searcherOf } from '../documents-of.js';
import { runs } from '../runs.js';
import { orderInStages, scanProximity, scanTitle } from './rank/scan-proximity.js';

const analyzers = new Analyzers();

const { k1 } = shippedParameters;

const vocabulary = [
  'ferry',
  'storm',
  'surge',
  'inquiry',
  'harbour',
  'minister',
  'wheat',
  'comet',
  'lantern',
  'bridge',
];
const words = fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }).map((list) => list.join(' '));
const collection = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-e][0-9]{1,2}$/),
    title: words,
    text: words,
    related: fc.array(words, { maxLength: 1 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 40 },
);

/** The ranking straight from the formula, over the documents themselves. */
function bruteForce(
  documents: readonly Document[],
  query: readonly string[],
): { id: string; score: number }[] {
  const english = analyzers.named('english');
  const stems = (document: Document): string[][] =>
    fields.map((field) =>
      fieldValues(document, field).flatMap((value) => english.tokens(value).map(({ stem }) => stem)),
    );
  const analyzed = documents.map((document) => ({ document, id: document.id, byField: stems(document) }));
  const averages = fields.map((_, field) => {
    const lengths = analyzed.map(({ byField }) => byField[field]!.length).filter((length) => length > 0);
    return lengths.length === 0 ? 0 : lengths.reduce((a, b) => a + b, 0) / lengths.length;
  });
  const wanted = query.map((word) => english.tokens(word)[0]!.stem);
  const idfs = wanted.map((stem) => {
    const matching = analyzed.filter((other) => other.byField.some((field) => field.includes(stem))).length;
    return matching === 0 ? 0 : Math.log(1 + (documents.length - matching + 0.5) / (matching + 0.5));
  });
  const scored = analyzed.map(({ document, id, byField }) => {
    const lengths = byField.map((field) => field.length);
    const additions = scanProximity(document, 'english', { words: query, idfs }, { lengths, averages });
    let first = 0;
    let second = 0;
    wanted.forEach((stem, word) => {
      let weight = 0;
      byField.forEach((field, number) => {
        const frequency = field.filter((other) => other === stem).length;
        weight += frequency * Math.fround(lengthNorm(number, field.length, averages[number]!));
      });
      const saturated = (value: number): number => (idfs[word]! * (k1 + 1) * value) / (k1 + value);
      first += saturated(weight);
      second += saturated(weight + additions[word]!);
    });
    second += scanTitle(document, 'english', query, idfs);
    const found = wanted.some((stem) => byField.some((field) => field.includes(stem)));
    return { id, first, second, found };
  });
  return orderInStages(scored.filter(({ found }) => found));
}

describe('ranking', () => {
  it('equals a scan of all documents, however they are spread over segments and whichever are deleted', async () => {
    await fc.assert(
      fc.asyncProperty(
        collection,
        fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.func(fc.boolean()),
        async (records, query, parts, isDeleted) => {
          const documents = records.map((record) => documentOf(record));
          const deleted = new Set(documents.map(({ id }) => id).filter((id) => isDeleted(id)));
          const live = documents.filter(({ id }) => !deleted.has(id));
          const split = Array.from({ length: parts }, (_, part) =>
            documents.filter((_d, index) => index % parts === part),
          );
          const searcher = new Searcher(
            await generationOf(
              split.filter((part) => part.length > 0),
              deleted,
            ),
            { timeoutMs: 10_000 },
          );
          const expected = bruteForce(live, query);
          const request = requestOf(query.join(' '), {
            match: 'any',
            fuzzy: 'off',
            prefix: 'off',
            limit: 100,
          });
          const result = searcher.search(request);
          expect(result.totalHits).toBe(expected.length);
          expect(result.hits).toHaveLength(expected.length);
          result.hits.forEach((hit, rank) => {
            expect(hit.score).toBeCloseTo(expected[rank]!.score, 6);
          });
          const ties = (hits: readonly { id: string; score: number }[]): string[] =>
            hits.map(({ id, score }) => `${score.toFixed(5)} ${id}`).sort();
          expect(ties(result.hits)).toEqual(ties(expected));
          const paged: string[] = [];
          for (let offset = 0; offset < expected.length; offset += 3) {
            paged.push(...searcher.search({ ...request, offset, limit: 3 }).hits.map(({ id }) => id));
          }
          expect(paged).toEqual(result.hits.map(({ id }) => id));
        },
      ),
      runs(30),
    );
  });

  it('finds as phrases exactly the documents that hold the words next to each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        collection,
        fc.array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 3 }),
        async (records, phrase) => {
          const documents = records.map((record) => documentOf({ ...record, related: [] }));
          const searcher = new Searcher(await generationOf([documents]), { timeoutMs: 10_000 });
          const written = phrase.join(' ');
          const holds = (text: string): boolean => ` ${text} `.includes(` ${written} `);
          const expected = documents
            .filter(({ title, text }) => holds(title) || holds(text))
            .map(({ id }) => id);
          const found = searcher
            .search(requestOf(`"${written}"`, { limit: 100, fuzzy: 'off' }))
            .hits.map(({ id }) => id);
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
      runs(40),
    );
  });
});

describe('a search', () => {
  const news = [
    {
      id: 'a',
      title: 'Ferry inquiry opens',
      text: 'The inquiry into the ferry opened. Runners were running for the harbour.',
      date: '2026-01-02',
      section: 'Region',
      tags: ['ferry'],
    },
    {
      id: 'b',
      title: 'Storm surge',
      text: 'A storm surge hit the harbour. Ferries stayed in port.',
      date: '2026-03-04',
      section: 'Weather',
      tags: ['storm'],
    },
    { id: 'c', title: 'Wheat prices', text: 'Wheat is dearer.', section: 'Economy' },
  ];
  const ids = async (query: string, changes = {}): Promise<string[]> =>
    (await searcherOf(...news)).search(requestOf(query, changes)).hits.map(({ id }) => id);

  it('lists everything, newest first and undated last, for an empty query', async () => {
    expect(await ids('')).toEqual(['b', 'a', 'c']);
    expect(await ids('', { sort: 'date:asc' })).toEqual(['a', 'b', 'c']);
  });

  it('puts the document with exactly this title first', async () => {
    for (const { id, title } of news) expect((await ids(title))[0]).toBe(id);
  });

  it('finds nothing for nonsense', async () => {
    expect(await ids('zzqx')).toEqual([]);
  });

  it('offers another spelling only where it finds more', async () => {
    const searcher = await searcherOf(...news);
    expect(searcher.search(requestOf('inqury')).suggestion).toBe('inquiry');
    expect(searcher.search(requestOf('inquiry')).suggestion).toBeNull();
    expect(searcher.search(requestOf('zzqx')).suggestion).toBeNull();
  });

  it('finds part of a word and its other forms alike', async () => {
    expect(await ids('runn')).toEqual(['a']);
    expect(await ids('running')).toEqual(['a']);
    expect(await ids('inq', { prefix: 'last' })).toEqual(['a']);
  });

  it('finds a misspelled word, also with two letters exchanged, and marks what it found', async () => {
    const searcher = await searcherOf(...news);
    const [hit] = searcher.search(requestOf('whaet')).hits;
    expect(hit?.titleHtml).toBe('<mark>Wheat</mark> prices');
    expect(searcher.search(requestOf('whaet', { fuzzy: 'off' })).totalHits).toBe(0);
  });

  it('ranks no hit by a misspelling over a hit by the word as typed', async () => {
    const searcher = await searcherOf(
      { id: 'typed', title: 'x', text: `the word harbor once, ${'and much else '.repeat(40)}` },
      { id: 'near', title: 'harbour harbour', text: 'harbour harbour harbour' },
    );
    const { hits } = searcher.search(requestOf('harbor'));
    expect(hits.map(({ id }) => id)).toEqual(['typed', 'near']);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  });

  it('leaves out what is excluded and demands what is required', async () => {
    expect(await ids('harbour -storm')).toEqual(['a']);
    expect(await ids('ferry +surge')).toEqual(['b']);
    expect(await ids('ferry wheat', { match: 'all' })).toEqual([]);
    expect((await ids('-ferry')).sort()).toEqual(['c']);
  });

  it('finds by stop words when there is nothing else', async () => {
    expect((await ids('the')).length).toBeGreaterThan(0);
  });

  it('filters, counts facets exactly, and says where a filter is wrong', async () => {
    const searcher = await searcherOf(...news);
    const ask = (filter: string): string[] =>
      searcher
        .search(requestOf('', { filter }))
        .hits.map(({ id }) => id)
        .sort();
    expect(ask('section = "weather"')).toEqual(['b']);
    expect(ask('date >= 2026-02 OR NOT date EXISTS')).toEqual(['b', 'c']);
    expect(ask('tags IN [ferry, storm] AND date < 2026-03-04')).toEqual(['a']);
    expect(ask('section != Economy AND NOT (tags = storm)')).toEqual(['a']);
    expect(() => ask('section = ')).toThrow(/at character 11/);
    expect(() => ask('colour = red')).toThrow(/"colour"/);
    expect(() => ask('('.repeat(2000))).toThrow(/levels/);
    const { facetDistribution } = searcher.search(requestOf('', { facets: ['section', 'month'] }));
    expect({ ...facetDistribution['section'] }).toEqual({ Economy: 1, Region: 1, Weather: 1 });
    expect({ ...facetDistribution['month'] }).toEqual({ '2026-01': 1, '2026-03': 1 });
  });

  it('explains a score by parts that add up to it', async () => {
    const searcher = await searcherOf(...news);
    for (const hit of searcher.search(requestOf('ferry inquiry harbour', { explain: true })).hits) {
      const sum = hit.explanation!.details.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(hit.score, 9);
    }
  });

  it('answers any string a person can type', async () => {
    const searcher = await searcherOf(...news);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (query) => {
        expect(searcher.search(requestOf(query, { prefix: 'last' })).totalHits).toBeGreaterThanOrEqual(0);
      }),
      runs(200),
    );
  });

  it('answers with nothing, and says so, where its budget is spent from the beginning', async () => {
    const searcher = new Searcher(await generationOf([news.map(documentOf)]), { timeoutMs: -1 });
    const { partial, hits, totalHits, warnings } = searcher.search(requestOf('ferry wheat'));
    expect({ partial, hits, totalHits }).toEqual({ partial: true, hits: [], totalHits: 0 });
    expect(warnings).toEqual([HITS_MISSING]);
  });
});
