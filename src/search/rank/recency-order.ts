// Relevance first, recency within it: hits are put into bands by their score, and the newer rise inside their band.
// Inside a band the key is score * 2^(age / -halfLife). Its logarithm is taken, so that the origin of the age cancels
// out: the order depends on the documents alone, not on the day it is asked for, and archives work like news.

import type { Generation } from '../../index/read/generation.js';
import { compareKeys } from '../../index/format/compare-keys.js';
import { FindlingError } from '../../errors.js';
import type { DocumentCollector, ScoredDocument } from '../score/top-documents.js';

/** Bands of equal width between the best score and 0. */
const BANDS = 5;
const HOUR = 3_600_000;
const units: Readonly<Record<string, number>> = {
  h: HOUR,
  d: 24 * HOUR,
  w: 7 * 24 * HOUR,
  m: 30 * 24 * HOUR,
  y: 365 * 24 * HOUR,
};

/** A half-life that fits news, for whoever names none. */
export const DEFAULT_HALF_LIFE = '30d';

/** Milliseconds of a time such as `12h`, `30d`, `2w`, `6m` (30 days each) or `1y`. Throws FindlingError `invalid_parameter`. */
export function parseHalfLife(text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([hdwmy])$/.exec(text) ?? [];
  const length = units[unit];
  if (length === undefined) {
    throw new FindlingError(
      'invalid_parameter',
      `recency: "${text.slice(0, 40)}" is no half-life; write 12h, 30d, 2w, 6m or 1y`,
    );
  }
  return Number(count) * length;
}

interface BandedDocument extends ScoredDocument {
  readonly band: number;
  readonly key: number;
}

/** The first documents by band, then by the blend of score and date; without a date last of its band, by score. */
export class RecencyOrder implements DocumentCollector {
  readonly #capacity: number;
  readonly #generation: Generation;
  readonly #best: number;
  readonly #halfLife: number;
  #kept: BandedDocument[] = [];
  #worst: BandedDocument | undefined;

  /**
   * @param best the highest score of any document that will be offered
   * @param halfLife in milliseconds
   */
  constructor(capacity: number, generation: Generation, best: number, halfLife: number) {
    this.#capacity = capacity;
    this.#generation = generation;
    this.#best = best;
    this.#halfLife = halfLife;
  }

  get threshold(): number {
    if (this.#worst === undefined) return Number.NEGATIVE_INFINITY;
    return this.#best * (1 - (this.#worst.band + 1) / BANDS) * (1 - 1e-9);
  }

  offer(segment: number, document: number, score: number): void {
    const date = this.#generation.segments[segment]?.segment.sections.columns.dates[document] ?? Number.NaN;
    const share = this.#best > 0 ? score / this.#best : 1;
    const band = Math.max(0, Math.min(BANDS - 1, Math.floor((1 - share) * BANDS)));
    const key = Number.isNaN(date) ? Number.NEGATIVE_INFINITY : Math.log2(score) + date / this.#halfLife;
    const offered = { segment, document, score, band, key };
    if (this.#worst !== undefined && this.#compare(offered, this.#worst) >= 0) return;
    this.#kept.push(offered);
    // Sorting now and then is cheaper than a heap: most documents never get here.
    if (this.#kept.length >= 2 * this.#capacity + 64) this.#settle();
  }

  /** The documents, first to last. */
  sorted(): ScoredDocument[] {
    this.#settle();
    return this.#kept.map(({ segment, document, score }) => ({ segment, document, score }));
  }

  #settle(): void {
    this.#kept = this.#kept.sort((a, b) => this.#compare(a, b)).slice(0, this.#capacity);
    if (this.#kept.length === this.#capacity) this.#worst = this.#kept.at(-1);
  }

  #compare(a: BandedDocument, b: BandedDocument): number {
    if (a.band !== b.band) return a.band - b.band;
    if (a.key !== b.key) return a.key > b.key ? -1 : 1;
    if (a.score !== b.score) return b.score - a.score;
    return a.segment === b.segment ? a.document - b.document : compareKeys(this.#id(a), this.#id(b));
  }

  #id({ segment, document }: ScoredDocument): string {
    return this.#generation.segments[segment]?.segment.ids.key(document) ?? '';
  }
}
