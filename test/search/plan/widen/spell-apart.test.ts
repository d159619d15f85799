import { expect, it } from 'vitest';
import { ask, makeDocument } from '../../memory-generation.js';

const documents = [
  makeDocument({ id: 'tube', text: 'Watch it on you tube tonight.' }),
  makeDocument({ id: 'rfc', text: 'As RFC 793 has it.' }),
];
const found = (query: string): string[] => ask(documents, query).hits.map(({ id }) => id);
/** Words that no document holds, nor parts of them. */
const unknown = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `qxzv${String.fromCodePoint(97 + (n % 26), 97 + Math.floor(n / 26))}kjw`,
  ).join(' ');

it('a word that no document holds is found as two that stand side by side', () => {
  expect(found('youtube')).toEqual(['tube']);
  expect(found('rfc793')).toEqual(['rfc']);
});

it('the first 64 unknown words of a query are divided', () => {
  expect(found(`${unknown(63)} youtube`)).toEqual(['tube']);
  expect(found(`${unknown(64)} youtube`)).toEqual([]);
});
