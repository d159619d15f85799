import { expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const documents = [
  makeDocument({ id: 'running', text: 'They were running for the harbour.' }),
  makeDocument({ id: 'runs', text: 'She runs for office.' }),
  makeDocument({ id: 'other', text: 'The ferry left.' }),
];

it.each(['runn', 'running'])('%s finds running and runs', (query) => {
  expect(new Set(idsOf(ask(documents, query).hits))).toEqual(new Set(['running', 'runs']));
});
