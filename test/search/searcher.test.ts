import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { listFieldTexts } from '../../src/documents/own/field-texts.js';
import { lengthNorm } from '../../src/index/format/length-norms.js';
import { fields, shippedParameters } from '../../src/index/format/schema.js';
import { HITS_MISSING } from '../../src/search/query/query-warnings.js';
import { Searcher } from '../../src/search/searcher.js';
import { Analyzers } from '../../src/text/analyzer.js';
import { anyCodePoint } from '../any-text.js';
import { runs } from '../runs.js';
import { makeDocument, makeGeneration, makeRequest, searcherOf } from './memory-generation.js';
import { idfOfRepeated, orderInStages, scanNames, scanProximity } from './rank/scan-proximity.js';

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
    other: fc.array(words, { maxLength: 1 }),
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
      listFieldTexts(document, field).flatMap((value) => english.tokens(value).map(({ stem }) => stem)),
    );
  const analyzed = documents.map((document) => ({ document, id: document.id, byField: stems(document) }));
  const averages = fields.map((_, field) => {
    const lengths = analyzed.map(({ byField }) => byField[field]!.length).filter((length) => length > 0);
    return lengths.length === 0 ? 0 : lengths.reduce((a, b) => a + b, 0) / lengths.length;
  });
  const wanted = query.map((word) => english.tokens(word)[0]!.stem);
  const idfs = wanted.map((stem) => {
    const frequencies = analyzed
      .map(({ byField }) => byField.flat().filter((other) => other === stem).length)
      .filter((frequency) => frequency > 0);
    return idfOfRepeated(frequencies, documents.length);
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
    const found = wanted.some((stem) => byField.some((field) => field.includes(stem)));
    return { id, first, second, ...scanNames(document, 'english', query, idfs), found };
  });
  return orderInStages(scored.filter(({ found }) => found));
}

describe('ranking', () => {
  it('equals a scan of all documents, however they are spread over segments and whichever are deleted', () => {
    fc.assert(
      fc.property(
        collection,
        fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.func(fc.boolean()),
        (records, query, parts, isDeleted) => {
          const documents = records.map((record) => makeDocument(record));
          const deleted = new Set(documents.map(({ id }) => id).filter((id) => isDeleted(id)));
          const live = documents.filter(({ id }) => !deleted.has(id));
          const split = Array.from({ length: parts }, (_, part) =>
            documents.filter((_d, index) => index % parts === part),
          );
          const searcher = new Searcher(
            makeGeneration(
              split.filter((part) => part.length > 0),
              deleted,
            ),
            { timeoutMs: 10_000, parameters: { ...shippedParameters, feedback: 0 } },
          );
          const expected = bruteForce(live, query);
          const request = makeRequest(query.join(' '), {
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

  it('finds as phrases exactly the documents that hold the words next to each other', () => {
    fc.assert(
      fc.property(
        collection,
        fc.array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 3 }),
        (records, phrase) => {
          const documents = records.map((record) => makeDocument({ ...record, related: [], other: [] }));
          const searcher = new Searcher(makeGeneration([documents]), { timeoutMs: 10_000 });
          const written = phrase.join(' ');
          const holds = (text: string): boolean => ` ${text} `.includes(` ${written} `);
          const expected = documents
            .filter(({ title, text }) => holds(title) || holds(text))
            .map(({ id }) => id);
          const found = searcher
            .search(makeRequest(`"${written}"`, { limit: 100, fuzzy: 'off' }))
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
  const ids = (query: string, changes = {}): string[] =>
    searcherOf(news)
      .search(makeRequest(query, changes))
      .hits.map(({ id }) => id);

  it('lists everything, newest first and undated last, for an empty query', () => {
    expect(ids('')).toEqual(['b', 'a', 'c']);
    expect(ids('', { sort: 'date:asc' })).toEqual(['a', 'b', 'c']);
  });

  it('puts the document with exactly this title first', () => {
    for (const { id, title } of news) expect(ids(title)[0]).toBe(id);
  });

  it('finds nothing for nonsense', () => {
    expect(ids('zzqx')).toEqual([]);
  });

  it('offers another spelling only where it finds more', () => {
    const searcher = searcherOf(news);
    expect(searcher.search(makeRequest('inqury')).suggestion).toBe('inquiry');
    expect(searcher.search(makeRequest('inquiry')).suggestion).toBeNull();
    expect(searcher.search(makeRequest('zzqx')).suggestion).toBeNull();
  });

  it('finds part of a word and its other forms alike', () => {
    expect(ids('runn')).toEqual(['a']);
    expect(ids('running')).toEqual(['a']);
    expect(ids('inq', { prefix: 'last' })).toEqual(['a']);
  });

  it('finds a misspelled word, also with two letters exchanged, and marks what it found', () => {
    const searcher = searcherOf(news);
    const [hit] = searcher.search(makeRequest('whaet')).hits;
    expect(hit?.titleHtml).toBe('<mark>Wheat</mark> prices');
    expect(searcher.search(makeRequest('whaet', { fuzzy: 'off' })).totalHits).toBe(0);
  });

  it('ranks no hit by a misspelling over a hit by the word as typed', () => {
    const searcher = searcherOf([
      { id: 'typed', title: 'x', text: `the word harbur once, ${'and much else '.repeat(40)}` },
      { id: 'near', title: 'harbour harbour', text: 'harbour harbour harbour' },
    ]);
    const { hits } = searcher.search(makeRequest('harbur'));
    expect(hits.map(({ id }) => id)).toEqual(['typed', 'near']);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  });

  it('leaves out what is excluded and demands what is required', () => {
    expect(ids('harbour -storm')).toEqual(['a']);
    expect(ids('ferry +surge')).toEqual(['b']);
    expect(ids('ferry wheat', { match: 'all' })).toEqual([]);
    expect(ids('-ferry').sort()).toEqual(['c']);
  });

  it('finds by stop words when there is nothing else', () => {
    expect(ids('the').length).toBeGreaterThan(0);
  });

  it('filters, counts facets exactly, and says where a filter is wrong', () => {
    const searcher = searcherOf(news);
    const ask = (filter: string): string[] =>
      searcher
        .search(makeRequest('', { filter }))
        .hits.map(({ id }) => id)
        .sort();
    expect(ask('section = "weather"')).toEqual(['b']);
    expect(ask('date >= 2026-02 OR NOT date EXISTS')).toEqual(['b', 'c']);
    expect(ask('tags IN [ferry, storm] AND date < 2026-03-04')).toEqual(['a']);
    expect(ask('section != Economy AND NOT (tags = storm)')).toEqual(['a']);
    expect(() => ask('section = ')).toThrow(/at character 11/);
    expect(() => ask('colour = red')).toThrow(/"colour"/);
    expect(() => ask('('.repeat(2000))).toThrow(/levels/);
    const { facetDistribution } = searcher.search(makeRequest('', { facets: ['section', 'month'] }));
    expect({ ...facetDistribution['section'] }).toEqual({ Economy: 1, Region: 1, Weather: 1 });
    expect({ ...facetDistribution['month'] }).toEqual({ '2026-01': 1, '2026-03': 1 });
  });

  it('explains a score by parts that add up to it', () => {
    const searcher = searcherOf(news);
    for (const hit of searcher.search(makeRequest('ferry inquiry harbour', { explain: true })).hits) {
      const sum = hit.explanation!.details.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(hit.score, 9);
    }
  });

  it('answers any string a person can type', () => {
    const searcher = searcherOf(news);
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 80 }), (query) => {
        expect(searcher.search(makeRequest(query, { prefix: 'last' })).totalHits).toBeGreaterThanOrEqual(0);
      }),
      runs(200),
    );
  });

  it('answers with nothing, and says so, where its budget is spent from the beginning', () => {
    const searcher = new Searcher(makeGeneration([news.map(makeDocument)]), { timeoutMs: -1 });
    const { partial, hits, totalHits, warnings } = searcher.search(makeRequest('ferry wheat'));
    expect({ partial, hits, totalHits }).toEqual({ partial: true, hits: [], totalHits: 0 });
    expect(warnings).toEqual([HITS_MISSING]);
  });
});
