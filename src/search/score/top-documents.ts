// The best documents seen so far: a heap whose root is the worst of them. Total order: score, then id.

import type { Generation } from '../../index/read/generation.js';
import { compareKeys } from '../../index/format/compare-keys.js';

/** A document of a generation with its score. */
export interface ScoredDocument {
  /** Place of its segment in the generation. */
  readonly segment: number;
  readonly document: number;
  readonly score: number;
}

/** What a ranking walk offers documents to. */
export interface DocumentCollector {
  /** A document that scores below this cannot enter; minus infinity while there is room. */
  readonly threshold: number;
  offer(segment: number, document: number, score: number): void;
}

export class TopDocuments implements DocumentCollector {
  readonly capacity: number;
  readonly #generation: Generation;
  readonly #heap: ScoredDocument[] = [];
  #threshold: number;

  /** @param floor a score that `capacity` of the documents to be offered reach, if one is known */
  constructor(capacity: number, generation: Generation, floor = Number.NEGATIVE_INFINITY) {
    this.capacity = capacity;
    this.#threshold = capacity === 0 ? Number.POSITIVE_INFINITY : floor;
    this.#generation = generation;
  }

  get threshold(): number {
    return this.#threshold;
  }

  /** Offers a document; it is kept if it is among the best. */
  offer(segment: number, document: number, score: number): void {
    if (score < this.#threshold || this.capacity === 0) return;
    const offered = { segment, document, score };
    const heap = this.#heap;
    if (heap.length < this.capacity) {
      heap.push(offered);
      this.#rise(heap.length - 1);
      if (heap.length < this.capacity) return;
    } else {
      const [worst] = heap;
      if (worst === undefined || this.#compare(offered, worst) > 0) return;
      heap[0] = offered;
      this.#sink();
    }
    this.#threshold = Math.max(this.#threshold, heap[0]?.score ?? 0);
  }

  /** The documents, best first. */
  sorted(): ScoredDocument[] {
    return [...this.#heap].sort((a, b) => this.#compare(a, b));
  }

  /** Negative when `a` ranks before `b`. Within a segment documents are numbered in order of their ids. */
  #compare(a: ScoredDocument, b: ScoredDocument): number {
    if (a.score !== b.score) return b.score - a.score;
    if (a.segment === b.segment) return a.document - b.document;
    return compareKeys(this.#id(a), this.#id(b));
  }

  #id({ segment, document }: ScoredDocument): string {
    return this.#generation.segments[segment]?.segment.ids.key(document) ?? '';
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#swapIfWorse(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < heap.length && this.#isWorse(left, worst)) worst = left;
      if (right < heap.length && this.#isWorse(right, worst)) worst = right;
      if (worst === at) return;
      this.#swapIfWorse(worst, at);
      at = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    const first = this.#heap[a];
    const second = this.#heap[b];
    return first !== undefined && second !== undefined && this.#compare(first, second) > 0;
  }

  /** Moves the document at `at` up to `parent` if it is the worse of the two. */
  #swapIfWorse(at: number, parent: number): boolean {
    if (!this.#isWorse(at, parent)) return false;
    const lower = this.#heap[at];
    const upper = this.#heap[parent];
    if (lower === undefined || upper === undefined) return false;
    this.#heap[at] = upper;
    this.#heap[parent] = lower;
    return true;
  }
}
