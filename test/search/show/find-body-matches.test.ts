import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { findBodyMatches } from '../../../src/search/show/find-body-matches.js';
import type { Match } from '../../../src/search/show/match.js';
import { MatchedWords } from '../../../src/search/show/matched-words.js';
import { OccurrenceFinder } from '../../../src/search/show/occurrence-finder.js';
import { scoreWindows } from '../../../src/search/show/score-windows.js';
import { BodyText, MAX_SHORT_LENGTH } from '../../../src/search/show/shown-text.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const analyzers = new Analyzers();
const asTyped = { match: 'any', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;

/** What is found of a query in the body of the only document of an index, and what a scan of the whole text finds. */
function findIn(
  text: string,
  query: string,
  count = 1,
  budget = new SearchBudget(Number.POSITIVE_INFINITY),
): { readonly found: Match[]; readonly scanned: Match[]; readonly unitsRead: number } {
  const generation = makeGeneration([[makeDocument({ id: 'a', text })]]);
  const [snapshot] = generation.segments;
  if (snapshot === undefined) throw new RangeError('no segment');
  const { segment } = snapshot;
  const plan = planQuery(new CandidateFinder(generation, budget), parseQuery(query).query, asTyped);
  const words = new MatchedWords(plan, analyzers);
  const read = vi.spyOn(segment.stored, 'text');
  const search = {
    text: new BodyText('text', segment.stored, 0),
    document: 0,
    analyzer: 'english',
    words,
    finder: new OccurrenceFinder(segment, 0, plan),
  };
  const found = findBodyMatches(search, count, budget);
  const unitsRead = read.mock.calls.reduce((sum, [, from, to]) => sum + to - from, 0);
  return { found, scanned: words.find('english', text), unitsRead };
}

const queries = fc.constantFrom(
  'ferry',
  'harbour ferry',
  'the ferry of the harbour',
  'to be or not ferry',
  '"ferry of the harbour"',
  'al-jaafari the ferry',
  'aljaafari ferry',
  'naïve l\u2019été 1,000',
  '漢字検索 ferry',
);
const parts = fc.constantFrom(
  ...['ferry', 'Ferries', 'harbour', 'the', 'of', 'to be', 'or not', 'naive', 'naïve.', '1,000', 'U.N.'],
  ...[
    'al-Jaafari',
    'al-\u0640',
    '\u0640',
    'aljaafari-ferry',
    'l\u2019été',
    '漢字検索',
    '漢',
    '😀',
    '\\n\\n',
    'x'.repeat(70),
  ],
);
const fillers = fc.constantFrom('quiet', 'river', 'a', 'considerable', 'said', 'x', 'night-time', '3.5', '…');
/** Texts of so many parts, of which about one in `rarity` may match. */
const textOf = (rarity: number, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 1, arbitrary: parts }, { weight: rarity, arbitrary: fillers }), {
      minLength,
      maxLength,
    })
    .map((words) => words.join(' '));

describe('the matches in a body', () => {
  it('are those that a scan of the text finds, where the text is short', () => {
    fc.assert(
      fc.property(textOf(2, 0, 80), queries, (text, query) => {
        const { found, scanned } = findIn(text, query);
        expect(found).toEqual(scanned);
      }),
      runs(100),
    );
  });

  it('are some of those that a scan finds, where the text is long', () => {
    fc.assert(
      fc.property(textOf(40, 1600, 2400), queries, fc.integer({ min: 1, max: 3 }), (text, query, count) => {
        fc.pre(text.length > MAX_SHORT_LENGTH);
        const { found, scanned } = findIn(text, query, count);
        expect(scanned).toEqual(expect.arrayContaining(found));
        expect(found.length === 0).toBe(scanned.length === 0);
      }),
      runs(20),
    );
  });

  it('hold the best windows of a long text whose words are of equal length', () => {
    const word = fc.oneof(
      { weight: 30, arbitrary: fc.constant('quiet') },
      { weight: 1, arbitrary: fc.constantFrom('ferry', 'tanks') },
    );
    const words = fc.array(word, { minLength: 1500, maxLength: 2000 });
    const asked = fc.constantFrom('ferry', 'ferry tanks', '"tanks ferry"');
    fc.assert(
      fc.property(words, asked, fc.integer({ min: 1, max: 3 }), (list, query, count) => {
        const { found, scanned } = findIn(list.join(' '), query, count);
        const best = (matches: readonly Match[]): number[] =>
          scoreWindows(matches, count).map(({ score }) => Math.round(score * 1e6));
        expect(best(found)).toEqual(best(scanned));
      }),
      runs(20),
    );
  });
});
