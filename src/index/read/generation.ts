// What one search sees: segments, the documents deleted from them, and the statistics of what is left.
// Immutable, so that every answer comes from one state of the corpus.

import type { Segment } from './segment.js';
import { analyzerForLanguage, fields } from '../format/schema.js';

/** A segment within a generation: the same postings, less the deleted documents. */
export class SegmentSnapshot {
  readonly segment: Segment;
  readonly deletedCount: number;
  readonly #deleted: Uint32Array | null;
  readonly #documentFrequencies: Uint32Array | null;

  /** @param deleted numbers of deleted documents, ascending */
  constructor(segment: Segment, deleted: Uint16Array) {
    this.segment = segment;
    this.deletedCount = deleted.length;
    if (deleted.length === 0) {
      this.#deleted = null;
      this.#documentFrequencies = null;
      return;
    }
    const bits = new Uint32Array((segment.documentCount + 31) >>> 5);
    for (const document of deleted)
      bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31));
    this.#deleted = bits;
    this.#documentFrequencies = countLiveDocuments(segment, bits);
  }

  get documentCount(): number {
    return this.segment.documentCount - this.deletedCount;
  }

  /** The deleted documents as bits, or null when there are none. */
  get deleted(): Uint32Array | null {
    return this.#deleted;
  }

  isDeleted(document: number): boolean {
    return this.#deleted !== null && (((this.#deleted[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
  }

  /** In how many documents that are not deleted a term occurs. */
  documentFrequency(termOrdinal: number): number {
    if (this.#documentFrequencies !== null) return this.#documentFrequencies[termOrdinal] ?? 0;
    const { termPostings } = this.segment.sections;
    return (termPostings[termOrdinal + 1] ?? 0) - (termPostings[termOrdinal] ?? 0);
  }
}

function countLiveDocuments(segment: Segment, deleted: Uint32Array): Uint32Array {
  const { termPostings, docIds, header } = segment.sections;
  const counts = new Uint32Array(header.termCount);
  for (let number = 0; number < header.termCount; number += 1) {
    const end = termPostings[number + 1] ?? 0;
    let snapshot = 0;
    for (let posting = termPostings[number] ?? 0; posting < end; posting += 1) {
      const document = docIds[posting] ?? 0;
      snapshot += 1 - (((deleted[document >>> 5] ?? 0) >>> (document & 31)) & 1);
    }
    counts[number] = snapshot;
  }
  return counts;
}

export class Generation {
  readonly number: number;
  readonly segments: readonly SegmentSnapshot[];
  /** Documents that are not deleted. */
  readonly documentCount: number;
  /** Average words a field, over the documents that have it. */
  readonly averageLengths: readonly number[];
  /** Names of the analyzers in use, sorted. */
  readonly analyzers: readonly string[];
  /** By analyzer: documents that are not deleted. */
  readonly documentCountOf: ReadonlyMap<string, number>;

  constructor(number: number, segments: readonly SegmentSnapshot[]) {
    this.number = number;
    this.segments = segments;
    this.documentCount = segments.reduce((sum, segment) => sum + segment.documentCount, 0);
    this.averageLengths = fields.map((_, field) => averageLength(segments, field));
    this.analyzers = [
      ...new Set(segments.flatMap(({ segment }) => segment.sections.header.analyzers)),
    ].sort();
    this.documentCountOf = countByAnalyzer(segments);
  }

  /** Where the document with this id is, or null. */
  find(id: string): { readonly segment: SegmentSnapshot; readonly document: number } | null {
    const place = this.address(id);
    const segment = place === null ? undefined : this.segments[place.segment];
    return place === null || segment === undefined ? null : { segment, document: place.document };
  }

  /** The same in numbers: the place of the segment in the generation and the number of the document in it. */
  address(id: string): { readonly segment: number; readonly document: number } | null {
    for (const [number, segment] of this.segments.entries()) {
      const document = segment.segment.ids.find(id);
      if (document >= 0 && !segment.isDeleted(document)) return { segment: number, document };
    }
    return null;
  }
}

function countByAnalyzer(segments: readonly SegmentSnapshot[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const snapshot of segments) {
    const { columns, header } = snapshot.segment.sections;
    const analyzers = [null, ...header.columns.values.language].map(analyzerForLanguage);
    columns.language.forEach((language, document) => {
      if (snapshot.isDeleted(document)) return;
      const analyzer = analyzers[language] ?? 'standard';
      counts.set(analyzer, (counts.get(analyzer) ?? 0) + 1);
    });
  }
  return counts;
}

function averageLength(segments: readonly SegmentSnapshot[], field: number): number {
  let words = 0;
  let having = 0;
  for (const snapshot of segments) {
    const lengths = snapshot.segment.sections.lengths[field] ?? new Uint32Array(0);
    for (let document = 0; document < lengths.length; document += 1) {
      const length = lengths[document] ?? 0;
      if (length === 0 || snapshot.isDeleted(document)) continue;
      words += length;
      having += 1;
    }
  }
  return having === 0 ? 0 : words / having;
}
