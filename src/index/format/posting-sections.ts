// The layout of posting lists: what of each posting lies where, and in what portions.

import type { FrequencySections } from './frequency-codes.js';

/** Postings a block: for each block a segment holds an upper bound of their weights. */
export const BLOCK_POSTINGS = 64;
/** Bits of a position mask: an occurrence at position p sets bit p modulo 16. */
export const MASK_BITS = 16;
/** Postings, of whatever terms, whose positions are reached together: a segment knows where each 16th begins. */
export const GROUP_POSTINGS = 16;
/** The highest ordinal of a surface form that is kept with a position; the forms after it count as this one. */
export const MAX_STORED_ORDINAL = 255;
/** The highest ordinal that stands for one form only. */
export const MAX_DISTINCT_ORDINAL = MAX_STORED_ORDINAL - 1;

/** Bits that each position keeps for the ordinal of its surface form, given how many forms the term has. */
export function ordinalBits(formCount: number): number {
  return formCount < 2 ? 0 : 32 - Math.clz32(Math.min(formCount - 1, MAX_STORED_ORDINAL));
}

/** The posting lists of a segment, term after term; within a term in order of documents. */
export interface PostingSections extends FrequencySections {
  /** Per posting: the document. */
  readonly docIds: Uint16Array;
  /** First posting of each term; one more closes the last. */
  readonly termPostings: Uint32Array;
  /** First block of each term; one more closes the last. */
  readonly termBlocks: Uint32Array;
  /** Per block: the highest weighted frequency of its postings, at the segment's own average lengths, rounded up. */
  readonly blockMaxima: Float32Array;
  /** Per posting: at which positions, modulo 16, the term occurs in any field. */
  readonly positionMasks: Uint16Array;
  /** Where the positions of every 16th posting begin in `positions.bin`. */
  readonly groupPositions: Uint32Array;
}
