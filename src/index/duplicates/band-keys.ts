// Locality-sensitive hashing in bands (Indyk, Motwani, "Approximate nearest neighbors", STOC 1998): documents that are alike have
// the same key in one of 62 bands with high probability, others hardly ever. Only documents that share a key are compared.

import { elementCount, SIGNATURE_BINS, SIGNATURE_WORDS } from '../format/signature.js';

/** Documents of fewer elements are in no group: documents of one or two words often have the signature of another by chance. */
const MIN_ELEMENTS = 3;

/** A band is three bins, given relative to the band's number; their values make its key. Each bin is in three bands. */
export const BAND_OFFSETS = [0, 7, 24] as const;

/** Every band has at least one of these bins: where they have no value in common with others, no key is. */
const WATCHED_BINS = Uint8Array.of(
  ...[4, 5, 6, 14, 15, 16, 17, 24, 25, 26, 27, 35, 36, 37, 45, 46, 47, 48, 55, 56, 57, 58],
);

/** A bin is a byte of its signature. */
const BIN_VALUES = 256;

/**
 * Reads the bins of a signature, empty ones filled with the value of the next bin that is not (Shrivastava, Li, "Densifying One
 * Permutation Hashing", ICML 2014), so that short texts have keys, too.
 * @param at where the signature begins in `signatures`
 * @param bins gets `SIGNATURE_BINS` values
 * @returns false, with the bins unchanged, for a document of too few elements
 */
export function readBins(signatures: Uint32Array, at: number, bins: Uint8Array): boolean {
  if (elementCount(signatures, at) < MIN_ELEMENTS) return false;
  let value = 0;
  for (let bin = 0; value === 0 && bin < SIGNATURE_BINS; bin += 1) value = binAt(signatures, at, bin);
  for (let bin = SIGNATURE_BINS - 1, word = SIGNATURE_WORDS - 1; word >= 0; word -= 1) {
    const values = signatures[at + word] ?? 0;
    for (; bin >= word * 4; bin -= 1) {
      const own = (values >>> ((bin & 3) * 8)) & 0xff;
      if (own !== 0) value = own;
      bins[bin] = value;
    }
  }
  return true;
}

function binAt(signatures: Uint32Array, at: number, bin: number): number {
  return ((signatures[at + (bin >>> 2)] ?? 0) >>> ((bin & 3) * 8)) & 0xff;
}

/** The keys of some documents, to find those that share one with any of them. */
export class BandKeys {
  /** By bin and value: 1 where one of the documents has that value. */
  readonly #values = new Uint8Array(SIGNATURE_BINS * BIN_VALUES);
  /** By band and key, in one number: how many documents are known to have it. */
  readonly #keys = new Map<number, number>();
  readonly #bins = new Uint8Array(SIGNATURE_BINS);
  /** By bin: 1 where the bins that were read last have a value in common. */
  readonly #common = new Uint8Array(SIGNATURE_BINS);

  /**
   * Adds the keys of a document.
   * @param at where its signature begins in `signatures`
   * @param isCounted whether it is one more that has them; else it will be found by `findSharing`
   */
  add(signatures: Uint32Array, at: number, isCounted: boolean): void {
    if (!readBins(signatures, at, this.#bins)) return;
    this.#bins.forEach((value, bin) => {
      this.#values[bin * BIN_VALUES + value] = 1;
      const key = this.#keyOf(bin);
      this.#keys.set(key, (this.#keys.get(key) ?? 0) + (isCounted ? 1 : 0));
    });
  }

  /** Whether a document has a key that more than so many documents have. @param at where its signature begins in `signatures` */
  isCrowded(signatures: Uint32Array, at: number, most: number): boolean {
    return (
      readBins(signatures, at, this.#bins) &&
      this.#bins.some((_, band) => (this.#keys.get(this.#keyOf(band)) ?? 0) > most)
    );
  }

  /** The numbers of the documents that share a key, ascending. @param signatures of all documents of a segment */
  findSharing(signatures: Uint32Array): number[] {
    const sharing: number[] = [];
    const count = signatures.length / SIGNATURE_WORDS;
    const [bins, values] = [this.#bins, this.#values];
    for (let document = 0; document < count; document += 1) {
      const at = document * SIGNATURE_WORDS;
      // Nearly all documents are passed over here.
      if (!this.#isWatched(signatures, at) || !readBins(signatures, at, bins)) continue;
      let common = 0;
      for (let bin = 0; bin < SIGNATURE_BINS; bin += 1) {
        const isCommon = values[bin * BIN_VALUES + (bins[bin] ?? 0)] ?? 0;
        this.#common[bin] = isCommon;
        common += isCommon;
      }
      if (common >= BAND_OFFSETS.length && this.#countKeys()) sharing.push(document);
    }
    return sharing;
  }

  /** Whether a watched bin of a signature has a value in common. */
  #isWatched(signatures: Uint32Array, at: number): boolean {
    if (elementCount(signatures, at) < MIN_ELEMENTS) return false;
    const values = this.#values;
    for (let index = 0; index < WATCHED_BINS.length; index += 1) {
      const bin = WATCHED_BINS[index] ?? 0;
      let value = binAt(signatures, at, bin);
      for (let next = bin + 1; value === 0; next = next < SIGNATURE_BINS - 1 ? next + 1 : 0)
        value = binAt(signatures, at, next % SIGNATURE_BINS);
      if (values[bin * BIN_VALUES + value] === 1) return true;
    }
    return false;
  }

  /** Counts the bins that were read last as one more document that has their keys; false if they have none of them. */
  #countKeys(): boolean {
    let hasKey = false;
    const [first, second, third] = BAND_OFFSETS;
    const common = this.#common;
    for (let band = 0; band < SIGNATURE_BINS; band += 1) {
      if (common[(band + first) % SIGNATURE_BINS] === 0) continue;
      if (common[(band + second) % SIGNATURE_BINS] === 0) continue;
      if (common[(band + third) % SIGNATURE_BINS] === 0) continue;
      const key = this.#keyOf(band);
      const documents = this.#keys.get(key);
      if (documents === undefined) continue;
      this.#keys.set(key, documents + 1);
      hasKey = true;
    }
    return hasKey;
  }

  /** The band and its key, of the bins that were read last. */
  #keyOf(band: number): number {
    const bins = this.#bins;
    let key = band;
    for (const offset of BAND_OFFSETS) key = key * BIN_VALUES + (bins[(band + offset) % SIGNATURE_BINS] ?? 0);
    return key;
  }
}
