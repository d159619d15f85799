import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, makeDocument, makeRequest, searcherOf } from '../memory-generation.js';

const harbour = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
  makeDocument({ id, text: 'The harbour master spoke.' }),
);

describe('did you mean', () => {
  it('is asked of a word that no document holds', () => {
    expect(ask(harbour, 'harbuor').suggestion).toBe('harbour');
    expect(ask(harbour, 'harbuor master').suggestion).toBe('harbour master');
  });

  it('is not asked of words that are found, however rare', () => {
    const documents = [...harbour, makeDocument({ id: 'g', text: 'An arbour of roses.' })];
    for (const query of ['harbour', 'harbours', 'arbour', 'master spoke', 'the', '']) {
      expect(ask(documents, query).suggestion).toBeNull();
    }
  });

  it('is not asked where nothing better is found', () => {
    expect(ask(harbour, 'zzqx').suggestion).toBeNull();
    expect(ask(harbour, 'zzqx master').suggestion).toBeNull();
    expect(ask(harbour, '+harbuor +zzqx', { match: 'all' }).suggestion).toBeNull();
    expect(ask(harbour, 'harbuor', { filter: 'section = "World"' }).suggestion).toBeNull();
  });

  const words = ['harbour', 'arbour', 'ferry', 'berry', 'harbuor', 'feryr', 'zzqx', 'lamtern', 'lantern'];

  it('comes only with a word nobody wrote or without hits, and finds something', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...words.slice(0, 4), 'lantern'), { maxLength: 6 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('auto' as const, 'all' as const, 'any' as const),
        (texts, typed, match) => {
          const searcher = searcherOf(
            texts.map((text, number) => makeDocument({ id: `d${number}`, text: text.join(' ') })),
          );
          const count = (query: string): number =>
            searcher.search(makeRequest(query, { match, fuzzy: 'off', prefix: 'off' })).totalHits;
          const { suggestion, totalHits } = searcher.search(makeRequest(typed.join(' '), { match }));
          if (suggestion === null) return;
          expect(totalHits === 0 || typed.some((word) => count(word) === 0)).toBe(true);
          expect(count(suggestion)).toBeGreaterThan(0);
          expect(count(suggestion)).toBeGreaterThanOrEqual(count(typed.join(' ')));
        },
      ),
    );
  });
});
