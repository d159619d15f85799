// What one search sees: segments without their deleted documents, and the statistics of what is left.
// Immutable, so that every answer comes from one state of the corpus.

import { LANGUAGE_KEYWORD } from '../../built-in-fields.js';
import { EMPTY_SCHEMA, type Schema } from '../format/own/own-schema.js';
import { fields } from '../format/schema.js';
import { analyzersByLanguage } from '../format/segment-files.js';
import type { DocumentAddress } from './document-address.js';
import { NearDuplicates } from './near-duplicates.js';
import type { SegmentSnapshot } from './segment-snapshot.js';

/** What is known of all documents where only some of them are at hand. */
export interface ToldStatistics {
  /** Average words a field, over the documents that have it. */
  readonly averageLengths: readonly number[];
  /** Names of the analyzers in use. */
  readonly analyzers: readonly string[];
}

/** A published state of the index, opened for reading. */
export class Generation {
  /** From 1, one higher with each commit. */
  readonly number: number;
  readonly segments: readonly SegmentSnapshot[];
  readonly duplicates: NearDuplicates;
  /** Documents that are not deleted. */
  readonly documentCount: number;
  /** Average words a field, over the documents that have it. */
  readonly averageLengths: readonly number[];
  /** Names of the analyzers in use, sorted. */
  readonly analyzers: readonly string[];
  /** By analyzer: documents that are not deleted. */
  readonly documentCountOf: ReadonlyMap<string, number>;

  /** The own fields of its documents. */
  readonly schema: Schema;

  /**
   * @param duplicates none unless given
   * @param told where the segments are not all that is searched: what follows from the others
   */
  constructor(
    number: number,
    segments: readonly SegmentSnapshot[],
    duplicates = NearDuplicates.of(null, countsOf(segments)),
    schema: Schema = EMPTY_SCHEMA,
    told: ToldStatistics | null = null,
  ) {
    this.duplicates = duplicates;
    this.schema = schema;
    this.number = number;
    this.segments = segments;
    this.documentCount = segments.reduce((sum, segment) => sum + segment.documentCount, 0);
    this.averageLengths = told?.averageLengths ?? fields.map((_, field) => averageLength(segments, field));
    this.analyzers = [
      ...new Set(told?.analyzers ?? segments.flatMap(({ segment }) => segment.sections.header.analyzers)),
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

  /** The path below the corpus of the file that the document with this id was read from, or null. */
  pathOf(id: string): string | null {
    const found = this.find(id);
    return found === null ? null : found.segment.segment.pathOf(found.document);
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

/** Documents of each segment, deleted ones included. */
export function countsOf(segments: readonly SegmentSnapshot[]): number[] {
  return segments.map(({ segment }) => segment.documentCount);
}

/** The totals that segments keep, less what is deleted. */
function countByAnalyzer(segments: readonly SegmentSnapshot[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (analyzer: string, documents: number): void => {
    counts.set(analyzer, (counts.get(analyzer) ?? 0) + documents);
  };
  for (const { segment, deletedList } of segments) {
    const { columns, header } = segment.sections;
    for (const [analyzer, documents] of Object.entries(header.totals.documentsByAnalyzer))
      count(analyzer, documents);
    if (deletedList.length === 0) continue;
    const analyzers = analyzersByLanguage(header.columns);
    for (const document of deletedList)
      count(analyzers[columns.single[LANGUAGE_KEYWORD][document] ?? 0] ?? '', -1);
  }
  for (const [analyzer, documents] of counts) if (documents === 0) counts.delete(analyzer);
  return counts;
}

function averageLength(segments: readonly SegmentSnapshot[], field: number): number {
  let words = 0;
  let having = 0;
  for (const { segment, deletedList } of segments) {
    const { totals } = segment.sections.header;
    words += totals.words[field] ?? 0;
    having += totals.having[field] ?? 0;
    if (deletedList.length === 0) continue;
    const lengths = segment.sections.lengths[field] ?? new Uint32Array(0);
    for (const document of deletedList) {
      const length = lengths[document] ?? 0;
      words -= length;
      if (length > 0) having -= 1;
    }
  }
  return having === 0 ? 0 : words / having;
}
