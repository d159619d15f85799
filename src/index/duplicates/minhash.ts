// What a document shares with others, told from 64 bytes a document instead of from its words.
// MinHash with one permutation (Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012) over pairs of neighbouring words of
// title and body, one byte a bin (Li, König, "b-Bit Minwise Hashing", WWW 2010). Figures: docs/duplicates.md.

import { uint32Of } from '../format/numbers.js';
import { fields, TEXT_FIELD } from '../format/schema.js';
import type { PostingsBuffer } from '../build/postings-buffer.js';

/** Length of a signature: 62 bytes, one a bin, 0 for an empty bin; then how many elements it stands for, 16 bits. */
export const SIGNATURE_WORDS = 16;
/** Bins of a signature. */
export const SIGNATURE_BINS = 62;

const TITLE_FIELD = fields.findIndex(({ name }) => name === 'title');
/** A figure counts as so many elements more: reports written to one pattern differ in their figures only. */
const FIGURE_ELEMENTS = 3;
const MAX_ELEMENTS = 0xffff;
const VALUES = 255;
/** In a signature's last word, the half that is no bins. */
const NO_BINS = 0xffff_0000;

/** Signatures of all documents of a batch, in order. They depend on the words alone, not on what else is in the batch. */
export function signDocuments(log: PostingsBuffer): Uint32Array<ArrayBuffer> {
  const { forms } = log;
  const hashes = uint32Of(forms.length, (entry) => hashTerm(forms[entry]?.form ?? ''));
  const isFigure = Uint8Array.from(forms, ({ form }) => (/^\d/.test(form) ? 1 : 0));
  const signatures = new Uint32Array(log.documentCount * SIGNATURE_WORDS);
  const lowest = new Uint32Array(SIGNATURE_BINS);
  for (let document = 0; document < log.documentCount; document += 1) {
    lowest.fill(0xffff_ffff);
    const elements = lowerBins(log, document, hashes, isFigure, lowest);
    const at = document * SIGNATURE_WORDS;
    for (let bin = 0; bin < SIGNATURE_BINS; bin += 1) {
      const hash = lowest[bin] ?? 0xffff_ffff;
      const value = hash === 0xffff_ffff ? 0 : 1 + (mix(hash) % VALUES);
      signatures[at + (bin >>> 2)] = (signatures[at + (bin >>> 2)] ?? 0) | (value << ((bin & 3) * 8));
    }
    const last = at + SIGNATURE_WORDS - 1;
    signatures[last] = (signatures[last] ?? 0) | (Math.min(elements, MAX_ELEMENTS) << 16);
  }
  return signatures;
}

/** Puts the elements of a document into the bins, each of which keeps the lowest; returns how many there are. */
function lowerBins(
  log: PostingsBuffer,
  document: number,
  hashes: Uint32Array,
  isFigure: Uint8Array,
  lowest: Uint32Array,
): number {
  const { formOf, fieldPositionOf } = log;
  const end = log.ends[document] ?? 0;
  let words = 0;
  let figures = 0;
  let before = 0;
  for (let token = log.starts[document] ?? 0; token < end; token += 1) {
    const field = (fieldPositionOf[token] ?? 0) >>> 24;
    if (field !== TITLE_FIELD && field !== TEXT_FIELD) continue;
    const entry = formOf[token] ?? 0;
    const hash = hashes[entry] ?? 0;
    if (words > 0) lowerBin(lowest, mix((Math.imul(before, 0x9e37_79b1) + hash) >>> 0));
    if (isFigure[entry] === 1) {
      for (let copy = 1; copy <= FIGURE_ELEMENTS; copy += 1) {
        lowerBin(lowest, mix((hash + Math.imul(copy, 0x85eb_ca77)) >>> 0));
      }
      figures += 1;
    }
    before = hash;
    words += 1;
  }
  if (words === 1) lowerBin(lowest, mix(before));
  return Math.max(words - 1, Math.min(words, 1)) + figures * FIGURE_ELEMENTS;
}

function lowerBin(lowest: Uint32Array, hash: number): void {
  const bin = ((hash >>> 16) * SIGNATURE_BINS) >>> 16;
  if (hash < (lowest[bin] ?? 0)) lowest[bin] = hash;
}

/**
 * How alike two documents are, 0 to 1: the cosine of their sets of elements, estimated. Unlike the share of common
 * elements it stays high where one text is the other cut short.
 * @param at where the first signature begins in `a`
 * @param bt where the second begins in `b`
 */
export function similarity(a: Uint32Array, at: number, b: Uint32Array, bt: number): number {
  let equal = 0;
  let empty = 0;
  for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
    const left = a[at + word] ?? 0;
    const right = b[bt + word] ?? 0;
    const other = word === SIGNATURE_WORDS - 1 ? NO_BINS : 0;
    equal += zeroBytes((left ^ right) | other);
    empty += zeroBytes(left | right | other);
  }
  if (empty === SIGNATURE_BINS) return 0;
  const agreeing = (equal - empty) / (SIGNATURE_BINS - empty);
  // Two values agree by chance once in 255.
  const jaccard = Math.max(0, (agreeing - 1 / VALUES) / (1 - 1 / VALUES));
  const left = elementsOf(a, at);
  const right = elementsOf(b, bt);
  return Math.min(1, (jaccard * (left + right)) / ((1 + jaccard) * Math.sqrt(left * right)));
}

/** The signature of one document. */
export function signatureAt(signatures: Uint32Array, document: number): Uint32Array {
  return signatures.subarray(document * SIGNATURE_WORDS, (document + 1) * SIGNATURE_WORDS);
}

/** How many elements a signature stands for; 0 for a document without words. */
export function elementsOf(signatures: Uint32Array, at: number): number {
  return (signatures[at + SIGNATURE_WORDS - 1] ?? 0) >>> 16;
}

/** Bytes of a word that are zero, counted at once (Warren, "Hacker's Delight", section 6-1). */
function zeroBytes(word: number): number {
  const marks = ~(((word & 0x7f7f_7f7f) + 0x7f7f_7f7f) | word | 0x7f7f_7f7f);
  return Math.imul(marks >>> 7, 0x0101_0101) >>> 24;
}

/** FNV-1a over UTF-16 units, mixed. */
function hashTerm(form: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x0100_0193);
  return mix(hash >>> 0);
}

/** The finalizer of MurmurHash3: every bit of the result depends on every bit of the hash. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
