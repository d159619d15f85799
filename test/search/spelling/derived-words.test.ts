import { expect, it } from 'vitest';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { isDerived } from '../../../src/search/spelling/derived-words.js';
import { ask, makeDocument, makeGeneration } from '../memory-generation.js';

const documents = [
  ...Array.from({ length: 30 }, (_, number) =>
    makeDocument({ id: `d${number}`, text: 'Shoppers paid a billion for a national ticket.' }),
  ),
  makeDocument({ id: 'ship', text: 'The ship was stripped; a special farm, and a bull.' }),
];

const candidates = (milliseconds = Number.POSITIVE_INFINITY): CandidateFinder =>
  new CandidateFinder(makeGeneration([documents]), new SearchBudget(milliseconds));

it.each(['shippers', 'shipper', 'specialty', 'nationale', 'farmers', 'bullion', 'ticketing'])(
  '%s is made of a word that documents hold',
  (word) => {
    expect(isDerived(candidates(), word)).toBe(true);
  },
);

it.each(['nationl', 'shoppres', 'tikcet', 'bilion'])('%s is not', (word) => {
  expect(isDerived(candidates(), word)).toBe(false);
});

it('such a word is searched as it was typed', () => {
  for (const query of ['shippers', 'bullion']) expect(ask(documents, query).searchedFor).toBeUndefined();
});
