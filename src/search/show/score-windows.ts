// Which matches of a text are worth showing together. A window is a run of neighbouring matches that fits into one snippet;
// it scores by the distinct query words in it, each by its rarity, and more when they stand close and in the order of the query.

import type { Match } from './match.js';

/** UTF-16 units from the first match of a window to the end of its last one, at most. */
export const MAX_WINDOW_LENGTH = 190;
/** Share of its weight that a word adds when the window holds it already: seen again, it says little more. */
export const REPEATED_SHARE = 0.05;
/** Added for each match that follows the one before it as it does in the query. */
export const IN_ORDER_BONUS = 0.3;
/** Taken off for each word between two neighbouring matches ... */
const GAP_COST = 0.01;
/** ... of which at most this many count. */
const MAX_COUNTED_GAP = 20;
/** Scores that differ by no more than rounding are equal: the earlier and shorter window then wins. */
export const ROUNDING = 1e-9;

/** Neighbouring matches that one snippet can show. */
export interface MatchWindow {
  /** In the order of the text. */
  readonly matches: readonly Match[];
  /** In units of the weight of a match, which is about the idf of its word. */
  readonly score: number;
}

/** A window as a range of a list of matches, `from` inclusive, `to` exclusive. */
interface ScoredRange {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/**
 * The best windows of a text, in the order of the text; none shares a match with another. Greedy: the best window is taken,
 * then the best of what is left on either side of those taken.
 * @param matches in the order of the text
 * @param count most windows wanted
 */
export function scoreWindows(matches: readonly Match[], count: number): MatchWindow[] {
  const windows: MatchWindow[] = [];
  let free: readonly (readonly Match[])[] = [matches];
  while (windows.length < count) {
    let best: ScoredRange | null = null;
    let part = -1;
    for (const [number, list] of free.entries()) {
      const found = bestRange(list);
      if (found === null || (best !== null && found.score <= best.score)) continue;
      best = found;
      part = number;
    }
    if (best === null) break;
    const { from, to, score } = best;
    const list = free[part] ?? [];
    windows.push({ matches: list.slice(from, to), score });
    free = free.flatMap((other, number) =>
      number === part ? [list.slice(0, from), list.slice(to)] : [other],
    );
  }
  return windows.sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ matches }: MatchWindow): number {
  return matches[0]?.start ?? 0;
}

/** The best window of a list of matches: every first match is tried with every last one within the length of a window. */
function bestRange(matches: readonly Match[]): ScoredRange | null {
  let best: ScoredRange | null = null;
  /** By the order of a word in the query: the first match of the last window it was seen in. */
  const seenFrom = new Map<number, number>();
  for (let from = 0; from < matches.length; from += 1) {
    const first = matches[from];
    if (first === undefined) break;
    let score = 0;
    let before = first;
    for (let to = from; to < matches.length; to += 1) {
      const match = matches[to];
      if (match === undefined || match.end - first.start > MAX_WINDOW_LENGTH) break;
      score += seenFrom.get(match.order) === from ? match.weight * REPEATED_SHARE : match.weight;
      seenFrom.set(match.order, from);
      if (to > from) score += scoreNeighbours(match.position - before.position, match.order - before.order);
      before = match;
      if (best === null || score > best.score + ROUNDING) best = { from, to: to + 1, score };
    }
  }
  return best;
}

/**
 * What a match adds by standing behind the one before it.
 * @param distance between the two in the text, in words
 * @param inQuery the same in the query
 */
export function scoreNeighbours(distance: number, inQuery: number): number {
  const gap = Math.min(Math.max(distance - 1, 0), MAX_COUNTED_GAP) * GAP_COST;
  return distance === inQuery ? IN_ORDER_BONUS - gap : -gap;
}
