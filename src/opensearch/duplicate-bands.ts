// The signature of a document in a cluster: as it is, for comparing two documents, and as keys, of which documents that are alike
// have one in common with high probability. Two documents of which 70 in 100 bins are the same share a key with a probability of
// 1 - (1 - 0.7^3)^16 = 0.999.

import { BAND_OFFSETS, readBins } from '../index/duplicates/band-keys.js';
import { SIGNATURE_BINS, SIGNATURE_WORDS } from '../index/format/signature.js';
import { MAPPED_BANDS } from './mapping.js';

/** Bands between two that are indexed. */
const STEP = Math.floor(SIGNATURE_BINS / MAPPED_BANDS);

/** The keys of a signature; none for a document of too few words. */
export function bandsOf(signature: Uint32Array): readonly string[] {
  const bins = new Uint8Array(SIGNATURE_BINS);
  if (!readBins(signature, 0, bins)) return [];
  return Array.from({ length: MAPPED_BANDS }, (_, index) => {
    const band = index * STEP;
    let key = band;
    for (const offset of BAND_OFFSETS) key = key * 256 + (bins[(band + offset) % SIGNATURE_BINS] ?? 0);
    return key.toString(36);
  });
}

/** A signature as text. */
export function encodeSignature(signature: Uint32Array): string {
  const bytes = Buffer.alloc(SIGNATURE_WORDS * 4);
  signature.forEach((word, index) => bytes.writeUInt32LE(word, index * 4));
  return bytes.toString('base64');
}

/** The signature that `encodeSignature` wrote. */
export function decodeSignature(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return Uint32Array.from({ length: SIGNATURE_WORDS }, (_, index) =>
    index * 4 + 4 <= bytes.length ? bytes.readUInt32LE(index * 4) : 0,
  );
}
