// Writes posting lists term by term: documents, frequencies, positions, and for every 64 postings the highest weight among
// them, which lets a search skip blocks (Ding, Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", SIGIR 2011).
// It does not ask where the tokens come from: building and merging both end here.

import { buildFloat64Array } from '../../collections/build-array.js';
import { ByteWriter } from '../../collections/byte-writer.js';
import { MAX_VARINT_BYTES, writeVarint } from '../../collections/varint.js';
import type { FieldLengths } from '../format/field-lengths.js';
import { fieldOf, packFieldPosition, positionOf } from '../format/field-position.js';
import { FrequencyEncoder } from '../format/frequency-codes.js';
import { lengthNorm } from '../format/length-norms.js';
import {
  BLOCK_POSTINGS,
  GROUP_POSTINGS,
  MASK_BITS,
  MAX_STORED_ORDINAL,
  ordinalBits,
  type PostingSections,
} from '../format/posting-sections.js';
import { BODY_FIELD, fields } from '../format/schema.js';
import { documentOfToken, fieldPositionOfToken, ordinalOfToken, TOKEN_WIDTH } from './invert-tokens.js';

const WIDTH = fields.length;

/** The posting lists of a segment with their positions. */
export interface WrittenPostings extends PostingSections {
  /** The file `positions.bin`. */
  readonly positions: Uint8Array<ArrayBuffer>;
  /** Per term and form, in order: in how many documents the form occurs. */
  readonly formDocuments: Uint32Array<ArrayBuffer>;
}

/** How much there is to write. */
export interface PostingCounts {
  readonly terms: number;
  /** Surface forms of all terms. */
  readonly forms: number;
  /** An upper bound of the number of postings. */
  readonly maxPostings: number;
}

/** Rounds up to a 32-bit float, so that a bound stays a bound. */
function roundUp(value: number): number {
  const rounded = Math.fround(value);
  return rounded >= value ? rounded : Math.fround(value * (1 + 2 ** -23));
}

/** Writes the posting lists of one segment: `startTerm`, then `addTokens`, for each term in order; at last `finish`. */
export class PostingsWriter {
  /** Per field and document: what one occurrence counts, see `lengthNorm`. */
  readonly #norms: readonly Float64Array[];
  readonly #textNorms: Float64Array;
  readonly #documents: Uint16Array<ArrayBuffer>;
  readonly #frequencies: FrequencyEncoder;
  readonly #positions = new ByteWriter();
  readonly #termPostings: Uint32Array<ArrayBuffer>;
  readonly #termBlocks: Uint32Array<ArrayBuffer>;
  readonly #formDocuments: Uint32Array<ArrayBuffer>;
  readonly #blockMaxima: number[] = [];
  readonly #positionMasks: Uint16Array<ArrayBuffer>;
  readonly #groupPositions: Uint32Array<ArrayBuffer>;
  /** By field: how often the term occurs in the posting being written. */
  readonly #counts = new Uint32Array(WIDTH);
  /** By ordinal: the last document the form was counted for. */
  readonly #lastSeen = new Int32Array(MAX_STORED_ORDINAL + 1);
  #postings = 0;
  #term = -1;
  /** The surface forms of the term: how many, the index of the first in `#formDocuments`, the bits of an ordinal. */
  #forms = 0;
  #firstForm = 0;
  #bits = 0;
  /** Postings in the current block. */
  #sinceBlock = 0;

  constructor({ terms, forms, maxPostings }: PostingCounts, lengths: FieldLengths) {
    this.#norms = lengths.byField.map((words, field) =>
      buildFloat64Array(words.length, (document) =>
        lengthNorm(field, words[document] ?? 0, lengths.averages[field] ?? 0),
      ),
    );
    this.#textNorms = this.#norms[BODY_FIELD] ?? new Float64Array(0);
    this.#documents = new Uint16Array(maxPostings);
    this.#frequencies = new FrequencyEncoder(maxPostings);
    this.#positionMasks = new Uint16Array(maxPostings);
    this.#groupPositions = new Uint32Array(Math.ceil(maxPostings / GROUP_POSTINGS));
    this.#termPostings = new Uint32Array(terms + 1);
    this.#termBlocks = new Uint32Array(terms + 1);
    this.#formDocuments = new Uint32Array(forms);
  }

  /** Begins the next term, which has this many surface forms. */
  startTerm(forms: number): void {
    this.#term += 1;
    this.#firstForm += this.#forms;
    this.#forms = forms;
    this.#bits = ordinalBits(forms);
    this.#sinceBlock = BLOCK_POSTINGS;
    this.#termPostings[this.#term] = this.#postings;
    this.#termBlocks[this.#term] = this.#blockMaxima.length;
    this.#lastSeen.fill(-1, 0, Math.min(forms, MAX_STORED_ORDINAL + 1));
  }

  /**
   * Adds the postings of the term: the tokens `from` to `to` (exclusive) of `InvertedTokens`, in order of document and field.
   */
  addTokens(tokens: Uint32Array, from: number, to: number): void {
    for (let first = from; first < to;) {
      const document = documentOfToken(tokens, first);
      let end = first + 1;
      while (end < to && documentOfToken(tokens, end) === document) end += 1;
      const fieldPosition = fieldPositionOfToken(tokens, first);
      if (end - first === 1 && fieldOf(fieldPosition) === BODY_FIELD) {
        this.#addOnce(document, ordinalOfToken(tokens, first), positionOf(fieldPosition));
      } else {
        sortByFieldPosition(tokens, first, end);
        this.#addPosting(document, tokens, first, end);
      }
      first = end;
    }
  }

  #addPosting(document: number, tokens: Uint32Array, from: number, to: number): void {
    this.#begin(document);
    const counts = this.#counts;
    for (let field = 0; field < WIDTH; field += 1) counts[field] = 0;
    const bits = this.#bits;
    const bytes = this.#positions.reserve((to - from) * MAX_VARINT_BYTES);
    let end = this.#positions.length;
    let field = -1;
    let previous = 0;
    let mask = 0;
    for (let token = from; token < to; token += 1) {
      const fieldPosition = fieldPositionOfToken(tokens, token);
      if (fieldOf(fieldPosition) !== field) {
        field = fieldOf(fieldPosition);
        previous = packFieldPosition(field, 0);
      }
      mask |= 1 << (fieldPosition % MASK_BITS);
      counts[field] = (counts[field] ?? 0) + 1;
      let gap = fieldPosition - previous;
      if (bits > 0) gap = this.#withOrdinal(gap, ordinalOfToken(tokens, token), document);
      end = writeVarint(bytes, end, gap);
      previous = fieldPosition;
    }
    this.#positions.length = end;
    this.#frequencies.add(counts);
    this.#end(document, mask, this.#weigh(document));
  }

  /** As `#addPosting`, for one token in the body: what most postings are. */
  #addOnce(document: number, ordinal: number, position: number): void {
    this.#begin(document);
    const bytes = this.#positions.reserve(MAX_VARINT_BYTES);
    const gap = this.#bits > 0 ? this.#withOrdinal(position, ordinal, document) : position;
    this.#positions.length = writeVarint(bytes, this.#positions.length, gap);
    this.#frequencies.addOnce();
    this.#end(document, 1 << (position % MASK_BITS), this.#textNorms[document] ?? 0);
  }

  #begin(document: number): void {
    if (this.#sinceBlock === BLOCK_POSTINGS) {
      this.#blockMaxima.push(0);
      this.#sinceBlock = 0;
    }
    if (this.#postings % GROUP_POSTINGS === 0) {
      this.#groupPositions[this.#postings / GROUP_POSTINGS] = this.#positions.length;
    }
    if (this.#forms === 1) this.#countForm(0, document);
  }

  #end(document: number, mask: number, weight: number): void {
    this.#documents[this.#postings] = document;
    this.#positionMasks[this.#postings] = mask;
    this.#postings += 1;
    this.#sinceBlock += 1;
    const block = this.#blockMaxima.length - 1;
    const rounded = roundUp(weight);
    if (rounded > (this.#blockMaxima[block] ?? 0)) this.#blockMaxima[block] = rounded;
  }

  /** The posting lists of all terms; nothing can be added afterwards. */
  finish(): WrittenPostings {
    const terms = this.#term + 1;
    this.#termPostings[terms] = this.#postings;
    this.#termBlocks[terms] = this.#blockMaxima.length;
    const frequencies = this.#frequencies.encode();
    return {
      ...frequencies,
      codes: frequencies.codes.subarray(0, this.#postings),
      docIds: this.#documents.subarray(0, this.#postings),
      termPostings: this.#termPostings,
      termBlocks: this.#termBlocks,
      blockMaxima: Float32Array.from(this.#blockMaxima),
      positionMasks: this.#positionMasks.subarray(0, this.#postings),
      groupPositions: this.#groupPositions.subarray(0, Math.ceil(this.#postings / GROUP_POSTINGS)),
      positions: this.#positions.bytes(),
      formDocuments: this.#formDocuments,
    };
  }

  /** Counts a document for a form of the term, once. */
  #countForm(ordinal: number, document: number): void {
    if (this.#lastSeen[ordinal] === document) return;
    this.#lastSeen[ordinal] = document;
    const form = this.#firstForm + ordinal;
    this.#formDocuments[form] = (this.#formDocuments[form] ?? 0) + 1;
  }

  /** A gap of positions with the ordinal of the form that stands there, which is counted. */
  #withOrdinal(gap: number, ordinal: number, document: number): number {
    const kept = Math.min(ordinal, MAX_STORED_ORDINAL);
    this.#countForm(kept, document);
    return ((gap << this.#bits) | kept) >>> 0;
  }

  /** The weighted frequency of the posting being written: the sum over its fields of frequency times length norm. */
  #weigh(document: number): number {
    let weight = 0;
    for (let field = 0; field < WIDTH; field += 1) {
      const count = this.#counts[field] ?? 0;
      const norms = this.#norms[field];
      if (count > 0 && norms !== undefined) weight += count * (norms[document] ?? 0);
    }
    return weight;
  }
}

/** Sorts the tokens of one posting by insertion: only hyphen compounds are out of order, by one position. */
function sortByFieldPosition(tokens: Uint32Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at += 1) {
    const fieldPosition = fieldPositionOfToken(tokens, at);
    if (fieldPositionOfToken(tokens, at - 1) <= fieldPosition) continue;
    const documentAndOrdinal = tokens[at * TOKEN_WIDTH] ?? 0;
    let index = at;
    for (; index > from && fieldPositionOfToken(tokens, index - 1) > fieldPosition; index -= 1) {
      tokens.copyWithin(index * TOKEN_WIDTH, (index - 1) * TOKEN_WIDTH, index * TOKEN_WIDTH);
    }
    tokens[index * TOKEN_WIDTH] = documentAndOrdinal;
    tokens[index * TOKEN_WIDTH + 1] = fieldPosition;
  }
}
