// Writes posting lists class by class: documents, frequencies, positions, and for every 64 postings the highest
// weight among them, which lets a search skip blocks (Ding, Suel, "Faster Top-k Document Retrieval Using Block-Max
// Indexes", 2011). Knows nothing of where the tokens come from: building and merging both end here.

import { ByteWriter, MAX_VARINT_BYTES, writeVarint } from '../format/byte-writer.js';
import { FrequencyEncoder, type FrequencySections } from '../format/frequency-codes.js';
import { TOKEN_WIDTH } from './invert-tokens.js';
import { lengthNorm } from '../format/length-norms.js';
import { float64Of } from '../format/numbers.js';
import { fields, TEXT_FIELD } from '../format/schema.js';

/** Postings a block. */
export const BLOCK_POSTINGS = 64;
/** Bits of a position mask: an occurrence at position p sets bit p modulo 16. */
export const MASK_BITS = 16;
/** Postings, of whatever terms, whose positions are reached together. */
export const GROUP_POSTINGS = 16;
const WIDTH = fields.length;
const MAX_POSITION = 0xff_ffff;
/** Forms of one term that positions tell apart; the rest count as the last of them. */
const LAST_ORDINAL = 255;

/** Bits a position keeps for the ordinal of its form, given how many forms the term has. */
export function ordinalBits(forms: number): number {
  return forms < 2 ? 0 : 32 - Math.clz32(Math.min(forms - 1, LAST_ORDINAL));
}

/** Words per field and document, and their average over the documents that have the field. */
export interface FieldLengths {
  /** One array a field, one number a document. */
  readonly byField: readonly Uint32Array[];
  readonly averages: readonly number[];
}

export interface PostingSections extends FrequencySections {
  /** Per posting: the document. */
  readonly docIds: Uint16Array<ArrayBuffer>;
  /** First posting of each term; one more closes the last. */
  readonly termPostings: Uint32Array<ArrayBuffer>;
  /** First block of each term; one more closes the last. */
  readonly termBlocks: Uint32Array<ArrayBuffer>;
  /** Highest weight in each block, at the segment's own average lengths. */
  readonly blockMaxima: Float32Array<ArrayBuffer>;
  /** Per posting: at which positions, modulo 16, the term occurs. */
  readonly positionMasks: Uint16Array<ArrayBuffer>;
  /** Where the positions of every 16th posting begin. */
  readonly groupPositions: Uint32Array<ArrayBuffer>;
  readonly positions: Uint8Array<ArrayBuffer>;
  /** Per term and form, in order: in how many documents the form occurs. */
  readonly formDocuments: Uint32Array<ArrayBuffer>;
}

/** Rounds up to a 32-bit float, so that a bound stays a bound. */
function roundUp(value: number): number {
  const rounded = Math.fround(value);
  return rounded >= value ? rounded : Math.fround(value * (1 + 2 ** -23));
}

export class PostingsWriter {
  /** Per field and document what one occurrence counts. */
  readonly #norms: readonly Float64Array[];
  readonly #textNorms: Float64Array;
  readonly #documents: Uint16Array<ArrayBuffer>;
  readonly #frequencies: FrequencyEncoder;
  readonly #positions = new ByteWriter(1 << 20);
  readonly #termPostings: Uint32Array<ArrayBuffer>;
  readonly #termBlocks: Uint32Array<ArrayBuffer>;
  readonly #formDocuments: Uint32Array<ArrayBuffer>;
  readonly #blockMaxima: number[] = [];
  readonly #positionMasks: Uint16Array<ArrayBuffer>;
  readonly #groupPositions: Uint32Array<ArrayBuffer>;
  readonly #counts = new Uint32Array(WIDTH);
  readonly #lastSeen = new Int32Array(LAST_ORDINAL + 1);
  #postings = 0;
  #term = -1;
  #forms = 0;
  #firstForm = 0;
  #bits = 0;
  #sinceBlock = 0;

  /** @param capacity at least the number of postings to come */
  constructor(terms: number, forms: number, capacity: number, lengths: FieldLengths) {
    this.#norms = lengths.byField.map((words, field) =>
      float64Of(words.length, (document) =>
        lengthNorm(field, words[document] ?? 0, lengths.averages[field] ?? 0),
      ),
    );
    this.#textNorms = this.#norms[TEXT_FIELD] ?? new Float64Array(0);
    this.#documents = new Uint16Array(capacity);
    this.#frequencies = new FrequencyEncoder(capacity);
    this.#positionMasks = new Uint16Array(capacity);
    this.#groupPositions = new Uint32Array(Math.ceil(capacity / GROUP_POSTINGS));
    this.#termPostings = new Uint32Array(terms + 1);
    this.#termBlocks = new Uint32Array(terms + 1);
    this.#formDocuments = new Uint32Array(forms);
  }

  /** Begins the next class, which has this many forms. */
  startTerm(forms: number): void {
    this.#term += 1;
    this.#firstForm += this.#forms;
    this.#forms = forms;
    this.#bits = ordinalBits(forms);
    this.#sinceBlock = BLOCK_POSTINGS;
    this.#termPostings[this.#term] = this.#postings;
    this.#termBlocks[this.#term] = this.#blockMaxima.length;
    this.#lastSeen.fill(-1, 0, Math.min(forms, LAST_ORDINAL + 1));
  }

  /**
   * Adds the postings of the current class: the tokens `from` to `to` (exclusive), in order of document and field, as
   * `InvertedTokens` has them.
   */
  addTokens(tokens: Uint32Array, from: number, to: number): void {
    for (let first = from; first < to;) {
      const document = (tokens[first * TOKEN_WIDTH] ?? 0) >>> 16;
      let end = first + 1;
      while (end < to && (tokens[end * TOKEN_WIDTH] ?? 0) >>> 16 === document) end += 1;
      const place = tokens[first * TOKEN_WIDTH + 1] ?? 0;
      if (end - first === 1 && place >>> 24 === TEXT_FIELD) {
        this.#addOnce(document, tokens[first * TOKEN_WIDTH] ?? 0, place & MAX_POSITION);
      } else {
        sortPlaces(tokens, first, end);
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
    let before = 0;
    let mask = 0;
    for (let token = from; token < to; token += 1) {
      const place = tokens[token * TOKEN_WIDTH + 1] ?? 0;
      if (place >>> 24 !== field) {
        field = place >>> 24;
        before = field << 24;
      }
      mask |= 1 << (place % MASK_BITS);
      counts[field] = (counts[field] ?? 0) + 1;
      let gap = place - before;
      if (bits > 0) gap = this.#withOrdinal(gap, tokens[token * TOKEN_WIDTH] ?? 0, document);
      end = writeVarint(bytes, end, gap);
      before = place;
    }
    this.#positions.length = end;
    this.#frequencies.add(counts);
    this.#end(document, mask, this.#weigh(document));
  }

  /** As `#addPosting`, for one token in the body: what most postings are. */
  #addOnce(document: number, packed: number, position: number): void {
    this.#begin(document);
    const bytes = this.#positions.reserve(MAX_VARINT_BYTES);
    const gap = this.#bits > 0 ? this.#withOrdinal(position, packed, document) : position;
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

  sections(): PostingSections {
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
  #withOrdinal(gap: number, packed: number, document: number): number {
    const ordinal = Math.min(packed & 0xffff, LAST_ORDINAL);
    this.#countForm(ordinal, document);
    return ((gap << this.#bits) | ordinal) >>> 0;
  }

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

/** Joined compounds come one position late; everything else is in order, so insertion is all it takes. */
function sortPlaces(tokens: Uint32Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at += 1) {
    const place = tokens[at * TOKEN_WIDTH + 1] ?? 0;
    if ((tokens[at * TOKEN_WIDTH - 1] ?? 0) <= place) continue;
    const packed = tokens[at * TOKEN_WIDTH] ?? 0;
    let slot = at;
    for (; slot > from && (tokens[slot * TOKEN_WIDTH - 1] ?? 0) > place; slot -= 1) {
      tokens.copyWithin(slot * TOKEN_WIDTH, (slot - 1) * TOKEN_WIDTH, slot * TOKEN_WIDTH);
    }
    tokens[slot * TOKEN_WIDTH] = packed;
    tokens[slot * TOKEN_WIDTH + 1] = place;
  }
}
