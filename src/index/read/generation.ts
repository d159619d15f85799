// What one search sees: segments, the documents deleted from them, and the statistics of what is left.
// Immutable, so that every answer comes from one state of the corpus.

import type { Segment } from './segment.js';
import { analyzerForLanguage, fields } from '../format/schema.js';

/** A segment within a generation: the same postings, less the deleted documents. */
export class LiveSegment {
  readonly segment: Segment;
  readonly deletedDocuments: number;
  readonly #deleted: Uint32Array | null;
  readonly #classDocuments: Uint32Array | null;

  /** @param deleted numbers of deleted documents, ascending */
  constructor(segment: Segment, deleted: Uint16Array) {
    this.segment = segment;
    this.deletedDocuments = deleted.length;
    if (deleted.length === 0) {
      this.#deleted = null;
      this.#classDocuments = null;
      return;
    }
    const bits = new Uint32Array((segment.documents + 31) >>> 5);
    for (const document of deleted)
      bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31));
    this.#deleted = bits;
    this.#classDocuments = countLiveDocuments(segment, bits);
  }

  get documents(): number {
    return this.segment.documents - this.deletedDocuments;
  }

  /** The deleted documents as bits, or null when there are none. */
  get deleted(): Uint32Array | null {
    return this.#deleted;
  }

  isDeleted(document: number): boolean {
    return this.#deleted !== null && (((this.#deleted[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
  }

  /** In how many documents that are not deleted a class occurs. */
  classDocuments(classNumber: number): number {
    if (this.#classDocuments !== null) return this.#classDocuments[classNumber] ?? 0;
    const { classPostings } = this.segment.sections;
    return (classPostings[classNumber + 1] ?? 0) - (classPostings[classNumber] ?? 0);
  }
}

function countLiveDocuments(segment: Segment, deleted: Uint32Array): Uint32Array {
  const { classPostings, documents, header } = segment.sections;
  const counts = new Uint32Array(header.classes);
  for (let number = 0; number < header.classes; number += 1) {
    const end = classPostings[number + 1] ?? 0;
    let live = 0;
    for (let posting = classPostings[number] ?? 0; posting < end; posting += 1) {
      const document = documents[posting] ?? 0;
      live += 1 - (((deleted[document >>> 5] ?? 0) >>> (document & 31)) & 1);
    }
    counts[number] = live;
  }
  return counts;
}

export class Generation {
  readonly number: number;
  readonly segments: readonly LiveSegment[];
  /** Documents that are not deleted. */
  readonly documents: number;
  /** Average words a field, over the documents that have it. */
  readonly averageLengths: readonly number[];
  /** Names of the analyzers in use, sorted. */
  readonly analyzers: readonly string[];
  /** By analyzer: documents that are not deleted. */
  readonly documentsOf: ReadonlyMap<string, number>;

  constructor(number: number, segments: readonly LiveSegment[]) {
    this.number = number;
    this.segments = segments;
    this.documents = segments.reduce((sum, segment) => sum + segment.documents, 0);
    this.averageLengths = fields.map((_, field) => averageLength(segments, field));
    this.analyzers = [
      ...new Set(segments.flatMap(({ segment }) => segment.sections.header.analyzers)),
    ].sort();
    this.documentsOf = countByAnalyzer(segments);
  }

  /** Where the document with this id is, or null. */
  find(id: string): { readonly segment: LiveSegment; readonly document: number } | null {
    const place = this.place(id);
    const segment = place === null ? undefined : this.segments[place.segment];
    return place === null || segment === undefined ? null : { segment, document: place.document };
  }

  /** The same in numbers: the place of the segment in the generation and the number of the document in it. */
  place(id: string): { readonly segment: number; readonly document: number } | null {
    for (const [number, segment] of this.segments.entries()) {
      const document = segment.segment.ids.find(id);
      if (document >= 0 && !segment.isDeleted(document)) return { segment: number, document };
    }
    return null;
  }
}

function countByAnalyzer(segments: readonly LiveSegment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const live of segments) {
    const { columns, header } = live.segment.sections;
    const analyzers = [null, ...header.columns.values.language].map(analyzerForLanguage);
    columns.language.forEach((language, document) => {
      if (live.isDeleted(document)) return;
      const analyzer = analyzers[language] ?? 'standard';
      counts.set(analyzer, (counts.get(analyzer) ?? 0) + 1);
    });
  }
  return counts;
}

function averageLength(segments: readonly LiveSegment[], field: number): number {
  let words = 0;
  let having = 0;
  for (const live of segments) {
    const lengths = live.segment.sections.lengths[field] ?? new Uint32Array(0);
    for (let document = 0; document < lengths.length; document += 1) {
      const length = lengths[document] ?? 0;
      if (length === 0 || live.isDeleted(document)) continue;
      words += length;
      having += 1;
    }
  }
  return having === 0 ? 0 : words / having;
}
