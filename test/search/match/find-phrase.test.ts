import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const phraseWord = fc.constantFrom('ferry', 'harbour', 'tide');
/** Long enough that positions beyond the width of a position mask matter, mostly with other words between. */
const anyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constant('x') }, { weight: 1, arbitrary: phraseWord }), {
    maxLength: 80,
  })
  .map((words) => words.join(' '));

/** Whether positions can be chosen, one for each word and less its own in the phrase, that lie at most `slop` apart. */
function holds(text: string, phrase: readonly string[], slop: number): boolean {
  const words = text.split(' ');
  const starts = phrase.map((wanted, offset) =>
    words.flatMap((word, position) => (word === wanted ? [position - offset] : [])),
  );
  const spans = (chosen: readonly number[]): boolean => Math.max(...chosen) - Math.min(...chosen) <= slop;
  const choose = (chosen: readonly number[]): boolean =>
    chosen.length === starts.length
      ? spans(chosen)
      : (starts[chosen.length] ?? []).some((start) => choose([...chosen, start]));
  return choose([]);
}

describe('a phrase', () => {
  it('is found in exactly the documents in which a scan finds it, near or far, with slop and without', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 12 }),
        fc.array(phraseWord, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(0, 0, 1, 2, 7, 15, 16, 40),
        (texts, phrase, slop) => {
          const documents = texts.map((text, number) => makeDocument({ id: `d${number}`, text }));
          const searcher = new Searcher(makeGeneration([documents]), { timeoutMs: Number.POSITIVE_INFINITY });
          const query = `"${phrase.join(' ')}"${slop === 0 ? '' : `~${slop}`}`;
          const plain = { fuzzy: 'off', prefix: 'off', snippets: 0, limit: 100 } as const;
          const expected = texts.flatMap((text, number) => (holds(text, phrase, slop) ? [`d${number}`] : []));
          expect(idsOf(searcher.search(makeRequest(query, plain)).hits).sort()).toEqual(expected.sort());
        },
      ),
      runs(80),
    );
  });
});
