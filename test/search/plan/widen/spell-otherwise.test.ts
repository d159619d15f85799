import { expect, it } from 'vitest';
import { ask, makeDocument } from '../../memory-generation.js';

const documents = [
  makeDocument({ id: 'one', text: 'Dropbox keeps files.' }),
  makeDocument({ id: 'two', text: 'Put it into the drop box.' }),
  makeDocument({ id: 'drop', text: 'A drop of ink, and another drop.' }),
  makeDocument({ id: 'rain', text: 'A drop of rain.' }),
  makeDocument({ id: 'box', text: 'A box of tea.' }),
  makeDocument({ id: 'form', text: 'They stood in form, to inform others.' }),
];
const found = (query: string, options = {}): string[] =>
  ask(documents, query, options).hits.map(({ id }) => id);

it('words that documents write as two and as one are found either way, as typed first', () => {
  expect(found('dropbox')).toEqual(['one', 'two']);
  expect(found('drop box')[0]).toBe('two');
  expect(found('drop box').at(-1)).toBe('one');
});

it('nothing is looked for otherwise where the query is to be taken as it was typed', () => {
  expect(found('dropbox', { fuzzy: 'off' })).toEqual(['one']);
});

it('halves have to stand side by side', () => {
  expect(ask([...documents.slice(0, 1), ...documents.slice(2)], 'dropbox').totalHits).toBe(1);
});
