// Of the near-duplicates that a search found, only the first in its order is shown. Totals and pages stay exact.

import { memoize } from '../../collections/memo.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import { addDocument, type DocumentSet, emptySet, forEachDocument } from '../../index/read/document-set.js';

/** Documents in groups, of which one is shown. */
export interface DocumentGroups {
  /** Per segment and document the number of its group from 1; 0 for none. */
  readonly groupOf: readonly Uint32Array[];
  /** How many groups there are. */
  readonly groups: number;
}

/** What one search found, collapsed: which hits its pages show, and how many each of them stands for. */
export class CollapsedHits {
  /** How many of the documents found are not shown: of each group all but one. */
  readonly hidden: number;
  readonly #groups: DocumentGroups;
  readonly #sets: readonly (readonly DocumentSet[])[];
  /** By number of the group, how many of its documents were found. */
  readonly #found: Uint32Array;

  /** @param sets for each stage of the search one set a segment; together they hold each document found once */
  constructor(groups: DocumentGroups, sets: readonly (readonly DocumentSet[])[]) {
    this.#groups = groups;
    this.#sets = sets;
    this.#found = new Uint32Array(groups.groups + 1);
    if (groups.groups > 0) for (const bySegment of sets) this.#count(bySegment);
    this.hidden = this.#found.subarray(1).reduce((sum, found) => sum + Math.max(0, found - 1), 0);
  }

  /** Of each group of which more than one document was found, those documents. */
  groups(): readonly (readonly DocumentAddress[])[] {
    const found = new Map<number, DocumentAddress[]>();
    if (this.hidden === 0) return [];
    for (const bySegment of this.#sets) {
      bySegment.forEach((set, segment) => {
        this.#forEachInGroup(set, segment, (document, number) => {
          if ((this.#found[number] ?? 0) < 2) return;
          const group = found.get(number);
          if (group === undefined) found.set(number, [{ segment, document }]);
          else group.push({ segment, document });
        });
      });
    }
    return [...found.values()];
  }

  /** The same groups for other documents found. */
  over(sets: readonly (readonly DocumentSet[])[]): CollapsedHits {
    return new CollapsedHits(this.#groups, sets);
  }

  /** How many other documents of its group the search found. */
  othersOf({ segment, document }: DocumentAddress): number {
    const group = this.#groups.groupOf[segment]?.[document] ?? 0;
    return group === 0 ? 0 : (this.#found[group] ?? 1) - 1;
  }

  /**
   * The hits of a page.
   * @param rank the first `count` documents in the order of the search, fewer only if there are no more or the budget is spent
   */
  page<Hit extends DocumentAddress>(rank: (count: number) => Hit[], offset: number, limit: number): Hit[] {
    const wanted = offset + limit;
    const max = wanted + this.hidden;
    let shown: readonly Hit[] = [];
    for (let count = Math.min(2 * wanted, max); limit > 0; count = Math.min(2 * count, max)) {
      const ranked = rank(count);
      const firsts = firstOfGroups(this.#groups, ranked);
      // A budget that is spent may find less than before.
      if (firsts.length > shown.length) shown = firsts;
      if (shown.length >= wanted || ranked.length < count || count === max)
        return shown.slice(offset, wanted);
    }
    return [];
  }

  #count(sets: readonly DocumentSet[]): void {
    sets.forEach((set, segment) => {
      this.#forEachInGroup(set, segment, (_, group) => {
        this.#found[group] = (this.#found[group] ?? 0) + 1;
      });
    });
  }

  /** Visits the documents of a set that are in a group, ascending: mostly few, so that the others cost a bit of a word each. */
  #forEachInGroup(set: DocumentSet, segment: number, visit: (document: number, group: number) => void): void {
    const groups = this.#groups.groupOf[segment];
    if (groups === undefined) return;
    const grouped = documentsInGroups(groups);
    forEachDocument(
      set.map((word, index) => word & (grouped[index] ?? 0)),
      (document) => {
        visit(document, groups[document] ?? 0);
      },
    );
  }
}

/** The documents of a segment that are in a group: found once for each generation. */
const documentsInGroups = memoize((groupOf: Uint32Array): DocumentSet => {
  const set = emptySet(groupOf.length);
  groupOf.forEach((group, document) => {
    if (group !== 0) addDocument(set, document);
  });
  return set;
});

/** Of ranked documents the first of each group, and all that are in no group, in their order. */
export function firstOfGroups<Hit extends DocumentAddress>(
  groups: DocumentGroups,
  ranked: readonly Hit[],
): Hit[] {
  const seen = new Set<number>();
  return ranked.filter(({ segment, document }) => {
    const group = groups.groupOf[segment]?.[document] ?? 0;
    if (group === 0) return true;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
