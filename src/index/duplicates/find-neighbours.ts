// Finds the near-duplicates of each document among earlier ones. Candidates share the key of a band (`band-keys.ts`); each is then
// compared by the whole signature (Broder, "On the resemblance and containment of documents", 1997).

import { MAX_NEIGHBOURS } from '../format/duplicate-rows.js';
import { elementCount, SIGNATURE_BINS, SIGNATURE_WORDS } from '../format/signature.js';
import { BAND_OFFSETS, readBins } from './band-keys.js';
import { similarity } from './similarity.js';

/** Near-duplicates are at least this alike (see `similarity`); chosen in docs/duplicates.md. */
const MIN_SIMILARITY = 0.6;
/** The same for short texts, much of which may be a pattern of words that many stories share. */
const MIN_SHORT_SIMILARITY = 0.7;
/** Two texts are short when the longer of them has fewer elements. */
const SHORT_ELEMENTS = 150;

/** Earlier documents with the same key that a document is compared with in each band. */
export const MAX_COMPARED = 8;

/**
 * For each document up to `MAX_NEIGHBOURS` earlier ones that are its near-duplicates; -1 where there are fewer.
 * Documents are named by their index in the order of ids; `signatures` has them in that order. A big group costs no more than a
 * small one: a document that has its neighbours is compared no further.
 */
export function findNeighbours(signatures: Uint32Array, count: number): Int32Array {
  const neighbours = new Int32Array(count * MAX_NEIGHBOURS).fill(-1);
  const bins = transposeBins(signatures, count);
  const table = new BandTable(count);
  for (let band = 0; band < SIGNATURE_BINS; band += 1) {
    const binsOfBand = BAND_OFFSETS.map((offset) => {
      const bin = (band + offset) % SIGNATURE_BINS;
      return bins.subarray(bin * count, (bin + 1) * count);
    }) as [Uint8Array, Uint8Array, Uint8Array];
    compareBand(table, binsOfBand, neighbours, signatures);
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
function compareBand(
  { heads, next, keys }: BandTable,
  [a, b, c]: readonly [Uint8Array, Uint8Array, Uint8Array],
  neighbours: Int32Array,
  signatures: Uint32Array,
): void {
  heads.fill(-1);
  const shift = 32 - Math.log2(heads.length);
  for (let document = 0; document < a.length; document += 1) {
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
    const [at, earlierAt] = [document * SIGNATURE_WORDS, earlier * SIGNATURE_WORDS];
    if (duplicateSimilarity(signatures, at, signatures, earlierAt) > 0) neighbours[slot] = earlier;
    return;
  }
}

/**
 * How alike two near-duplicates are; 0 for two documents that are not near-duplicates.
 * @param at where the signature of the first begins in `a`
 * @param bt where that of the second begins in `b`
 */
export function duplicateSimilarity(a: Uint32Array, at: number, b: Uint32Array, bt: number): number {
  const alike = similarity(a, at, b, bt);
  if (alike >= MIN_SHORT_SIMILARITY) return alike;
  const elements = Math.max(elementCount(a, at), elementCount(b, bt));
  return elements >= SHORT_ELEMENTS && alike >= MIN_SIMILARITY ? alike : 0;
}

/** The bins of all documents, one array a bin; 0 for documents of too few elements. */
function transposeBins(signatures: Uint32Array, count: number): Uint8Array {
  const bins = new Uint8Array(count * SIGNATURE_BINS);
  const own = new Uint8Array(SIGNATURE_BINS);
  for (let document = 0; document < count; document += 1) {
    if (!readBins(signatures, document * SIGNATURE_WORDS, own)) continue;
    for (let bin = 0; bin < SIGNATURE_BINS; bin += 1) bins[bin * count + document] = own[bin] ?? 0;
  }
  return bins;
}
