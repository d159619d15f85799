import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Searcher } from '../../../src/search/searcher.js';
import { idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const vocabulary = ['ferry', 'ferries', 'harbour', 'tide', 'rope', 'the', 'паром'];
const words = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: most }).map((list) => list.join(' '));
const anyDocument = fc.record({
  title: words(3),
  text: words(30),
  language: fc.constantFrom('en', 'en', 'ru'),
  isDeleted: fc.boolean(),
  isApart: fc.boolean(),
});
const someWords = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 });
const anyPart = fc.oneof(
  someWords.map((list) => list.join(' ')),
  someWords.map((list) => `"${list.join(' ')}"`),
  someWords.map((list) => `"${list.join(' ')}"~2`),
);

describe('ranking what holds all words', () => {
  it('gives what ranking the set of matches gives, with phrases and without', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 1, maxLength: 150 }),
        fc.array(anyPart, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 30 }),
        (given, parts, limit) => {
          const documents = given.map((document, index) => makeDocument({ ...document, id: `d${index}` }));
          const gone = new Set(documents.filter((_, index) => given[index]?.isDeleted).map(({ id }) => id));
          const segments = [true, false].map((isApart) =>
            documents.filter((_, index) => given[index]?.isApart === isApart),
          );
          const searcher = new Searcher(makeGeneration(segments, gone), {
            timeoutMs: Number.POSITIVE_INFINITY,
          });
          const query = parts.join(' ');
          const options = { match: 'all', fuzzy: 'off', prefix: 'off', snippets: 0 } as const;
          const searched = searcher.search(makeRequest(query, { ...options, limit }));
          const ranked = searcher.rank(query, limit, 'all', false);
          expect(
            ranked.map(({ segment, document, score }) => [
              searcher.generation.segments[segment]?.segment.ids.key(document),
              score,
            ]),
          ).toEqual(searched.hits.map(({ id, score }) => [id, score]));
          expect(idsOf(searched.hits).every((id) => !gone.has(id))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('skips blocks of long lists without losing a hit', () => {
    const documents = Array.from({ length: 5000 }, (_, index) =>
      makeDocument({
        id: `d${index}`,
        text: `${'ferry '.repeat(1 + ((index * 7919) % 11))} tide ${index % 5 === 0 ? 'rope' : 'boat'} ${'salt '.repeat(index % 60)}`,
      }),
    );
    const searcher = new Searcher(makeGeneration([documents]), { timeoutMs: Number.POSITIVE_INFINITY });
    for (const query of ['ferry tide', 'ferry rope', '"tide rope"', 'ferry "tide boat"']) {
      const searched = searcher.search(
        makeRequest(query, { match: 'all', fuzzy: 'off', prefix: 'off', snippets: 0 }),
      );
      const ranked = searcher.rank(query, 10, 'all', false);
      expect(
        ranked.map(({ document }) => searcher.generation.segments[0]?.segment.ids.key(document)),
      ).toEqual(idsOf(searched.hits));
      expect(ranked).toHaveLength(10);
    }
  });
});
