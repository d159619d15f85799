import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSimilarWords, findWithOtherHead } from '../../../src/search/dictionary/find-similar-words.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x'), minLength: 4, maxLength: 7 });
const cyrillic = fc.string({ unit: fc.constantFrom('б', 'в', 'г', 'д'), minLength: 4, maxLength: 7 });

describe('words near a word that begin with another letter', () => {
  it.each([
    ['Latin', latin],
    ['Cyrillic', cyrillic],
  ])('are just those within one error, each with its documents, in the %s alphabet', (_, anyWord) => {
    fc.assert(
      fc.property(fc.uniqueArray(anyWord, { maxLength: 40 }), anyWord, (words, word) => {
        // Two segments, the second with every other word once more.
        const generation = makeGeneration([
          words.map((text, number) => makeDocument({ id: `a${number}`, text })),
          words
            .filter((_one, number) => number % 2 === 0)
            .map((text, number) => makeDocument({ id: `b${number}`, text })),
        ]);
        const dictionaries = { generation, budget: new SearchBudget(Infinity) };
        const all = findSimilarWords(dictionaries, word, { maxErrors: 1, prefix: '' }).filter(
          ({ form }) => !form.startsWith(word.charAt(0)),
        );
        const inOrder = (found: typeof all): string[] =>
          found.map(({ form, documentFrequency, errors }) => `${form} ${documentFrequency} ${errors}`).sort();
        expect(inOrder(findWithOtherHead(dictionaries, word))).toEqual(inOrder(all));
        for (const { form, documentFrequency } of all)
          expect(documentFrequency).toBe(words.indexOf(form) % 2 === 0 ? 2 : 1);
      }),
      runs(20),
    );
  });
});
