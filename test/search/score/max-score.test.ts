import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import {
  analyzerForLanguage,
  fields,
  fieldValues,
  type RankingParameters,
  shippedParameters,
} from '../../../src/index/format/schema.js';
import { Searcher } from '../../../src/search/searcher.js';
import { PLAIN } from '../../../src/text/analysis.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { runs } from '../../runs.js';
import {
  generationOver,
  idsOf,
  makeDocument,
  makeGeneration,
  makeRequest,
  makeSegments,
  searcherOf,
} from '../memory-generation.js';
import {
  analyzeWord,
  idfOfRepeated,
  orderInStages,
  scanNames,
  type ScannedDocument,
  scanProximity,
} from '../rank/scan-proximity.js';

const analyzers = new Analyzers();

const vocabulary = [
  'ferry',
  'ferries',
  'harbour',
  'tide',
  'tides',
  'rope',
  'crew',
  'salt-water',
  'salt',
  'паром',
  'café',
  '東京',
];

interface Scored {
  readonly id: string;
  readonly score: number;
}

interface CountedDocument {
  readonly id: string;
  readonly document: Document;
  readonly analyzer: string;
  /** Per field: stem to number of times. */
  readonly frequencies: readonly ReadonlyMap<string, number>[];
  readonly lengths: readonly number[];
}

const counted = new WeakMap<Document, CountedDocument>();

/** Counted once, however often it is scanned. */
function countedOnce(document: Document): CountedDocument {
  const known = counted.get(document) ?? countWords(document);
  counted.set(document, known);
  return known;
}

function countWords(document: Document): CountedDocument {
  const analyzer = analyzerForLanguage(document.language);
  const lengths: number[] = [];
  const frequencies = fields.map((field) => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const value of fieldValues(document, field)) {
      analyzers.named(analyzer).analyze(value, ({ stem }, _position, _start, _end, role) => {
        counts.set(stem, (counts.get(stem) ?? 0) + 1);
        if (role === PLAIN) length += 1;
      });
    }
    lengths.push(length);
    return counts;
  });
  return { id: document.id, document, analyzer, frequencies, lengths };
}

/** The documents in the order of a scan, with any or with all words of the query. */
function scanDocuments(
  documents: readonly Document[],
  words: readonly string[],
  parameters = shippedParameters,
): { readonly any: Scored[]; readonly all: Scored[] } {
  const scanned = scoreDocuments(documents, words, parameters);
  const withAll = scanned.filter(({ held }) => held === words.length);
  return { any: orderInStages(scanned, parameters), all: orderInStages(withAll, parameters) };
}

/** BM25F by the book: every word of the query against every document, nothing skipped. */
function scoreDocuments(
  documents: readonly Document[],
  words: readonly string[],
  parameters: RankingParameters,
): (ScannedDocument & { readonly held: number })[] {
  const { k1, bigramK1 } = parameters;
  const all = documents.map(countedOnce);
  const averages = fields.map((_, field) => {
    const having = all.map(({ lengths }) => lengths[field] ?? 0).filter((length) => length > 0);
    return having.reduce((sum, length) => sum + length, 0) / Math.max(1, having.length);
  });
  const stemIn = (word: string, analyzer: string): string => analyzeWord(analyzer, word).stem;
  const holds = ({ analyzer, frequencies }: CountedDocument, word: string): boolean => {
    const stem = stemIn(word, analyzer);
    return frequencies.some((counts) => counts.has(stem));
  };
  const idfs = words.map((word) => {
    const frequencies = all
      .filter((document) => holds(document, word))
      .map(({ analyzer, frequencies: byField }) =>
        byField.reduce((sum, counts) => sum + (counts.get(stemIn(word, analyzer)) ?? 0), 0),
      );
    return idfOfRepeated(frequencies, all.length, word === '東京');
  });
  return all
    .map((counts) => ({ counts, held: words.filter((word) => holds(counts, word)).length }))
    .filter(({ held }) => held > 0)
    .map(({ counts, held }) => {
      const { document, analyzer, lengths } = counts;
      const additions = scanProximity(document, analyzer, { words, idfs }, { lengths, averages }, parameters);
      let first = 0;
      let second = 0;
      words.forEach((word, index) => {
        const stem = stemIn(word, analyzer);
        const weight = fields.reduce((sum, field, number) => {
          const { weight: fieldWeight, b } = parameters.fields[number] ?? field;
          const frequency = counts.frequencies[number]?.get(stem) ?? 0;
          if (frequency === 0) return sum;
          const length = Math.min(
            (lengths[number] ?? 0) / (averages[number] ?? 1),
            parameters.maxRelativeLength,
          );
          return sum + frequency * Math.fround(fieldWeight / (1 - b + b * length));
        }, 0);
        const saturation = word === '東京' ? bigramK1 : k1;
        const saturated = (value: number): number =>
          ((idfs[index] ?? 0) * (saturation + 1) * value) / (saturation + value);
        first += saturated(weight);
        second += saturated(weight + (additions[index] ?? 0));
      });
      const names = scanNames(document, analyzer, words, idfs, parameters);
      return { id: counts.id, first, second, ...names, held };
    });
}

/** The best found are those of the scan: scores by rank and by id, and the order those scores give. */
function expectBest(found: readonly Scored[], scanned: readonly Scored[], limit: number): void {
  expect(found).toHaveLength(Math.min(limit, scanned.length));
  const scores = new Map(scanned.map(({ id, score }) => [id, score]));
  found.forEach(({ id, score }, rank) => {
    expect(Math.abs(score - (scores.get(id) ?? Number.NaN))).toBeLessThan(1e-6 * Math.max(1, score));
    expect(Math.abs(score - (scanned[rank]?.score ?? Number.NaN))).toBeLessThan(1e-6 * Math.max(1, score));
  });
  const sorted = [...found].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  expect(found.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
}

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength }).map((some) => some.join(' '));

const anyDocument = fc.record({
  title: words(4),
  text: words(25),
  related: fc.array(words(3), { maxLength: 2 }),
  other: fc.array(words(3), { maxLength: 2 }),
  tags: fc.array(fc.constantFrom('crew', 'tide', 'news'), { maxLength: 2 }),
  section: fc.constantFrom(null, 'Harbour', 'World'),
  language: fc.constantFrom(null, 'en', 'ru'),
  segment: fc.nat({ max: 4 }),
  deleted: fc.boolean(),
});

type GivenDocument = typeof anyDocument extends fc.Arbitrary<infer Given> ? Given : never;

function documentFrom(given: GivenDocument, id: string, date: string | null = null): Document {
  const { title, text, related, other, tags, section, language } = given;
  return makeDocument({ id, title, text, related, other, tags, section, language, date });
}

const anyCollection = fc.oneof(
  { weight: 2, arbitrary: fc.array(anyDocument, { minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.array(anyDocument, { minLength: 100, maxLength: 200 }) },
);

const anyQuery = fc.array(fc.constantFrom(...vocabulary.filter((word) => !word.includes('-')), 'unheardof'), {
  minLength: 1,
  maxLength: 6,
});

/** Weights under which postings count more than when their bounds were stored. */
const otherParameters: RankingParameters = {
  k1: 0.9,
  bigramK1: 3,
  fields: [
    { weight: 4, b: 0.2 },
    { weight: 1.5, b: 0.9 },
    { weight: 0.5, b: 0 },
    { weight: 1, b: 1 },
  ],
  maxRelativeLength: 1.5,
  exactForm: 0.1,
  nearness: 0.6,
  near: 3,
  rerankWindow: 7,
  feedback: 0,
  feedbackWords: 1,
};

/** What the scan does; `feedback.test.ts` scans with feedback. */
const withoutFeedback = { ...shippedParameters, feedback: 0 };

const plain = { match: 'any', fuzzy: 'off', prefix: 'off', snippets: 0 } as const;

describe('ranking', () => {
  it('finds, scores and orders what a scan of every live document does, whatever the segments', () => {
    fc.assert(
      fc.property(anyCollection, anyQuery, fc.integer({ min: 1, max: 20 }), (collection, query, limit) => {
        const documents = collection.map((given, index) =>
          documentFrom(given, `d${String(index).padStart(3, '0')}`),
        );
        const gone = new Set(
          documents.map(({ id }) => id).filter((_, index) => collection[index]?.deleted === true),
        );
        const parts = [0, 1, 2, 3, 4].map((part) =>
          documents.filter((_, index) => collection[index]?.segment === part),
        );
        const options = { timeoutMs: Number.POSITIVE_INFINITY, parameters: withoutFeedback };
        const searcher = new Searcher(makeGeneration(parts, gone), options);
        const { any: scanned } = scanDocuments(
          documents.filter(({ id }) => !gone.has(id)),
          query,
        );
        const text = query.join(' ');
        const all = searcher.search(makeRequest(text, { ...plain, limit: 300 }));
        expect(all.totalHits).toBe(scanned.length);
        expectBest(all.hits, scanned, 300);
        const page = searcher.search(makeRequest(text, { ...plain, limit }));
        expect(page.totalHits).toBe(scanned.length);
        expectBest(page.hits, scanned, limit);
        expect(idsOf(page.hits)).toEqual(idsOf(all.hits).slice(0, limit));
        const whole = new Searcher(makeGeneration([documents.filter(({ id }) => !gone.has(id))]), options);
        const answer = whole.search(makeRequest(text, { ...plain, limit: 300 }));
        expect(answer.hits.map(({ id, score }) => [id, score])).toEqual(
          all.hits.map(({ id, score }) => [id, score]),
        );
      }),
      runs(40),
    );
  });

  it('skips blocks and windows of many postings without losing a hit, whatever the parameters', () => {
    // A multiplicative generator: the same collection on every run.
    let state = 7;
    const draw = (below: number): number => {
      state = (state * 48_271) % 0x7fff_ffff;
      return state % below;
    };
    const documents = Array.from({ length: 9000 }, (_, index) => {
      const text = Array.from({ length: 3 + draw(40) }, () => {
        // The square makes the first words frequent and the last rare.
        const index = Math.floor((draw(1000) ** 2 / 1e6) * vocabulary.length);
        return vocabulary[index] ?? '';
      }).join(' ');
      return makeDocument({
        id: `d${String(index).padStart(4, '0')}`,
        text,
        title: draw(50) === 0 ? 'salt rope' : 'news',
      });
    });
    const whole = makeSegments([documents]);
    const halves = makeSegments([documents.slice(0, 5000), documents.slice(5000)]);
    // What a scan finds does not depend on segments, so each is made once.
    const scans = new Map<string, ReturnType<typeof scanDocuments>>();
    for (const { segments, parameters, every } of [
      { segments: whole, parameters: withoutFeedback, every: 17 },
      { segments: halves, parameters: withoutFeedback, every: 17 },
      { segments: halves, parameters: withoutFeedback, every: 200 },
      { segments: whole, parameters: otherParameters, every: 200 },
    ]) {
      const gone = new Set(documents.filter((_, index) => index % every === 0).map(({ id }) => id));
      const live = documents.filter(({ id }) => !gone.has(id));
      const options = { timeoutMs: Number.POSITIVE_INFINITY, parameters };
      const searcher = new Searcher(generationOver(segments, gone), options);
      for (const query of [
        ['ferry'],
        ['café', 'ferry'],
        ['salt', 'harbour', 'rope', 'ferry', 'паром'],
        ['東京', 'rope'],
      ]) {
        const scan = `${query.join(' ')} ${every} ${parameters === otherParameters}`;
        const scanned = scans.get(scan) ?? scanDocuments(live, query, parameters);
        scans.set(scan, scanned);
        for (const limit of [1, 10, 100]) {
          const answer = searcher.search(makeRequest(query.join(' '), { ...plain, limit }));
          expect(answer.totalHits).toBe(scanned.any.length);
          expectBest(answer.hits, scanned.any, limit);
        }
        for (const limit of [1, 10, 100]) {
          const answer = searcher.search(makeRequest(query.join(' '), { ...plain, match: 'all', limit }));
          expect(answer.totalHits).toBe(scanned.all.length);
          expectBest(answer.hits, scanned.all, limit);
        }
      }
    }
  });
});

describe('pages of hits', () => {
  it('hold together every hit once, in one order, with one total', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 1, maxLength: 60 }),
        anyQuery,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('relevance' as const, 'date:desc' as const),
        (collection, query, size, sort) => {
          const documents = collection.map((given, index) =>
            documentFrom(given, `d${index}`, given.deleted ? null : `2015-12-${10 + (index % 5)}`),
          );
          const searcher = searcherOf(documents);
          const text = query.join(' ');
          const whole = searcher.search(makeRequest(text, { sort, snippets: 0, limit: 200 }));
          const paged: string[] = [];
          for (let offset = 0; offset <= whole.totalHits; offset += size) {
            const page = searcher.search(makeRequest(text, { sort, snippets: 0, limit: size, offset }));
            expect(page.totalHits).toBe(whole.totalHits);
            paged.push(...idsOf(page.hits));
          }
          expect(paged).toEqual(idsOf(whole.hits));
          expect(new Set(paged).size).toBe(whole.totalHits);
        },
      ),
      runs(40),
    );
  });

  const three = ['a', 'b', 'c'].map((id) => makeDocument({ id, text: 'ferry' }));

  it('are empty beyond the last hit and for a limit of 0, with the total as it is', () => {
    const searcher = searcherOf(three);
    for (const [limit, offset] of [
      [0, 0],
      [10, 3],
      [10, 1_000_000],
    ] as const) {
      const { hits, totalHits } = searcher.search(makeRequest('ferry', { limit, offset }));
      expect(hits).toEqual([]);
      expect(totalHits).toBe(3);
    }
  });

  it('hold what is left on the last page', () => {
    expect(idsOf(searcherOf(three).search(makeRequest('ferry', { limit: 2, offset: 2 })).hits)).toEqual([
      'c',
    ]);
  });

  it('order hits of equal score by id', () => {
    const searcher = new Searcher(
      makeGeneration([[...three].reverse(), [makeDocument({ id: 'aa', text: 'ferry' })]]),
      {
        timeoutMs: Number.POSITIVE_INFINITY,
      },
    );
    expect(idsOf(searcher.search(makeRequest('ferry')).hits)).toEqual(['a', 'aa', 'b', 'c']);
  });
});
