// The weights of the postings of one segment under the statistics of a generation, see `bm25f.ts`. A segment stores
// frequencies and lengths; what an occurrence counts depends on average lengths, which change with every generation.

import { EXCEPTION_CODE, FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { lengthNorm } from '../../index/format/length-norms.js';
import {
  BODY_FIELD,
  fields,
  FIRST_OWN_FIELD,
  type RankingParameters,
  shippedParameters,
} from '../../index/format/schema.js';
import type { DocumentSet } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import type { SegmentSnapshot } from '../../index/read/segment-snapshot.js';
import { hasField } from '../plan/has-field.js';

const WIDTH = fields.length;

/** Made once for a generation and its ranking parameters, shared by all searches. */
export class SegmentWeights {
  readonly snapshot: SegmentSnapshot;
  readonly parameters: RankingParameters;
  /** By index of a field in `fields`, its name for readers. */
  readonly fieldNames: readonly string[];
  /** The documents that are not deleted; null where none is. */
  readonly allowed: DocumentSet | null;
  /** Whether a document may have words of several analyzers: some field is in a language of its own. */
  readonly isMixed: boolean;
  /** By document: what one occurrence in the body counts. */
  readonly textNorms: Float32Array;
  /** A block's stored maximum times this is a bound of its weights under the average lengths of the generation. */
  readonly boundFactor: number;
  /** A block's stored maximum times this is a weight that some document of the block reaches; 0 if none is known. */
  readonly thresholdFactor: number;
  readonly #averageLengths: readonly number[];
  /** By field and document: what one occurrence counts; made when a field is first asked for. */
  readonly #norms: Float32Array[] = [];
  /** By posting: its frequencies as one byte, see `index/format/frequency-codes.ts`. */
  readonly codes: Uint8Array;
  /** By code: the frequencies it stands for. */
  readonly #table: Uint32Array;

  constructor(
    snapshot: SegmentSnapshot,
    generation: Generation,
    parameters: RankingParameters = shippedParameters,
  ) {
    const { sections } = snapshot.segment;
    this.snapshot = snapshot;
    this.isMixed = generation.schema.fields.some(({ language }) => language !== null);
    this.parameters = parameters;
    this.fieldNames = generation.schema.texts.map(
      ({ name }, field) =>
        generation.schema.fields.find(({ searchedIn }) => field >= FIRST_OWN_FIELD && searchedIn === field)
          ?.name ?? name,
    );
    this.allowed = snapshot.deleted === null ? null : snapshot.liveDocuments();
    this.codes = snapshot.segment.frequencies.codes;
    this.#table = sections.table;
    this.#averageLengths = generation.averageLengths;
    this.textNorms = this.#normsOf(BODY_FIELD);
    const areShipped =
      parameters.fields === shippedParameters.fields &&
      parameters.maxRelativeLength === shippedParameters.maxRelativeLength;
    const growth = sections.header.averageLengths.map((then, field) => {
      if (!areShipped) return maxGrowthOf(this.#normsOf(field), snapshot, field);
      return then === 0 ? 1 : (generation.averageLengths[field] ?? 0) / then;
    });
    // A norm grows at most as much as the average length does; the rest allows for rounding to 32 bits.
    this.boundFactor = Math.max(1, ...growth) * (1 + 1e-6);
    this.thresholdFactor = areShipped ? Math.min(1, ...growth) * (1 - 1e-5) : 0;
  }

  /**
   * The weight of a posting.
   * @param document the document of the posting
   * @param mask a bit for each field that counts
   */
  weight(posting: number, document: number, mask: number): number {
    const code = this.codes[posting] ?? 0;
    if (code < FIRST_TABLE_CODE) {
      return ((mask >>> BODY_FIELD) & 1) * code * (this.textNorms[document] ?? 0);
    }
    let sum = 0;
    for (let field = 0; field < WIDTH; field += 1) {
      if (!hasField(mask, field)) continue;
      const frequency =
        code === EXCEPTION_CODE
          ? this.snapshot.segment.frequencies.frequency(posting, field)
          : (this.#table[(code - FIRST_TABLE_CODE) * WIDTH + field] ?? 0);
      if (frequency > 0) sum += frequency * this.norm(field, document);
    }
    return sum;
  }

  /** What one occurrence in a field of a document counts. */
  norm(field: number, document: number): number {
    return (this.#norms[field] ?? this.#normsOf(field))[document] ?? 0;
  }

  /** The part of the weight of a posting that one field contributes. */
  fieldWeight(posting: number, document: number, field: number): number {
    return this.snapshot.segment.frequencies.frequency(posting, field) * this.norm(field, document);
  }

  #normsOf(field: number): Float32Array {
    const known = this.#norms[field];
    if (known !== undefined) return known;
    const lengths = this.snapshot.segment.sections.lengths[field] ?? new Uint32Array(0);
    const average = this.#averageLengths[field] ?? 0;
    // A field that no document has a length of is empty, and may hold words that are not counted: addresses.
    const norms = new Float32Array(this.snapshot.segment.documentCount);
    for (let document = 0; document < norms.length; document += 1)
      norms[document] = lengthNorm(field, lengths[document] ?? 0, average, this.parameters);
    this.#norms[field] = norms;
    return norms;
  }
}

/** How many times the norm of a field is what it was when the segment was written, at most over all documents. */
function maxGrowthOf(norms: Float32Array, { segment }: SegmentSnapshot, field: number): number {
  const { lengths, header } = segment.sections;
  const then = header.averageLengths[field] ?? 0;
  let growth = 1;
  lengths[field]?.forEach((length, document) => {
    const norm = norms[document] ?? 0;
    if (length > 0) growth = Math.max(growth, norm / lengthNorm(field, length, then));
  });
  return growth;
}
