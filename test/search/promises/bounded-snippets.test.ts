import { describe, expect, it, vi } from 'vitest';
import { Searcher } from '../../../src/search/searcher.js';
import type { Match } from '../../../src/search/show/matched-words.js';
import { scoreWindows } from '../../../src/search/show/score-windows.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const MEGABYTE = 1 << 20;
const quiet = 'All was quiet on the river and on the road beside it. ';
const ferry = 'The ferry sailed to the harbour. ';

/** A text of so many UTF-16 units, about, in which one of `every` sentences may match. */
function textOf(length: number, every: number): string {
  const part = quiet.repeat(every - 1) + ferry;
  return part.repeat(Math.ceil(length / part.length));
}

/** The first hit of a search of one document, and how much of its text was read for it. */
function show(text: string, query: string, snippets: number): { html: string[]; unitsRead: number } {
  const generation = makeGeneration([[makeDocument({ id: 'a', text })]]);
  const stored = generation.segments[0]!.segment.stored;
  const read = vi.spyOn(stored, 'text');
  const searcher = new Searcher(generation, { timeoutMs: Number.POSITIVE_INFINITY });
  const [hit] = searcher.search(makeRequest(query, { snippets })).hits;
  return {
    html: hit!.snippets.map((snippet) => snippet.html),
    unitsRead: read.mock.calls.reduce((sum, [, from, to]) => sum + to - from, 0),
  };
}

describe('the cost of snippets is bounded on very long documents', () => {
  it('by reading no more of three megabytes than of one, and little of either', () => {
    const one = show(textOf(MEGABYTE, 50), 'ferry harbour', 5);
    const three = show(textOf(3 * MEGABYTE, 50), 'ferry harbour', 5);
    expect(three.unitsRead).toBe(one.unitsRead);
    expect(one.unitsRead).toBeLessThan(20_000);
    expect(one.html).toHaveLength(5);
  });

  it('by reading no text where no snippet is wanted', () => {
    expect(show(textOf(MEGABYTE / 8, 5), 'ferry', 0).unitsRead).toBe(0);
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

  it('and still shows the only match, wherever in a megabyte it stands', () => {
    for (const share of [0, 0.5, 1]) {
      const before = quiet.repeat(Math.floor((share * MEGABYTE) / quiet.length));
      const after = quiet.repeat(Math.floor(((1 - share) * MEGABYTE) / quiet.length));
      const { html, unitsRead } = show(`${before}The lantern was lit. ${after}`, 'lantern', 1);
      expect(html[0]).toContain('<mark>lantern</mark> was lit.');
      expect(html[0]?.length).toBeLessThan(400);
      expect(unitsRead).toBeLessThan(4000);
    }
  });
});
