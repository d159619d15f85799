import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/search/plan/plan-query.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { makeSnippets } from '../../../src/search/show/make-snippets.js';
import { type Match, MatchedWords } from '../../../src/search/show/matched-words.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { ask, makeDocument } from '../memory-generation.js';

const MEGABYTE = 1 << 20;
const emptyPlan = { words: [], stopWords: [] } as unknown as Plan;

/** Counts the work of making snippets: characters analyzed, and looks at matches. */
class CountedWork extends MatchedWords {
  characters = 0;
  looks = 0;
  readonly #every: number;

  /** @param every a match stands at each of these characters */
  constructor(every: number) {
    super(emptyPlan, new Analyzers());
    this.#every = every;
  }

  override find(_analyzer: string, text: string): Match[] {
    this.characters += text.length;
    return Array.from({ length: Math.floor(text.length / this.#every) }, (_, index): Match => {
      const start = index * this.#every;
      const look = (): void => {
        this.looks += 1;
      };
      return {
        get start() {
          look();
          return start;
        },
        end: start + 4,
        position: index,
        order: index % 3,
        weight: 2,
        isStopWord: false,
      };
    });
  }
}

function workOf(length: number, count: number): CountedWork {
  const work = new CountedWork(10);
  const document = makeDocument({
    id: 'a',
    text: 'ferry ship '.repeat(Math.ceil(length / 11)).slice(0, length),
  });
  makeSnippets(document, 'english', work, count, new SearchBudget(Infinity));
  return work;
}

describe('the cost of snippets is bounded on very long documents', () => {
  it('by the same work for one megabyte as for ten', () => {
    const one = workOf(MEGABYTE, 5);
    const ten = workOf(10 * MEGABYTE, 5);
    expect(ten.characters).toBe(one.characters);
    expect(ten.looks).toBe(one.looks);
  });

  it('by reading less than a third of a megabyte once, however many snippets are wanted', () => {
    expect(workOf(MEGABYTE, 1).characters).toBeLessThan(MEGABYTE / 3);
    expect(workOf(MEGABYTE, 5).characters).toBe(workOf(MEGABYTE, 1).characters);
  });

  it('by looks at matches that grow with their number, not with its square', () => {
    const matches = workOf(MEGABYTE, 5).characters / 10;
    expect(workOf(MEGABYTE, 5).looks).toBeLessThan(matches * 200);
    const less = workOf(MEGABYTE / 16, 5);
    const more = workOf(MEGABYTE / 8, 5);
    expect(more.looks / less.looks).toBeLessThan(2.5);
  });

  it('and still shows the match near the beginning of a megabyte', () => {
    const text = `${'Nothing of note. '.repeat(100)}The lantern was lit. ${'Silence fell. '.repeat(75_000)}`;
    expect(text.length).toBeGreaterThan(MEGABYTE);
    const [hit] = ask([makeDocument({ id: 'a', text })], 'lantern').hits;
    expect(hit?.snippets[0]?.html).toContain('<mark>lantern</mark>');
    expect(hit?.snippets[0]?.text.length).toBeLessThan(400);
  });
});
