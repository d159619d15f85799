// The groups of near-duplicates of one generation, found when first asked for. A server finds them ahead of time, in steps.

import type { Generation } from '../../index/read/generation.js';
import { nearDuplicateSteps, type NearDuplicates } from '../../index/duplicates/near-duplicates.js';
import { emptySet, type DocumentSet } from '../../index/read/document-set.js';

export class DuplicateGroups {
  readonly #generation: Generation;
  /** Asked at once and asked in steps go on with the same work. */
  readonly #steps: Generator<undefined, NearDuplicates>;
  #found: NearDuplicates | null = null;
  #preparing: Promise<void> | null = null;

  constructor(generation: Generation) {
    this.#generation = generation;
    this.#steps = nearDuplicateSteps(generation);
  }

  /** The groups; what has not been found of them is found now. */
  get found(): NearDuplicates {
    for (;;) {
      const found = this.#advance();
      if (found !== null) return found;
    }
  }

  /** Finds the groups without holding the event loop for more than a few milliseconds at a time. */
  prepare(): Promise<void> {
    this.#preparing ??= this.#findInSteps();
    return this.#preparing;
  }

  /** Per segment, the near-duplicates of a document, without itself; null where no document has this id. */
  othersOf(id: string): DocumentSet[] | null {
    const place = this.#generation.address(id);
    if (place === null) return null;
    const sets = this.#generation.segments.map(({ segment }) => emptySet(segment.documentCount));
    for (const { segment, document } of this.found.membersWith(place)) {
      if (segment === place.segment && document === place.document) continue;
      const set = sets[segment];
      if (set !== undefined) set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
    }
    return sets;
  }

  async #findInSteps(): Promise<void> {
    while (this.#advance() === null) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Does one more step; the groups once all are done. */
  #advance(): NearDuplicates | null {
    if (this.#found !== null) return this.#found;
    const step = this.#steps.next();
    if (step.done === true) this.#found = step.value;
    return this.#found;
  }
}
