// Sets of documents of one segment, as bits. A segment has at most 65,535 documents, so a set is at most 8 KB.

import { lowerBound } from '../../collections/lower-bound.js';

/** One bit a document, the lowest bit of a word first. */
export type DocumentSet = Uint32Array;

/** A set for the documents 0 to `documents` (exclusive) that holds none of them. */
export function emptySet(documents: number): DocumentSet {
  return new Uint32Array((documents + 31) >>> 5);
}

/** The set of the documents 0 to `documents` (exclusive). */
export function fullSet(documents: number): DocumentSet {
  const set = emptySet(documents).fill(0xffff_ffff);
  const rest = documents & 31;
  if (rest !== 0) set[set.length - 1] = (1 << rest) - 1;
  return set;
}

/** Adds one document. */
export function addDocument(set: DocumentSet, document: number): void {
  set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
}

/** Adds all documents of a list. */
export function addAll(set: DocumentSet, documents: Uint16Array): void {
  for (let index = 0; index < documents.length; index += 1) addDocument(set, documents[index] ?? 0);
}

/** True if the document is in the set. */
export function has(set: DocumentSet, document: number): boolean {
  return (((set[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
}

/** Keeps in `set` what is in `other` too. */
export function intersect(set: DocumentSet, other: DocumentSet): void {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) & (other[word] ?? 0);
}

/** Adds to `set` what is in `other`. */
export function unite(set: DocumentSet, other: DocumentSet): void {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

/** Takes from `set` what is in `other`. */
export function subtract(set: DocumentSet, other: DocumentSet): void {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) & ~(other[word] ?? 0);
}

/** The number of documents: bits counted in parallel within a word (Warren, "Hacker's Delight", section 5-1). */
export function countOf(set: DocumentSet): number {
  let count = 0;
  for (let word = 0; word < set.length; word += 1) {
    let bits = set[word] ?? 0;
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

/** The documents in a list, ascending. */
export function listOf(set: DocumentSet): Uint16Array {
  const list = new Uint16Array(countOf(set));
  let next = 0;
  for (let word = 0; word < set.length; word += 1) {
    let bits = set[word] ?? 0;
    if (bits === 0xffff_ffff) {
      for (let bit = 0; bit < 32; bit += 1) list[next + bit] = word * 32 + bit;
      next += 32;
      continue;
    }
    for (; bits !== 0; bits &= bits - 1) {
      list[next] = word * 32 + 31 - Math.clz32(bits & -bits);
      next += 1;
    }
  }
  return list;
}

/** Calls `visit` for each document, ascending. */
export function forEachDocument(set: DocumentSet, visit: (document: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    let bits = set[word] ?? 0;
    while (bits !== 0) {
      const lowest = bits & -bits;
      visit(word * 32 + 31 - Math.clz32(lowest));
      bits ^= lowest;
    }
  }
}

/**
 * The first index from `from` on whose document is not before `document`; the length of the list if there is none. Found by
 * galloping (Bentley, Yao, "An almost optimal algorithm for unbounded searching", IPL 1976), so that it costs the logarithm
 * of the distance.
 */
export function seekDocument(list: Uint16Array, from: number, document: number): number {
  let low = from;
  let step = 1;
  while (low + step <= list.length && (list[low + step - 1] ?? 0) < document) {
    low += step;
    step *= 2;
  }
  return lowerBound(list, document, low, Math.min(low + step - 1, list.length));
}
