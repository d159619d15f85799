import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedParameters } from '../../../src/index/format/schema.js';
import type { Explanation, SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { parseSynonyms } from '../../../src/search/plan/widen/synonyms.js';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration, makeRequest, searcherOf } from '../memory-generation.js';

const { k1, bigramK1 } = shippedParameters;

const vocabulary = [
  'ferry',
  'ferries',
  'harbour',
  'lantern',
  'lanterns',
  'salt-water',
  'паром',
  'barge',
  '東京',
];
const anyText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
/** Words, misspelled words, phrases, what is asked for and left out, other spellings and filters. */
const anyClause = fc.oneof(
  fc.constantFrom(
    ...vocabulary,
    'lamtern',
    'harbo',
    'lan*',
    'fery~',
    'title:ferry',
    '-barge',
    '+ferry',
    'lang:ru',
  ),
  fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(`"${words.join(' ')}"`, `"${words.join(' ')}"~3`)),
);
const anyRequest: fc.Arbitrary<Partial<SearchRequest>> = fc.record({
  sort: fc.constantFrom('relevance' as const, 'recency' as const, 'date:desc' as const, 'date:asc' as const),
  match: fc.constantFrom('auto' as const, 'all' as const, 'any' as const),
  prefix: fc.constantFrom('auto' as const, 'last' as const, 'off' as const),
  fields: fc.constantFrom(null, ['title'], ['text', 'tags']),
  collapse: fc.boolean(),
  offset: fc.constantFrom(0, 2),
});

function expectSum({ value, details }: Explanation): void {
  expect(details.reduce((sum, detail) => sum + detail.value, 0)).toBeCloseTo(value, 9);
}

/** Words sum to the score; a word is saturated from idf and weight; a weight is the sum of terms, these of fields. */
function expectWords(words: Explanation): void {
  expectSum(words);
  for (const word of words.details) {
    // What a title that is the query adds has no parts.
    if (word.description.startsWith('the title is the query')) continue;
    const [idf, weight] = word.details;
    expect(word.details).toHaveLength(2);
    const k = Number(word.description.split('k1 = ')[1]);
    expect((idf!.value * (k + 1) * weight!.value) / (k + weight!.value)).toBeCloseTo(word.value, 9);
    expectSum(weight!);
    for (const one of weight!.details) if (one.details.length > 0) expectSum(one);
  }
}

/** The tree of every hit makes up the score that is shown, lowered or not. */
function expectTrees({ hits }: SearchResult): void {
  for (const { score, explanation } of hits) {
    expect(Math.abs(explanation!.value - score)).toBeLessThanOrEqual(1e-9 * Math.max(score, 1e-6));
    if (!explanation!.description.startsWith('lowered')) {
      expectWords(explanation!);
      continue;
    }
    const [words] = explanation!.details;
    const [, power = '1'] = /1 \/ 1000(?:\^(\d))?/.exec(explanation!.description) ?? [];
    const lowered = (words!.value / (1 + words!.value)) * 1e-3 ** Number(power);
    expect(Math.abs(lowered - score)).toBeLessThanOrEqual(1e-9 * score);
    expectWords(words!);
  }
}

/** All that is said of the first hit, with the values left out. */
function explain(searcher: Searcher, query: string, given: Partial<SearchRequest> = {}): string {
  const { hits } = searcher.search(makeRequest(query, { explain: true, ...given }));
  return JSON.stringify(hits[0]?.explanation, (key, value: unknown) => (key === 'value' ? undefined : value));
}

describe('explaining a score', () => {
  it('saturates a pair of characters sooner than a word', () => {
    const searcher = searcherOf([makeDocument({ id: 'd', text: '東京 東京 ferry ferry' })]);
    const [hit] = searcher.search(makeRequest('東京 ferry', { explain: true })).hits;
    const saturations = hit?.explanation?.details.map(({ description }) => description.split('k1 = ')[1]);
    expect(saturations).toEqual([String(bigramK1), String(k1)]);
  });

  it('gives a tree whose parts make up the score of every hit, whatever is asked in whatever order', () => {
    const synonyms = parseSynonyms('barge, ferry\nlantern => harbour salt', 'synonyms.txt');
    const anyDocument = fc.record({
      title: anyText,
      text: anyText,
      language: fc.constantFrom(null, 'ru'),
      tags: fc.constantFrom([], ['ferry'], ['harbour', 'lantern']),
      date: fc.constantFrom(null, '2015-03-01', '2016-05-02'),
    });
    const lantern = { title: '', text: 'lantern', language: null, tags: [], date: null } as const;
    const asShipped = { sort: 'relevance', match: 'auto', prefix: 'auto' } as const;
    let lowered = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(anyDocument, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        fc.array(anyClause, { minLength: 1, maxLength: 3 }),
        anyRequest,
        fc.constantFrom(null, synonyms),
        (collection, clauses, request, synonyms) => {
          const segments = collection.map((documents, segment) =>
            documents.map((given, index) => makeDocument({ id: `${segment}-${index}`, ...given })),
          );
          const searcher = new Searcher(makeGeneration(segments), { timeoutMs: Infinity, synonyms });
          const asked = makeRequest(clauses.join(' '), { explain: true, limit: 50, ...request });
          const result = searcher.search(asked);
          expectTrees(result);
          lowered += result.hits.filter(({ explanation }) =>
            explanation!.description.startsWith('lowered'),
          ).length;
        },
      ),
      { ...runs(100), examples: [[[[lantern]], ['lamtern'], asShipped, null]] },
    );
    expect(lowered).toBeGreaterThan(0);
  });

  it('holds for hits that are not read by position, and for what near-duplicates were left out of', () => {
    const documents = Array.from({ length: 60 }, (_, index) =>
      makeDocument({
        id: `d${String(index).padStart(2, '0')}`,
        title: index % 3 === 0 ? 'Ferry' : 'Lantern',
        text: `ferry ${'lantern '.repeat(index % 7)} harbour ${'salt '.repeat(index % 5)}`,
        date: `2015-03-${String((index % 28) + 1).padStart(2, '0')}`,
      }),
    );
    const searcher = searcherOf(documents);
    const ask = (given: Partial<SearchRequest>): SearchResult =>
      searcher.search(makeRequest('ferry "lantern harbour"~5', { explain: true, limit: 50, ...given }));
    const [plain, recent, collapsed] = [ask({}), ask({ sort: 'recency' }), ask({ collapse: true })];
    expect(plain.hits.length).toBeGreaterThan(shippedParameters.rerankWindow);
    expect(collapsed.collapsedHits).toBeGreaterThan(0);
    for (const result of [plain, recent, collapsed]) expectTrees(result);
  });

  it('names the word, its fields with their weight and length, and how rare it is', () => {
    const searcher = searcherOf([makeDocument({ id: 'a', title: 'Ferries', text: 'a ferry and a ferry' })]);
    const text = explain(searcher, 'ferry');
    for (const part of [
      '1 time in title: weight of the field 2.5, length 1 word',
      '2 times in text: weight of the field 1, length 5 words',
      'in 1 document; times 1.02, the higher the oftener these repeat it"',
    ])
      expect(text).toContain(part);
  });

  it.each([
    ['ferry', 'a ferry', 'off', String.raw`\"ferry\": matched as word`],
    [
      'ferry',
      'ferries and a ferry',
      'off',
      String.raw`\"ferries\", \"ferry\": matched as form of the stem \"ferri\"`,
    ],
    ['harb*', 'the harbour', 'off', String.raw`\"harbour\": matched as prefix, counted 0.7 times`],
    ['harbuor', 'the harbour', 'auto', String.raw`\"harbour\": matched as typo, counted 0.5 times`],
    ['couch', 'a sofa', 'off', String.raw`\"sofa\": matched as synonym, counted 0.5 times`],
  ] as const)('says of what is found by %s in "%s" how it matched', (query, text, fuzzy, said) => {
    const searcher = new Searcher(makeGeneration([[makeDocument({ id: 'a', text, language: 'en' })]]), {
      timeoutMs: Infinity,
      synonyms: parseSynonyms('sofa, couch', 'synonyms.txt'),
    });
    // Of a word that is still being typed nothing is searched as corrected.
    const prefix = fuzzy === 'auto' ? 'last' : 'auto';
    expect(explain(searcher, query, { fuzzy, prefix })).toContain(said);
  });

  it('says so where no word that ranks occurs in a hit', () => {
    const documents = [makeDocument({ id: 'a', text: 'ferry', section: 'World' })];
    for (const query of ['', 'section:World'])
      expect(explain(searcherOf(documents), query)).toContain('no word that ranks occurs in this document');
  });

  it('is left out unless asked for', () => {
    const searcher = searcherOf([makeDocument({ id: 'a', text: 'ferry' })]);
    expect(searcher.search(makeRequest('ferry')).hits[0]).not.toHaveProperty('explanation');
  });
});
