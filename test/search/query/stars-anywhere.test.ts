import { describe, expect, it } from 'vitest';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const texts = {
  ferry: 'The ferry leaves the island at noon.',
  fury: 'A fury of wind came over the pier.',
  berry: 'Every berry is picked by hand.',
  merry: 'They were merry all evening.',
  code: 'Call getUserName for the name of a person.',
  muller: 'Herr Müllerson wohnt nebenan.',
  none: 'Nothing of the kind.',
};
const documents = Object.entries(texts).map(([id, text]) => makeDocument({ id, text }));

const found = (query: string): string[] => idsOf(ask(documents, query, { fuzzy: 'off' }).hits).sort();

describe('a star anywhere in a word', () => {
  it.each([
    ['f*rry', ['ferry']],
    ['f*ry', ['ferry', 'fury']],
    ['*erry', ['berry', 'ferry', 'merry']],
    ['*erry*', ['berry', 'ferry', 'merry']],
    ['**erry', ['berry', 'ferry', 'merry']],
    ['F*RRY', ['ferry']],
    ['*ferry', ['ferry']],
    ['fe*r*y', ['ferry']],
    ['m\u00fcl*son', ['muller']],
    ['*erry -f*y', ['berry', 'merry']],
    ['+*erry noon', ['berry', 'ferry', 'merry']],
    ['text:f*rry', ['ferry']],
    ['title:f*rry', []],
    ['f*rry AND is*nd', ['ferry']],
    ['\\*erry', []],
  ])('%s finds the words it stands for', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('marks the words it stands for', () => {
    const [hit] = ask(documents, 'f*rry').hits;
    expect(hit?.snippets[0]?.html).toContain('<mark>ferry</mark>');
  });

  it('finds words, not the parts of words that are written together', () => {
    expect(found('*rname')).toEqual(['code']);
    expect(found('us*r')).toEqual([]);
  });

  it('finds what is written with a star where no word is like it', () => {
    const censored = [makeDocument({ id: 'a', text: 'Well, sh*t happens.' })];
    expect(idsOf(ask(censored, 'sh*t').hits)).toEqual(['a']);
    expect(idsOf(ask([makeDocument({ id: 'a', text: 'M*A*S*H was on.' })], 'M*A*S*H').hits)).toEqual(['a']);
  });

  it('finds the same however the documents are spread over segments', () => {
    const asked = makeRequest('*erry');
    const spread = new Searcher(makeGeneration(documents.map((each) => [each])), { timeoutMs: Infinity });
    expect(idsOf(spread.search(asked).hits)).toEqual(idsOf(ask(documents, '*erry').hits));
  });

  it('is passed over, and named, where more words would be looked through than the bound', () => {
    const candidates = new CandidateFinder(makeGeneration([documents]), new SearchBudget(Infinity));
    const options = {
      match: 'auto',
      fuzzy: false,
      prefix: 'off',
      widen: 'nothing',
      scannedWords: 6,
    } as const;
    const plan = planQuery(candidates, parseQuery('*erry f*ry berry*').query, options);
    expect(plan.passedOver.unstarred).toEqual(['*erry']);
    expect(plan.words.map(({ form }) => form)).toEqual(['f*ry', 'berry']);
  });

  it('is passed over, and said to be, in more words than a query may have stars in', () => {
    const { warnings, hits } = ask(documents, 'b*rry me*y fe*y fu*y no*g');
    expect(warnings).toEqual([
      'A star inside or before a word asks for too much here. Looked for without it: "no*g".',
    ]);
    expect(idsOf(hits).sort()).toEqual(['berry', 'ferry', 'fury', 'merry']);
  });

  it('does no more work than the budget of the search has', () => {
    const candidates = new CandidateFinder(makeGeneration([documents]), new SearchBudget(0));
    expect(candidates.match(['', 'erry'], 10)).toEqual([]);
    expect(candidates.budget.isPartial).toBe(true);
  });
});
