// Of near-duplicates that a search found only the first in its order is shown. Totals and pages are exact.

import type { NearDuplicates } from '../../index/duplicates/near-duplicates.js';
import { forEachDocument, type DocumentSet } from '../../index/read/document-set.js';

/** A document in the order of a search. */
interface Ranked {
  readonly segment: number;
  readonly document: number;
}

export class CollapsedHits {
  /** Documents found that are not shown: the others of their group. */
  readonly hidden: number;
  readonly #groups: NearDuplicates;
  readonly #sets: readonly (readonly DocumentSet[])[];
  /** How many documents of each group were found; group 0 is of those in none. */
  readonly #found: Uint32Array;

  /** @param sets lists of sets, one set a segment; together they hold each document found once */
  constructor(groups: NearDuplicates, sets: readonly (readonly DocumentSet[])[]) {
    this.#groups = groups;
    this.#sets = sets;
    this.#found = new Uint32Array(groups.groups + 1);
    if (groups.groups > 0) for (const list of sets) this.#count(list);
    this.hidden = this.#found.subarray(1).reduce((sum, found) => sum + Math.max(0, found - 1), 0);
  }

  /** The documents found of each group of which more than one was found. */
  groups(): readonly (readonly Ranked[])[] {
    const stories = new Map<number, Ranked[]>();
    if (this.hidden === 0) return [];
    for (const sets of this.#sets) {
      sets.forEach((set, segment) => {
        forEachDocument(set, (document) => {
          const group = this.#groups.groupOf[segment]?.[document] ?? 0;
          if (group === 0 || (this.#found[group] ?? 0) < 2) return;
          const story = stories.get(group);
          if (story === undefined) stories.set(group, [{ segment, document }]);
          else story.push({ segment, document });
        });
      });
    }
    return [...stories.values()];
  }

  /** How many other documents of its group the search found. */
  othersOf({ segment, document }: Ranked): number {
    const group = this.#groups.groupOf[segment]?.[document] ?? 0;
    return group === 0 ? 0 : (this.#found[group] ?? 1) - 1;
  }

  /**
   * The hits of a page.
   * @param rank the first documents in the order of the search, so many or as many as there are
   */
  page<Hit extends Ranked>(rank: (count: number) => Hit[], offset: number, limit: number): Hit[] {
    const wanted = offset + limit;
    const most = wanted + this.hidden;
    for (let count = Math.min(2 * wanted, most); limit > 0; count = Math.min(2 * count, most)) {
      const ranked = rank(count);
      const shown = firstOfGroups(this.#groups, ranked);
      if (shown.length >= wanted || ranked.length < count || count === most)
        return shown.slice(offset, wanted);
    }
    return [];
  }

  #count(sets: readonly DocumentSet[]): void {
    sets.forEach((set, segment) => {
      const groups = this.#groups.groupOf[segment];
      if (groups === undefined) return;
      forEachDocument(set, (document) => {
        const group = groups[document] ?? 0;
        this.#found[group] = (this.#found[group] ?? 0) + 1;
      });
    });
  }
}

/** The first of each group, and the documents in none, in their order. */
export function firstOfGroups<Hit extends Ranked>(groups: NearDuplicates, ranked: readonly Hit[]): Hit[] {
  const seen = new Set<number>();
  return ranked.filter(({ segment, document }) => {
    const group = groups.groupOf[segment]?.[document] ?? 0;
    if (group === 0) return true;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
