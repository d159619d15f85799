// The groups of near-duplicates of one generation, found when first asked for. A server finds them ahead of time, in steps.

import type { Generation } from '../index/generation.js';
import { findNearDuplicates, nearDuplicateSteps, type NearDuplicates } from '../index/near-duplicates.js';
import { emptySet, type DocumentSet } from './document-set.js';

export class DuplicateGroups {
  readonly #generation: Generation;
  #found: NearDuplicates | null = null;
  #preparing: Promise<void> | null = null;

  constructor(generation: Generation) {
    this.#generation = generation;
  }

  /** The groups; found now if they have not been. */
  get found(): NearDuplicates {
    this.#found ??= findNearDuplicates(this.#generation);
    return this.#found;
  }

  /** Finds the groups without holding the event loop for more than a few milliseconds at a time. */
  prepare(): Promise<void> {
    this.#preparing ??= this.#findInSteps();
    return this.#preparing;
  }

  /** Per segment, the near-duplicates of a document, without itself; null where no document has this id. */
  othersOf(id: string): DocumentSet[] | null {
    const place = this.#generation.place(id);
    if (place === null) return null;
    const sets = this.#generation.segments.map(({ segment }) => emptySet(segment.documents));
    for (const { segment, document } of this.found.membersWith(place)) {
      if (segment === place.segment && document === place.document) continue;
      const set = sets[segment];
      if (set !== undefined) set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
    }
    return sets;
  }

  async #findInSteps(): Promise<void> {
    const steps = nearDuplicateSteps(this.#generation);
    while (this.#found === null) {
      const step = steps.next();
      if (step.done === true) this.#found = step.value;
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
