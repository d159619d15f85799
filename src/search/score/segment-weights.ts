// The weights of postings in one segment under the statistics of a generation: frequencies times length norms.
// BM25F with one saturation over the weighted sum of frequencies (Robertson, Zaragoza, Taylor, CIKM 2004).

import { EXCEPTION_CODE, FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import type { Generation, SegmentSnapshot } from '../../index/read/generation.js';
import { lengthNorm } from '../../index/format/length-norms.js';
import { fields, shippedParameters, TEXT_FIELD, type RankingParameters } from '../../index/format/schema.js';
import { fullSet, subtract, type DocumentSet } from '../../index/read/document-set.js';

const WIDTH = fields.length;

/** The k1 a word is saturated with. */
export function k1Of(
  { isBigram }: { readonly isBigram: boolean },
  { k1, bigramK1 }: RankingParameters,
): number {
  return isBigram ? bigramK1 : k1;
}

/** The saturated score of a weight, for a word of this inverse document frequency. */
export function saturate(weight: number, idf: number, k1: number): number {
  return (idf * (k1 + 1) * weight) / (k1 + weight);
}

/** Inverse document frequency: never negative, so that no match costs anything. */
export function inverseDocumentFrequency(documents: number, matching: number): number {
  return Math.log(1 + (documents - matching + 0.5) / (matching + 0.5));
}

/** How many times the norm of a field is what it was when the segment was written, at most. */
function growthOf(norms: readonly Float32Array[], { segment }: SegmentSnapshot, field: number): number {
  const { lengths, header } = segment.sections;
  const then = header.averageLengths[field] ?? 0;
  let growth = 1;
  lengths[field]?.forEach((length, document) => {
    const norm = norms[field]?.[document] ?? 0;
    if (length > 0) growth = Math.max(growth, norm / lengthNorm(field, length, then));
  });
  return growth;
}

export class SegmentWeights {
  readonly snapshot: SegmentSnapshot;
  readonly parameters: RankingParameters;
  /** The documents that are not deleted; null where none is. */
  readonly allowed: DocumentSet | null;
  /** What one occurrence in the body counts, per document. */
  readonly textNorms: Float32Array;
  /** Multiplies a block's stored maximum to make it a bound under the averages of the generation. */
  readonly boundFactor: number;
  /** Multiplies it to make it a weight that some document of the block has at least; 0 if none is known. */
  readonly thresholdFactor: number;
  readonly #norms: readonly Float32Array[];
  /** Per posting, see `FrequencyDecoder`. */
  readonly codes: Uint8Array;
  readonly #table: Uint32Array;

  constructor(
    snapshot: SegmentSnapshot,
    generation: Generation,
    parameters: RankingParameters = shippedParameters,
  ) {
    const { sections } = snapshot.segment;
    this.snapshot = snapshot;
    this.parameters = parameters;
    this.allowed =
      snapshot.deleted === null ? null : without(snapshot.segment.documentCount, snapshot.deleted);
    this.codes = sections.codes;
    this.#table = sections.table;
    this.#norms = fields.map((_, field) => {
      const average = generation.averageLengths[field] ?? 0;
      return Float32Array.from(sections.lengths[field] ?? [], (length) =>
        lengthNorm(field, length, average, parameters),
      );
    });
    this.textNorms = this.#norms[TEXT_FIELD] ?? new Float32Array(0);
    const growth = sections.header.averageLengths.map((then, field) => {
      if (parameters.fields !== shippedParameters.fields) return growthOf(this.#norms, snapshot, field);
      return then === 0 ? 1 : (generation.averageLengths[field] ?? 0) / then;
    });
    // A norm grows at most as much as the average length does; the rest allows for rounding to 32 bits.
    this.boundFactor = Math.max(1, ...growth) * (1 + 1e-6);
    this.thresholdFactor =
      parameters.fields === shippedParameters.fields ? Math.min(1, ...growth) * (1 - 1e-5) : 0;
  }

  /** The weighted frequency of a posting. `mask` has a bit for each field that counts. */
  weight(posting: number, document: number, mask: number): number {
    const code = this.codes[posting] ?? 0;
    if (code < FIRST_TABLE_CODE) {
      return ((mask >>> TEXT_FIELD) & 1) * code * (this.textNorms[document] ?? 0);
    }
    let sum = 0;
    for (let field = 0; field < WIDTH; field += 1) {
      if (((mask >>> field) & 1) === 0) continue;
      const frequency =
        code === EXCEPTION_CODE
          ? this.snapshot.segment.frequencies.frequency(posting, field)
          : (this.#table[(code - FIRST_TABLE_CODE) * WIDTH + field] ?? 0);
      if (frequency > 0) sum += frequency * (this.#norms[field]?.[document] ?? 0);
    }
    return sum;
  }

  /** What one occurrence in a field counts. */
  norm(field: number, document: number): number {
    return this.#norms[field]?.[document] ?? 0;
  }

  /** The part of a weight that one field contributes. */
  fieldWeight(posting: number, document: number, field: number): number {
    return this.snapshot.segment.frequencies.frequency(posting, field) * this.norm(field, document);
  }
}

function without(documents: number, deleted: DocumentSet): DocumentSet {
  const set = fullSet(documents);
  subtract(set, deleted);
  return set;
}
