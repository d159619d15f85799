// Finds the near-duplicates of each document among earlier ones. Candidates come from locality-sensitive hashing in bands (Indyk,
// Motwani, "Approximate nearest neighbors", STOC 1998; Broder, "On the resemblance and containment of documents", 1997); each
// is then compared by the whole signature.

import { elementCount, SIGNATURE_BINS, SIGNATURE_WORDS } from '../format/signature.js';
import { similarity } from './similarity.js';

/** Near-duplicates are at least this alike (see `similarity`); chosen in docs/duplicates.md. */
const MIN_SIMILARITY = 0.6;
/** The same for short texts, much of which may be a pattern of words that many stories share. */
const MIN_SHORT_SIMILARITY = 0.7;
/** Two texts are short when the longer of them has fewer elements. */
const SHORT_ELEMENTS = 150;

/** Documents of fewer elements are in no group: documents of one or two words often have the signature of another by chance. */
const MIN_ELEMENTS = 3;

/** A band is three bins, given relative to the band's number; their values make its key. Each bin is in three bands. */
const BAND_OFFSETS = [0, 7, 24] as const;
/** Earlier near-duplicates that are kept of each document. */
export const MAX_NEIGHBOURS = 4;
/** Earlier documents with the same key that a document is compared with in each band. */
const MAX_COMPARED = 8;
/** Documents between two pauses. */
const STRIDE = 8192;

/**
 * For each document up to `MAX_NEIGHBOURS` earlier ones that are its near-duplicates; -1 where there are fewer.
 * Documents are named by their index in the order of ids; `signatures` has them in that order. A big group costs no more than a
 * small one: a document that has its neighbours is compared no further.
 */
export function* findNeighbours(signatures: Uint32Array, count: number): Generator<undefined, Int32Array> {
  const neighbours = new Int32Array(count * MAX_NEIGHBOURS).fill(-1);
  const bins = new Uint8Array(count * SIGNATURE_BINS);
  for (let from = 0; from < count; from += STRIDE) {
    fillBins(signatures, bins, count, from, Math.min(from + STRIDE, count));
    yield;
  }
  const table = new BandTable(count);
  for (let band = 0; band < SIGNATURE_BINS; band += 1) {
    const binsOfBand = BAND_OFFSETS.map((offset) => {
      const bin = (band + offset) % SIGNATURE_BINS;
      return bins.subarray(bin * count, (bin + 1) * count);
    }) as [Uint8Array, Uint8Array, Uint8Array];
    yield* compareBand(table, binsOfBand, neighbours, signatures);
    yield;
  }
  return neighbours;
}

/** The documents of one band by key: a hash table with chains, each with the latest document first. */
class BandTable {
  /** By slot: the latest document, or -1. */
  readonly heads: Int32Array;
  /** Per document: the one before it in its chain, or -1. */
  readonly next: Int32Array;
  /** Per document: its key in the band. */
  readonly keys: Uint32Array;

  constructor(count: number) {
    this.heads = new Int32Array(1 << Math.max(4, 32 - Math.clz32(count)));
    this.next = new Int32Array(count);
    this.keys = new Uint32Array(count);
  }
}

/** Compares each document with earlier ones that have the same key, which is made of the three bins of the band. */
function* compareBand(
  { heads, next, keys }: BandTable,
  [a, b, c]: readonly [Uint8Array, Uint8Array, Uint8Array],
  neighbours: Int32Array,
  signatures: Uint32Array,
): Generator<undefined, void> {
  heads.fill(-1);
  const shift = 32 - Math.log2(heads.length);
  for (let document = 0; document < a.length; document += 1) {
    if (document % STRIDE === STRIDE - 1) yield;
    const key = ((a[document] ?? 0) << 16) | ((b[document] ?? 0) << 8) | (c[document] ?? 0);
    // Only documents of too few elements have an empty bin left.
    if (key === 0) continue;
    keys[document] = key;
    const slot = Math.imul(key, 0x9e37_79b1) >>> shift;
    let earlier = heads[slot] ?? -1;
    next[document] = earlier;
    heads[slot] = document;
    if ((neighbours[document * MAX_NEIGHBOURS + MAX_NEIGHBOURS - 1] ?? -1) >= 0) continue;
    for (let compared = 0; earlier >= 0 && compared < MAX_COMPARED; earlier = next[earlier] ?? -1) {
      if (keys[earlier] !== key) continue;
      compared += 1;
      addNeighbour(neighbours, signatures, document, earlier);
    }
  }
}

/** Keeps an earlier document if it is a near-duplicate that is not known yet. */
function addNeighbour(
  neighbours: Int32Array,
  signatures: Uint32Array,
  document: number,
  earlier: number,
): void {
  for (let slot = document * MAX_NEIGHBOURS; slot < (document + 1) * MAX_NEIGHBOURS; slot += 1) {
    const known = neighbours[slot] ?? -1;
    if (known === earlier) return;
    if (known >= 0) continue;
    if (duplicateSimilarity(signatures, document, earlier) > 0) neighbours[slot] = earlier;
    return;
  }
}

/** How alike two near-duplicates are; 0 for two documents that are not near-duplicates. */
export function duplicateSimilarity(signatures: Uint32Array, document: number, other: number): number {
  const at = document * SIGNATURE_WORDS;
  const otherAt = other * SIGNATURE_WORDS;
  const alike = similarity(signatures, at, signatures, otherAt);
  if (alike >= MIN_SHORT_SIMILARITY) return alike;
  const elements = Math.max(elementCount(signatures, at), elementCount(signatures, otherAt));
  return elements >= SHORT_ELEMENTS && alike >= MIN_SIMILARITY ? alike : 0;
}

/**
 * The bins, one array a bin, empty ones filled with the value of the next bin that is not (Shrivastava, Li, "Densifying One
 * Permutation Hashing", ICML 2014), so that short texts have keys, too.
 */
function fillBins(signatures: Uint32Array, bins: Uint8Array, count: number, from: number, to: number): void {
  for (let document = from; document < to; document += 1) {
    const at = document * SIGNATURE_WORDS;
    if (elementCount(signatures, at) < MIN_ELEMENTS) continue;
    let value = 0;
    // Twice around: the last bins take the value of the first that is not empty.
    for (let step = 2 * SIGNATURE_BINS - 1; step >= 0; step -= 1) {
      const bin = step % SIGNATURE_BINS;
      const own = ((signatures[at + (bin >>> 2)] ?? 0) >>> ((bin & 3) * 8)) & 0xff;
      if (own !== 0) value = own;
      bins[bin * count + document] = value;
    }
  }
}
