// The layout of a document's signature, by which near-duplicates are recognized: one byte a bin, then how many elements it stands for.
// What the elements are and how a bin gets its value: `../duplicates/minhash.ts`.

/** Length of a signature in 32-bit words: 62 bins of a byte, 0 for an empty one, and a count of 16 bits. */
export const SIGNATURE_WORDS = 16;
/** Bins of a signature. */
export const SIGNATURE_BINS = 62;
/** A bin that is not empty holds 1 to this. */
export const BIN_VALUES = 255;
/** A document of more elements counts as one of so many. */
export const MAX_SIGNATURE_ELEMENTS = 0xffff;

/** The signature of one document. */
export function signatureAt(signatures: Uint32Array, document: number): Uint32Array {
  return signatures.subarray(document * SIGNATURE_WORDS, (document + 1) * SIGNATURE_WORDS);
}

/**
 * How many elements a signature stands for; 0 for a document without words.
 * @param at where the signature begins in `signatures`
 */
export function elementCount(signatures: Uint32Array, at: number): number {
  return (signatures[at + SIGNATURE_WORDS - 1] ?? 0) >>> 16;
}
