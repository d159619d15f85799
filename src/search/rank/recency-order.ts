// Relevance first, recency within it. Hits are put into bands of equal width by their score as a share of the best one; in a
// band they are ordered by
//
//   score * 2^(-age / halfLife)
//
// Its logarithm is compared, log2(score) + date / halfLife: in it the day from which ages are counted cancels out. So the
// order depends on the documents alone, not on the day of the search, and archives work like news.

import { TopK } from '../../collections/top-k.js';
import { FindlingError } from '../../errors.js';
import { HALF_LIFE_EXAMPLES, readHalfLife } from '../../half-life.js';
import type { CollectionValues } from '../../index/read/document-values.js';
import { compareAddresses } from '../score/compare-addresses.js';
import type { DocumentCollector, ScoredDocument } from '../score/top-documents.js';

/** Bands of equal width between the best score and 0. */
const BANDS = 5;

/** A half-life that fits news, for whoever names none. */
export const DEFAULT_HALF_LIFE = '30d';

/** Milliseconds of a time such as `12h`, `30d`, `2w`, `6m` (30 days each) or `1y`. Throws FindlingError `invalid_parameter`. */
export function parseHalfLife(text: string): number {
  const length = readHalfLife(text);
  if (length !== null) return length;
  throw new FindlingError(
    'invalid_parameter',
    `recency: "${text.slice(0, 40)}" is no half-life; write ${HALF_LIFE_EXAMPLES}`,
  );
}

interface BandedDocument extends ScoredDocument {
  /** From 0, the band of the best score. */
  readonly band: number;
  /** Descending in a band. */
  readonly key: number;
}

/** The first documents by band, then by the blend of score and date; without a date last of their band, by score. */
export class RecencyOrder implements DocumentCollector {
  readonly #generation: CollectionValues;
  readonly #best: number;
  readonly #halfLife: number;
  readonly #top: TopK<BandedDocument>;

  /**
   * @param capacity how many documents are kept
   * @param best the highest score of any document that will be offered
   * @param halfLife in milliseconds
   */
  constructor(capacity: number, generation: CollectionValues, best: number, halfLife: number) {
    this.#generation = generation;
    this.#best = best;
    this.#halfLife = halfLife;
    this.#top = new TopK<BandedDocument>(capacity, (a, b) => {
      if (a.band !== b.band) return a.band - b.band;
      if (a.key !== b.key) return a.key > b.key ? -1 : 1;
      return b.score - a.score || compareAddresses(generation, a, b);
    });
  }

  /** The lower end of the band of the last document kept. */
  get threshold(): number {
    const { worst } = this.#top;
    if (worst === undefined) return Number.NEGATIVE_INFINITY;
    return this.#best * (1 - (worst.band + 1) / BANDS) * (1 - 1e-9);
  }

  offer(segment: number, document: number, score: number): void {
    const date = this.#generation.segments[segment]?.segment.sections.columns.dates[document] ?? Number.NaN;
    const share = this.#best > 0 ? score / this.#best : 1;
    const band = Math.max(0, Math.min(BANDS - 1, Math.floor((1 - share) * BANDS)));
    const key = Number.isNaN(date) ? Number.NEGATIVE_INFINITY : Math.log2(score) + date / this.#halfLife;
    this.#top.offer({ segment, document, score, band, key });
  }

  /** The documents kept, first to last. */
  sorted(): ScoredDocument[] {
    return this.#top.sorted().map(({ segment, document, score }) => ({ segment, document, score }));
  }
}
