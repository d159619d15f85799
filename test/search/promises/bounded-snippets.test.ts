import { describe, expect, it, vi } from 'vitest';
import type { Generation } from '../../../src/index/read/generation.js';
import { Searcher } from '../../../src/search/searcher.js';
import type { Match } from '../../../src/search/show/match.js';
import { scoreWindows } from '../../../src/search/show/score-windows.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

/** UTF-16 units of a long text. */
const LENGTH = 1 << 19;
const quiet = 'All was quiet on the river and on the road beside it. ';
const ferry = 'The ferry sailed to the harbour. ';

/** A text of so many UTF-16 units, about, in which one of `every` sentences may match. */
function textOf(length: number, every: number): string {
  const part = quiet.repeat(every - 1) + ferry;
  return part.repeat(Math.ceil(length / part.length));
}

/** The first hit of a search of one document, and how much of its text was read for it. */
function show(text: string, query: string, snippets: number): { html: string[]; unitsRead: number } {
  return showIn(makeGeneration([[makeDocument({ id: 'a', text })]]), query, snippets);
}

function showIn(
  generation: Generation,
  query: string,
  snippets: number,
): { html: string[]; unitsRead: number } {
  const stored = generation.segments[0]!.segment.stored;
  const read = vi.spyOn(stored, 'text').mockClear();
  const searcher = new Searcher(generation, { timeoutMs: Number.POSITIVE_INFINITY });
  const [hit] = searcher.search(makeRequest(query, { snippets })).hits;
  return {
    html: hit!.snippets.map((snippet) => snippet.html),
    unitsRead: read.mock.calls.reduce((sum, [, from, to]) => sum + to - from, 0),
  };
}

describe('the cost of snippets is bounded on very long documents', () => {
  it('by reading no more of a text of a megabyte than of half of it, and little of either', () => {
    const half = show(textOf(LENGTH, 50), 'ferry harbour', 5);
    const whole = show(textOf(2 * LENGTH, 50), 'ferry harbour', 5);
    expect(whole.unitsRead).toBe(half.unitsRead);
    expect(half.unitsRead).toBeLessThan(20_000);
    expect(half.html).toHaveLength(5);
  });

  it('by reading no text where no snippet is wanted', () => {
    expect(show(textOf(LENGTH / 8, 5), 'ferry', 0).unitsRead).toBe(0);
  });

  it('by looks at matches that grow with their number, not with its square', () => {
    let looks = 0;
    const matches = Array.from({ length: 8000 }, (_, index): Match => ({
      get start() {
        looks += 1;
        return index * 10;
      },
      end: index * 10 + 4,
      position: index,
      order: index % 3,
      weight: 2,
      isStopWord: false,
    }));
    scoreWindows(matches, 5);
    expect(looks).toBeLessThan(matches.length * 200);
  });

  it('and still shows a match wherever it stands', () => {
    const middle = quiet.repeat(Math.floor(LENGTH / quiet.length));
    const lit = (what: string): string => `The ${what} was lit. `;
    const text = lit('lantern') + middle + lit('beacon') + middle + lit('candle');
    const generation = makeGeneration([[makeDocument({ id: 'a', text })]]);
    for (const what of ['lantern', 'beacon', 'candle']) {
      const { html, unitsRead } = showIn(generation, what, 1);
      expect(html[0]).toContain(`<mark>${what}</mark> was lit.`);
      expect(html[0]?.length).toBeLessThan(400);
      expect(unitsRead).toBeLessThan(4000);
    }
  });
});
