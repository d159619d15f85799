// The groups of near-duplicates of one generation, found when first asked for. A server finds them ahead of time, in steps.

import { NearDuplicates, nearDuplicateSteps } from '../../index/duplicates/near-duplicates.js';
import { addDocument, type DocumentSet, emptySet } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import {
  areFound,
  beginSearch,
  giveUpSearch,
  progressOf,
  publishGroups,
  reportProgress,
} from '../../index/read/shared-groups.js';

/** How long a thread waits at a time for another that finds the groups, in milliseconds. */
const WAIT_MS = 10;
/** How often it does so without seeing progress before it finds them itself. */
const MAX_WAITS = 20;

/** Finds the groups once for all searches of a generation, in whatever thread. */
export class DuplicateGroups {
  readonly #generation: Generation;
  /** The work, of which asking at once and preparing in steps each do the rest. */
  readonly #steps: Generator<undefined, NearDuplicates>;
  #found: NearDuplicates | null = null;
  #preparing: Promise<void> | null = null;

  constructor(generation: Generation) {
    this.#generation = generation;
    this.#steps = nearDuplicateSteps(generation);
  }

  /** Whether they are found by now, here or in another thread. */
  get areKnown(): boolean {
    return this.#found !== null || areFound(this.#generation.groups);
  }

  /** The groups. What is left of the work is done at once, which holds the event loop. */
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
    const address = this.#generation.address(id);
    if (address === null) return null;
    const sets = this.#generation.segments.map(({ segment }) => emptySet(segment.documentCount));
    for (const { segment, document } of this.found.membersWith(address)) {
      if (segment === address.segment && document === address.document) continue;
      const set = sets[segment];
      if (set !== undefined) addDocument(set, document);
    }
    return sets;
  }

  async #findInSteps(): Promise<void> {
    const { groups } = this.#generation;
    await this.#waitForOthers();
    try {
      while (this.#advance() === null) {
        reportProgress(groups);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      giveUpSearch(groups);
      throw error;
    }
  }

  /** Waits while another thread finds the groups, for as long as it goes on with it: it may have been ended meanwhile. */
  async #waitForOthers(): Promise<void> {
    const { groups } = this.#generation;
    let progress = progressOf(groups);
    for (let waits = 0; waits < MAX_WAITS && !areFound(groups) && !beginSearch(groups); waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      const now = progressOf(groups);
      if (now !== progress) waits = 0;
      progress = now;
    }
  }

  /** Does one more step; returns the groups once all are done. */
  #advance(): NearDuplicates | null {
    if (this.#found !== null) return this.#found;
    const { groups } = this.#generation;
    if (areFound(groups)) this.#found = new NearDuplicates(groups.groupOf);
    else {
      const step = this.#steps.next();
      if (step.done !== true) return null;
      publishGroups(groups, step.value.groupOf);
      this.#found = step.value;
    }
    return this.#found;
  }
}
