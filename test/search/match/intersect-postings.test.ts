import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedParameters } from '../../../src/index/format/schema.js';
import { intersectPostings } from '../../../src/search/match/intersect-postings.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { ALL_FIELDS } from '../../../src/search/plan/field-mask.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { openSegments, type SegmentSearch } from '../../../src/search/score/segment-search.js';
import { SegmentWeights } from '../../../src/search/score/segment-weights.js';
import type { TermPostings } from '../../../src/search/score/term-postings.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const words = ['ferry', 'storm', 'harbour', 'quay'];

interface OpenedWords {
  readonly postings: readonly TermPostings[];
  readonly search: SegmentSearch;
}

/** The postings of the words in one segment, whose documents are the texts, opened for a search of its own. */
function openWords(texts: readonly string[], asked: readonly string[]): OpenedWords {
  const documents = texts.map((text, number) => makeDocument({ id: String(number).padStart(4, '0'), text }));
  const generation = makeGeneration([documents]);
  const budget = new SearchBudget(Infinity);
  const plan = planQuery(new CandidateFinder(generation, budget), parseQuery(asked.join(' ')).query, {
    match: 'any',
    fuzzy: false,
    prefix: 'off',
    widen: 'nothing',
  });
  const weights = generation.segments.map((live) => new SegmentWeights(live, generation, shippedParameters));
  const [search] = openSegments(weights, ALL_FIELDS, budget);
  return { postings: search!.postingsOf(plan.words), search: search! };
}

/** Texts that hold each word with a likelihood of its own, so that postings are of like or very different length. */
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

describe('the intersection of postings', () => {
  it('is just the documents in all of them, ascending, each with its index in each', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 4 }), (all, count) => {
        const { postings, search } = openWords(all, words.slice(0, count));
        const found: number[] = [];
        intersectPostings(postings, search, (document, indexes) => {
          found.push(document);
          expect(postings.map(({ docIds }, number) => docIds[indexes[number] ?? -1])).toEqual(
            postings.map(() => document),
          );
        });
        const [first, ...others] = postings.map(({ docIds }) => [...docIds]);
        expect(found).toEqual((first ?? []).filter((one) => others.every((docIds) => docIds.includes(one))));
      }),
      runs(40),
    );
  });

  it('leaves nothing to another search when a visit fails', () => {
    const all = Array.from({ length: 300 }, (_, number) => (number % 3 === 0 ? 'ferry storm' : 'ferry'));
    const failing = openWords(all, ['ferry', 'storm']);
    expect(() => {
      intersectPostings(failing.postings, failing.search, () => {
        throw new RangeError('no more');
      });
    }).toThrow('no more');
    const other = openWords(
      all.map((text, number) => (number % 2 === 0 ? text : 'quay')),
      ['ferry', 'storm'],
    );
    const found: number[] = [];
    intersectPostings(other.postings, other.search, (document) => found.push(document));
    expect(found).toEqual(Array.from({ length: 50 }, (_, number) => number * 6));
  });
});
