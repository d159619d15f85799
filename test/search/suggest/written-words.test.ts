// Suggestions are words that somebody wrote, with the hyphens they are written with.

import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { completeQuery } from '../../../src/search/suggest/complete-query.js';
import { ask, idsOf, makeDocument, makeGeneration } from '../memory-generation.js';

function texts(documents: readonly Document[], typed: string): string[] {
  const generation = makeGeneration([documents]);
  const searcher = new Searcher(generation, { timeoutMs: Number.POSITIVE_INFINITY });
  const candidates = new CandidateFinder(generation, new SearchBudget(Infinity));
  return completeQuery(candidates, typed, 8, (query) => searcher.countAll(query)).map(({ text }) => text);
}

const traders = Array.from({ length: 8 }, (_, index) =>
  makeDocument({
    id: `t${index}`,
    title: '',
    text: `Harbour-master number ${index} of the Iraqi-German line sails for the U.S. with users. The AC/DC cargo, 978 0 306 40615 7. Anna Bell-era law ${index}.`,
    language: 'en',
  }),
);

describe('a suggestion', () => {
  it.each(['iraqi', 'iraqi-', 'iraqig', 'iraqi g', 'harb', 'anna', 'anna bell', 'ac', '978', 'u.s', 'us'])(
    'for %s holds no words as one that texts write apart',
    (typed) => {
      const found = texts(traders, typed);
      for (const text of found) expect(text).not.toMatch(/iraqigerman|harbourmaster|bellera|acdc|9780|u\.se/);
    },
  );

  it('keeps hyphens', () => {
    expect(texts(traders, 'harb')).toContain('harbour-master');
    expect(texts(traders, 'harbour-')).toContain('harbour-master');
    expect(texts(traders, 'harbourm')).toContain('harbour-master');
    expect(texts(traders, 'iraqi').every((text) => text.startsWith('iraqi-german'))).toBe(true);
  });

  it.each(['anna bell -', 'anna bell +', 'anna bell - '])('for %s requires and excludes nothing', (typed) => {
    const found = texts(traders, typed);
    expect(found.length).toBeGreaterThan(0);
    for (const text of found) expect(text).not.toMatch(/(?:^|\s)[-+]/);
  });

  it('goes on from two Chinese characters with titles, whole', () => {
    const title = '\u4e2d\u56fd\u7ecf\u6d4e\u53d1\u5c55';
    const chinese = [makeDocument({ id: 'c', title, text: title.repeat(3), language: 'zh' })];
    expect(texts(chinese, '\u4e2d\u56fd')).toEqual([title]);
  });
});

describe('several words as one', () => {
  it('are found by the beginning of what they are without their hyphen', () => {
    expect(idsOf(ask(traders, 'harbourmas*').hits)).toHaveLength(8);
    expect(idsOf(ask(traders, 'harbourmas', { prefix: 'last' }).hits)).toHaveLength(8);
    expect(idsOf(ask(traders, 'harb*master').hits)).toHaveLength(8);
    expect(idsOf(ask(traders, 'harbourmaster').hits)).toHaveLength(8);
  });

  it('come behind those that are written as one', () => {
    const one = makeDocument({ id: 'one', text: 'The email came.', language: 'en' });
    const two = makeDocument({ id: 'two', text: 'The e-mail came.', language: 'en' });
    expect(idsOf(ask([two, one], 'email').hits)).toEqual(['one', 'two']);
    expect(idsOf(ask([one, two], 'e-mail').hits)).toEqual(['two', 'one']);
  });
});
