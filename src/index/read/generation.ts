// What one search sees: segments without their deleted documents, and the statistics of what is left.
// Immutable, so that every answer comes from one state of the corpus.

import { analyzerForLanguage, fields } from '../format/schema.js';
import type { SegmentSnapshot } from './segment-snapshot.js';

/** Where a document of a generation is. */
export interface DocumentAddress {
  /** The index of its segment in the generation. */
  readonly segment: number;
  /** Its number in the segment. */
  readonly document: number;
}

/** A published state of the index, opened for reading. */
export class Generation {
  /** From 1, one higher with each commit. */
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

  /** In how many documents that are not deleted a term occurs. */
  documentFrequency(analyzer: string, stem: string): number {
    let documents = 0;
    for (const snapshot of this.segments) {
      const termOrdinal = snapshot.segment.findTerm(analyzer, stem);
      if (termOrdinal >= 0) documents += snapshot.documentFrequency(termOrdinal);
    }
    return documents;
  }

  /** The document with this id and its segment, or null. */
  find(id: string): { readonly segment: SegmentSnapshot; readonly document: number } | null {
    const address = this.address(id);
    const segment = address === null ? undefined : this.segments[address.segment];
    return address === null || segment === undefined ? null : { segment, document: address.document };
  }

  /** The address of the document with this id, or null. */
  address(id: string): DocumentAddress | null {
    for (const [index, snapshot] of this.segments.entries()) {
      const document = snapshot.segment.ids.find(id);
      if (document >= 0 && !snapshot.isDeleted(document)) return { segment: index, document };
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
