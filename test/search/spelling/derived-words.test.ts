import { expect, it } from 'vitest';
import { isDerived } from '../../../src/search/spelling/derived-words.js';
import { ask, makeDocument, makeGeneration } from '../memory-generation.js';

const documents = [
  ...Array.from({ length: 30 }, (_, number) =>
    makeDocument({ id: `d${number}`, text: 'Shoppers paid a billion for a national ticket.' }),
  ),
  makeDocument({ id: 'ship', text: 'The ship was stripped; a special farm, and a bull.' }),
];

it.each(['shippers', 'shipper', 'specialty', 'nationale', 'farmers', 'bullion', 'ticketing'])(
  '%s is made of a word that documents hold',
  (word) => {
    expect(isDerived(makeGeneration([documents]), word)).toBe(true);
  },
);

it.each(['nationl', 'shoppres', 'tikcet', 'bilion'])('%s is not', (word) => {
  expect(isDerived(makeGeneration([documents]), word)).toBe(false);
});

it('such a word is searched as it was typed', () => {
  for (const query of ['shippers', 'bullion']) expect(ask(documents, query).searchedFor).toBeUndefined();
});
