// Documents that stand in every one of some lists: the shortest leads, the others are galloped through (Demaine,
// Lopez-Ortiz, Munro, "Adaptive Set Intersections, Unions, and Differences", SODA 2000).

import { NO_DOCUMENT, type WordPostings } from './word-postings.js';

/**
 * Calls `visit` for each document that all lists hold, ascending.
 * @param visit gets the document and its place in each list; the places hold until it returns
 * @param mayCount of a block of the leading list, given by one of its places, whether any document in it is of interest
 */
export function forEachCommon(
  lists: readonly WordPostings[],
  visit: (document: number, places: Uint32Array) => void,
  mayCount?: (leading: WordPostings, at: number) => boolean,
): void {
  const order = lists.map((_, list) => list).sort((a, b) => lengthOf(lists, a) - lengthOf(lists, b));
  const [leader = -1, ...others] = order;
  const leading = lists[leader];
  if (leading === undefined) return;
  const places = new Uint32Array(lists.length);
  const followers = others.flatMap((list) => lists[list] ?? []);
  const { documents } = leading;
  const end = documents.length;
  for (let at = 0; at < end;) {
    const block = leading.blockOf(at);
    const blockEnd = Math.min(end, leading.blockStart(block + 1));
    if (mayCount?.(leading, at) === false) {
      at = blockEnd;
      continue;
    }
    while (at < blockEnd) {
      const document = documents[at] ?? NO_DOCUMENT;
      let next = document;
      for (let index = 0; index < followers.length && next === document; index += 1) {
        const postings = followers[index];
        const list = others[index] ?? 0;
        if (postings === undefined) return;
        const place = postings.seek(places[list] ?? 0, document);
        places[list] = place;
        next = postings.documents[place] ?? NO_DOCUMENT;
      }
      if (next === NO_DOCUMENT) return;
      if (next === document) {
        places[leader] = at;
        visit(document, places);
        at += 1;
      } else at = leading.seek(at + 1, next);
    }
  }
}

function lengthOf(lists: readonly WordPostings[], list: number): number {
  return lists[list]?.length ?? 0;
}
