import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../src/search/deadline.js';
import { forEachCommon } from '../../../src/search/match/intersect-postings.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { ALL_FIELDS, openSegments } from '../../../src/search/score/segment-search.js';
import { SegmentWeights } from '../../../src/search/score/segment-weights.js';
import type { TermPostings } from '../../../src/search/score/term-postings.js';
import { shippedParameters } from '../../../src/index/format/schema.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const words = ['ferry', 'storm', 'harbour', 'quay'];

/** The lists of the words in one segment, of which each document holds some. */
function listsOf(texts: readonly string[], asked: readonly string[]): TermPostings[] {
  const documents = texts.map((text, number) => makeDocument({ id: String(number).padStart(4, '0'), text }));
  const generation = makeGeneration([documents]);
  const plan = planQuery(new CandidateFinder(generation), parseQuery(asked.join(' ')).query, {
    match: 'any',
    fuzzy: false,
    prefix: 'off',
    widen: 'nothing',
  });
  const weights = generation.segments.map((live) => new SegmentWeights(live, generation, shippedParameters));
  const [search] = openSegments(weights, ALL_FIELDS, new Deadline(10_000));
  return plan.words.flatMap((word) => search!.lists(word).map(({ postings }) => postings));
}

/** Texts that hold each word with a likelihood of its own, so that lists are of like or very different length. */
const texts = fc
  .tuple(
    fc.integer(),
    fc.array(fc.constantFrom(0.02, 0.1, 0.5, 0.95), { minLength: 4, maxLength: 4 }),
    fc.constantFrom(40, 700),
  )
  .map(([seed, shares, count]) => {
    let state = seed >>> 0;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    return Array.from({ length: count }, () =>
      ['nothing', ...words.filter((_, word) => random() < shares[word]!)].join(' '),
    );
  });

describe('documents common to some lists', () => {
  it('are just those in every list, ascending, each with its place in each', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 4 }), (all, count) => {
        const lists = listsOf(all, words.slice(0, count));
        const found: number[] = [];
        forEachCommon(lists, (document, places) => {
          found.push(document);
          expect(lists.map(({ docIds }, list) => docIds[places[list] ?? -1])).toEqual(
            lists.map(() => document),
          );
        });
        const [first, ...others] = lists.map(({ docIds }) => [...docIds]);
        expect(found).toEqual((first ?? []).filter((one) => others.every((list) => list.includes(one))));
      }),
      { numRuns: 40 },
    );
  });

  it('are passed over only in blocks said to be of no interest', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 2, max: 5 }),
        (all, count, every) => {
          const lists = listsOf(all, words.slice(0, count));
          const mayCount = (list: number, at: number): boolean => lists[list]!.blockOf(at) % every !== 0;
          const whole: number[] = [];
          const some: number[] = [];
          forEachCommon(lists, (document, places) => {
            if (lists.every((_, number) => mayCount(number, places[number] ?? 0))) whole.push(document);
          });
          const common: number[] = [];
          forEachCommon(lists, (document) => common.push(document));
          forEachCommon(lists, (document) => some.push(document), mayCount);
          expect(some.filter((one) => whole.includes(one))).toEqual(whole);
          expect(common.filter((one) => some.includes(one))).toEqual(some);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('can be asked for again after a visit has failed', () => {
    const all = Array.from({ length: 300 }, (_, number) => (number % 3 === 0 ? 'ferry storm' : 'ferry'));
    const lists = listsOf(all, ['ferry', 'storm']);
    const fail = (): never => {
      throw new RangeError('no more');
    };
    expect(() => {
      forEachCommon(lists, fail);
    }).toThrow('no more');
    const other = listsOf(
      all.map((text, number) => (number % 2 === 0 ? text : 'quay')),
      ['ferry', 'storm'],
    );
    const found: number[] = [];
    forEachCommon(other, (document) => found.push(document));
    expect(found).toEqual(Array.from({ length: 50 }, (_, number) => number * 6));
  });
});
