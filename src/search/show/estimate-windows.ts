// What the windows of a body are worth, by the positions of its words alone: where each begins and ends in characters is not
// known without reading the text, so its length is taken from the average length of a word. Scores as `scoreWindows` does.

import { weightOf } from './matched-words.js';
import type { Occurrences } from './occurrence-finder.js';
import { MAX_WINDOW_LENGTH, REPEATED_SHARE, scoreNeighbours } from './score-windows.js';

/**
 * How many words lie between the first and the last word of a window, both counted, at most.
 * @param unitsPerWord UTF-16 units from the beginning of a word to that of the next, on average
 */
export function windowReach(unitsPerWord: number): number {
  return Math.max(1, Math.floor((MAX_WINDOW_LENGTH + 1) / unitsPerWord));
}

/**
 * The score of the best window that begins at each occurrence.
 * @param reach words of a window
 */
export function estimateWindows({ positions, wordOf, words }: Occurrences, reach: number): Float64Array {
  const orders = words.map(({ order }) => order);
  const weights = words.map(weightOf);
  const scores = new Float64Array(positions.length);
  /** By the order of a word: the occurrence from which it was last seen, from 1. */
  const seenFrom = new Uint32Array(Math.max(0, ...orders) + 1);
  for (let from = 0; from < positions.length; from += 1) {
    const end = (positions[from] ?? 0) + reach;
    let before = from;
    let score = 0;
    let best = 0;
    for (let to = from; to < positions.length && (positions[to] ?? 0) < end; to += 1) {
      const order = orders[wordOf[to] ?? 0] ?? 0;
      const weight = weights[wordOf[to] ?? 0] ?? 0;
      score += seenFrom[order] === from + 1 ? weight * REPEATED_SHARE : weight;
      seenFrom[order] = from + 1;
      if (to > from) {
        const distance = (positions[to] ?? 0) - (positions[before] ?? 0);
        score += scoreNeighbours(distance, order - (orders[wordOf[before] ?? 0] ?? 0));
      }
      before = to;
      if (score > best) best = score;
    }
    scores[from] = best;
  }
  return scores;
}
