// A sentence finds where it stands, however long the document around it is.

import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

const sentence = 'The keeper of the harbour lights every lamp before the tide turns.';
const clause = 'The owner pays the tenant a duty under this article of the code. ';
const law = makeDocument({
  id: 'law',
  title: 'Harbour code',
  text: `${clause} ${sentence} ${clause.repeat(3000)}`,
  language: 'en',
});
const orders = Array.from({ length: 60 }, (_, index) =>
  makeDocument({
    id: `order${index}`,
    title: `Order ${index}`,
    text: `The keeper lights a lamp. Every harbour has its tide, and the tide turns before the keeper of the lamp ${index}.`,
    language: 'en',
  }),
);

describe('a sentence', () => {
  it('finds the long text that holds it before short ones with the same words', () => {
    expect(idsOf(ask([law, ...orders], sentence).hits)[0]).toBe('law');
  });

  it('comes behind the document that is titled so', () => {
    const titled = makeDocument({ id: 'titled', title: sentence, text: clause, language: 'en' });
    expect(idsOf(ask([law, ...orders, titled], sentence).hits).slice(0, 2)).toEqual(['titled', 'law']);
  });

  it('is not one in another order, nor when it is short', () => {
    expect(idsOf(ask([law, ...orders], 'tide turns before every lamp the harbour lights').hits)[0]).not.toBe(
      'law',
    );
    expect(idsOf(ask([law, ...orders], 'the tide turns').hits)[0]).not.toBe('law');
  });

  it('is named in the explanation, whose parts add up to the score', () => {
    const [hit] = ask([law, ...orders], sentence, { explain: true }).hits;
    expect(hit?.explanation?.value).toBeCloseTo(hit?.score ?? 0, 6);
    expect(JSON.stringify(hit?.explanation)).toContain('word for word');
  });
});
