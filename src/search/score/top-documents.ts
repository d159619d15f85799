// The documents with the highest scores among all that are offered; those of equal score in the order of their ids.

import { TopK } from '../../collections/top-k.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import type { Generation } from '../../index/read/generation.js';
import { compareAddresses } from './compare-addresses.js';

/** A document of a generation with its score. */
export interface ScoredDocument extends DocumentAddress {
  readonly score: number;
}

/** What takes the documents that a ranking finds. */
export interface DocumentCollector {
  /** A document that scores below this cannot enter, so that it need not be offered; minus infinity while there is room. */
  readonly threshold: number;
  /** @param segment the index of its segment in the generation */
  offer(segment: number, document: number, score: number): void;
}

/** Keeps the `capacity` documents with the highest scores. */
export class TopDocuments implements DocumentCollector {
  readonly #top: TopK<ScoredDocument>;
  #threshold: number;

  /**
   * @param capacity how many documents are kept
   * @param threshold a score that `capacity` of the documents to be offered reach, if one is known
   */
  constructor(capacity: number, generation: Generation, threshold = Number.NEGATIVE_INFINITY) {
    this.#top = new TopK(capacity, (a, b) => b.score - a.score || compareAddresses(generation, a, b));
    this.#threshold = capacity === 0 ? Number.POSITIVE_INFINITY : threshold;
  }

  get threshold(): number {
    return this.#threshold;
  }

  offer(segment: number, document: number, score: number): void {
    if (score < this.#threshold || !this.#top.offer({ segment, document, score })) return;
    const { worst } = this.#top;
    if (worst !== undefined) this.#threshold = Math.max(this.#threshold, worst.score);
  }

  /** The documents kept, best first. */
  sorted(): ScoredDocument[] {
    return this.#top.sorted();
  }
}
