import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { type RankingParameters, shippedParameters } from '../../../src/index/format/schema.js';
import { Searcher } from '../../../src/search/searcher.js';
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
import { expectBest, scanDocuments } from './scan-documents.js';

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
