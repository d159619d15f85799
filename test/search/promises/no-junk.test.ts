import { expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

const documents = [
  makeDocument({ id: 'a', title: 'Ferry inquiry', text: 'The inquiry into the ferry opened.' }),
];

it('nonsense finds nothing, and nothing is suggested where nothing is near', () => {
  const { totalHits, hits, suggestion } = ask(documents, 'zzqx');
  expect({ totalHits, hits, suggestion }).toEqual({ totalHits: 0, hits: [], suggestion: null });
});

it('a misspelling that finds nothing is offered a word that does', () => {
  const { totalHits, suggestion } = ask(documents, 'inqury', { fuzzy: 'auto' });
  expect(suggestion).toBe('inquiry');
  expect(totalHits).toBe(1);
});
