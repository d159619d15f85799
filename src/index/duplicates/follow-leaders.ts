// Makes groups of pairs: each document joins the leader it is most like, so that every member is like the first and groups never
// chain from one story to another.

import { MAX_NEIGHBOURS } from '../format/duplicate-rows.js';

/** What is known of documents. They are named by any numbers. */
export interface ComparedDocuments {
  /** How alike two near-duplicates are; 0 for two documents that are not. */
  readonly alike: (document: number, other: number) => number;
  /** Whether a document stands before another in the order of ids. */
  readonly precedes: (document: number, other: number) => boolean;
}

/**
 * Finds the leader of each of some documents. A document joins the leader of one of its neighbours: the one that it is most like,
 * the first of those alike. A document that is like none leads itself.
 * @param documents in the order of ids; of all others that are neighbours of these, the leaders are known
 * @param neighbours by document, `MAX_NEIGHBOURS` each, all before it in the order of ids; -1 where there are fewer
 * @param leaders by document; those of `documents` are set
 */
export function followLeaders(
  documents: Iterable<number>,
  neighbours: Int32Array,
  leaders: Int32Array,
  { alike, precedes }: ComparedDocuments,
): void {
  for (const document of documents) {
    let leader = document;
    let best = 0;
    for (let slot = document * MAX_NEIGHBOURS; slot < (document + 1) * MAX_NEIGHBOURS; slot += 1) {
      const neighbour = neighbours[slot] ?? -1;
      if (neighbour < 0) break;
      const candidate = leaders[neighbour] ?? neighbour;
      const likeness = alike(document, candidate);
      if (likeness === 0 || likeness < best || (likeness === best && !precedes(candidate, leader))) continue;
      best = likeness;
      leader = candidate;
    }
    leaders[document] = leader;
  }
}
