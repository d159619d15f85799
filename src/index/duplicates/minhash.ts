// Signs documents by MinHash, so that near-duplicates are recognized by 64 bytes a document instead of by its words.
// One permutation for all bins (Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012), one byte a bin (Li, König, "b-Bit
// Minwise Hashing", WWW 2010). How well that works is measured in docs/duplicates.md.

import { buildUint32Array } from '../../collections/build-array.js';
import { fieldOf } from '../format/field-position.js';
import { BODY_FIELD, HEADING_FIELD } from '../format/schema.js';
import { BIN_VALUES, MAX_SIGNATURE_ELEMENTS, SIGNATURE_BINS, SIGNATURE_WORDS } from '../format/signature.js';

/** A word that begins with a digit counts as so many elements more: reports of one pattern differ in their numbers only. */
const NUMBER_ELEMENTS = 3;
/** What a bin holds while its document is read and no hash has come. */
const EMPTY = 0xffff_ffff;

/** The tokens of documents in running order. */
export interface RunningTokens {
  readonly documentCount: number;
  /** For each document its first token, and the one behind its last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Per token: the index of its surface form in `forms`. */
  readonly formOf: Uint32Array;
  /** Per token: field and position, see `packFieldPosition`. */
  readonly fieldPositionOf: Uint32Array;
  readonly forms: readonly { readonly form: string }[];
}

/** Hashes of surface forms, and which of them begin with a digit. */
interface HashedForms {
  readonly hashes: Uint32Array;
  readonly isNumber: Uint8Array;
}

/**
 * The signatures of documents, `SIGNATURE_WORDS` words each. A signature depends on the words of its document alone.
 *
 * The elements of a document are each two neighbouring words of title and body, as one hash, and for each word that begins
 * with a digit `NUMBER_ELEMENTS` more; a document of one word has that word. The high bits of a hash choose the bin; a bin
 * keeps the lowest of its hashes, reduced to a byte.
 */
export function signDocuments(tokens: RunningTokens): Uint32Array<ArrayBuffer> {
  const { forms, documentCount } = tokens;
  const hashed: HashedForms = {
    hashes: buildUint32Array(forms.length, (index) => hashForm(forms[index]?.form ?? '')),
    isNumber: Uint8Array.from(forms, ({ form }) => (/^\d/.test(form) ? 1 : 0)),
  };
  const signatures = new Uint32Array(documentCount * SIGNATURE_WORDS);
  const bins = new Uint32Array(SIGNATURE_BINS);
  for (let document = 0; document < documentCount; document += 1) {
    bins.fill(EMPTY);
    const elements = fillBins(tokens, document, hashed, bins);
    const at = document * SIGNATURE_WORDS;
    for (let bin = 0; bin < SIGNATURE_BINS; bin += 1) {
      const hash = bins[bin] ?? EMPTY;
      const value = hash === EMPTY ? 0 : 1 + (mix(hash) % BIN_VALUES);
      signatures[at + (bin >>> 2)] = (signatures[at + (bin >>> 2)] ?? 0) | (value << ((bin & 3) * 8));
    }
    const last = at + SIGNATURE_WORDS - 1;
    signatures[last] = (signatures[last] ?? 0) | (Math.min(elements, MAX_SIGNATURE_ELEMENTS) << 16);
  }
  return signatures;
}

/** Puts the elements of a document into the bins, each of which keeps the lowest; returns how many elements there are. */
function fillBins(
  tokens: RunningTokens,
  document: number,
  { hashes, isNumber }: HashedForms,
  bins: Uint32Array,
): number {
  const { formOf, fieldPositionOf } = tokens;
  const end = tokens.ends[document] ?? 0;
  let words = 0;
  let numbers = 0;
  let previous = 0;
  for (let token = tokens.starts[document] ?? 0; token < end; token += 1) {
    const field = fieldOf(fieldPositionOf[token] ?? 0);
    if (field !== HEADING_FIELD && field !== BODY_FIELD) continue;
    const form = formOf[token] ?? 0;
    const hash = hashes[form] ?? 0;
    if (words > 0) lowerBin(bins, mix((Math.imul(previous, 0x9e37_79b1) + hash) >>> 0));
    if (isNumber[form] === 1) {
      for (let copy = 1; copy <= NUMBER_ELEMENTS; copy += 1) {
        lowerBin(bins, mix((hash + Math.imul(copy, 0x85eb_ca77)) >>> 0));
      }
      numbers += 1;
    }
    previous = hash;
    words += 1;
  }
  if (words === 1) lowerBin(bins, mix(previous));
  return Math.max(words - 1, Math.min(words, 1)) + numbers * NUMBER_ELEMENTS;
}

function lowerBin(bins: Uint32Array, hash: number): void {
  const bin = ((hash >>> 16) * SIGNATURE_BINS) >>> 16;
  if (hash < (bins[bin] ?? 0)) bins[bin] = hash;
}

/** FNV-1a over UTF-16 units, mixed. */
function hashForm(form: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x0100_0193);
  return mix(hash >>> 0);
}

/** The finalizer of MurmurHash3 (Appleby, 2008): every bit of the result depends on every bit of the hash. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
