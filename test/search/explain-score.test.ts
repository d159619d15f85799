import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedParameters } from '../../src/index/schema.js';
import type { Explanation } from '../../src/search/engine.js';
import { makeDocument, makeRequest, searcherOf } from './memory-generation.js';

const { k1, pairK1 } = shippedParameters;

const vocabulary = ['ferry', 'ferries', 'harbour', 'lantern', 'lanterns', 'salt-water', 'паром'];
const anyText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));

function expectSum({ value, details }: Explanation): void {
  expect(details.reduce((sum, detail) => sum + detail.value, 0)).toBeCloseTo(value, 9);
}

/** Words sum to the score; a word is saturated from idf and weight; a weight is the sum of classes, these of fields. */
function expectWords(words: Explanation): void {
  expectSum(words);
  for (const word of words.details) {
    // What a title that is the query adds has no parts.
    if (word.description.startsWith('the title is the query')) continue;
    const [idf, weight] = word.details;
    expect(word.details).toHaveLength(2);
    expect((idf!.value * (k1 + 1) * weight!.value) / (k1 + weight!.value)).toBeCloseTo(word.value, 9);
    expectSum(weight!);
    for (const one of weight!.details) if (one.details.length > 0) expectSum(one);
  }
}

describe('explaining a score', () => {
  it('saturates a pair of characters sooner than a word', () => {
    const searcher = searcherOf([makeDocument({ id: 'd', text: '東京 東京 ferry ferry' })]);
    const [hit] = searcher.search(makeRequest('東京 ferry', { explain: true })).hits;
    const saturations = hit?.explanation?.details.map(({ description }) => description.split('k1 = ')[1]);
    expect(saturations).toEqual([String(pairK1), String(k1)]);
  });

  it('gives a tree whose parts make up the score of every hit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ title: anyText, text: anyText, language: fc.constantFrom(null, 'ru') }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.constantFrom(...vocabulary, 'lamtern', 'harbo'), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('relevance' as const, 'date:desc' as const),
        (collection, words, sort) => {
          const searcher = searcherOf(
            collection.map((given, index) => makeDocument({ id: `d${index}`, ...given })),
          );
          const request = makeRequest(words.join(' '), { explain: true, limit: 50, prefix: 'last', sort });
          for (const { score, explanation } of searcher.search(request).hits) {
            expect(explanation!.value).toBeCloseTo(score, 9);
            const isLowered = explanation!.description.startsWith('lowered');
            expectWords(isLowered ? explanation!.details[0]! : explanation!);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('names the word, its fields and the idf', () => {
    const searcher = searcherOf([makeDocument({ id: 'a', title: 'Ferries', text: 'a ferry and a ferry' })]);
    const text = JSON.stringify(
      searcher.search(makeRequest('ferry', { explain: true })).hits[0]!.explanation,
    );
    for (const part of [
      '1 times in title, which has 1 words',
      '2 times in text, which has 5 words',
      'in 1 documents',
    ])
      expect(text).toContain(part);
  });

  it('is left out unless asked for', () => {
    const searcher = searcherOf([makeDocument({ id: 'a', text: 'ferry' })]);
    expect(searcher.search(makeRequest('ferry')).hits[0]).not.toHaveProperty('explanation');
  });
});
