// What documents write as one word tells of a query of two no more than its words do.

import { expect, it } from 'vitest';
import { CandidateFinder } from '../../../../src/search/plan/candidate-finder.js';
import { planQuery } from '../../../../src/search/plan/plan-query.js';
import { parseQuery } from '../../../../src/search/query/parse-query.js';
import { SearchBudget } from '../../../../src/search/search-budget.js';
import { makeDocument, makeGeneration } from '../../memory-generation.js';

const texts = ['harbourmaster harbourmaster harbourmaster harbourmaster', 'harbour', 'master', 'ferry'];
const documents = texts.flatMap((text) =>
  Array.from({ length: 20 }, (_, number) => makeDocument({ id: `${text} ${number}`, text })),
);
const candidates = new CandidateFinder(makeGeneration([documents]), new SearchBudget(Infinity));

function wordsOf(query: string): { form: string; idf: number; count: number }[] {
  const options = { match: 'any', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;
  const { words } = planQuery(candidates, parseQuery(query).query, options);
  return words.map(({ form, idf, variants }) => ({ form, idf, count: variants.length }));
}

it('two words that documents write as one tell as much as each by itself', () => {
  const [harbour, master] = [...wordsOf('harbour'), ...wordsOf('master')];
  expect(wordsOf('harbour master')).toEqual([
    { ...harbour, count: 2 },
    { ...master, count: 2 },
  ]);
});
