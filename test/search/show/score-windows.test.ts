import { describe, expect, it } from 'vitest';
import type { Match } from '../../../src/search/show/match.js';
import { scoreWindows } from '../../../src/search/show/score-windows.js';

/** Matches of words of five letters, `order` at `position`. */
function matchesAt(...pairs: readonly (readonly [order: number, position: number])[]): Match[] {
  return pairs.map(([order, position]) => ({
    start: position * 6,
    end: position * 6 + 5,
    position,
    order,
    weight: 1,
    isStopWord: false,
  }));
}

const ordersOf = (matches: readonly Match[], count = 1): number[][] =>
  scoreWindows(matches, count).map((window) => window.matches.map(({ order }) => order));

describe('the windows of a text', () => {
  it('hold the most distinct words: another word counts more than the same again', () => {
    const [best] = scoreWindows(matchesAt([0, 0], [0, 1], [0, 2], [0, 100], [1, 101]), 1);
    expect(best!.matches.map(({ position }) => position)).toEqual([100, 101]);
  });

  it('are worth more where words stand in the order of the query, and close', () => {
    const inOrder = scoreWindows(matchesAt([0, 0], [1, 1]), 1)[0]!.score;
    const turned = scoreWindows(matchesAt([1, 0], [0, 1]), 1)[0]!.score;
    const apart = scoreWindows(matchesAt([0, 0], [1, 9]), 1)[0]!.score;
    expect(inOrder).toBeGreaterThan(turned);
    expect(turned).toBeGreaterThan(apart);
  });

  it('share no match, stand in the order of the text, and are no more than wanted', () => {
    const matches = matchesAt([0, 0], [1, 100], [2, 101], [0, 200]);
    expect(ordersOf(matches, 1)).toEqual([[1, 2]]);
    expect(ordersOf(matches, 2)).toEqual([[0], [1, 2]]);
    expect(ordersOf(matches, 9)).toEqual([[0], [1, 2], [0]]);
  });

  it('are none where nothing matched', () => {
    expect(scoreWindows([], 3)).toEqual([]);
    expect(scoreWindows(matchesAt([0, 0]), 0)).toEqual([]);
  });
});
