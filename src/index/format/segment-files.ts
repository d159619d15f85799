// A segment as bytes: three files, see docs/format.md. Encoding and decoding stand side by side.
// What is decoded are views over the bytes; nothing is copied and nothing is parsed but the names of facets and paths.

import type { ColumnNames, ColumnSections } from './document-columns.js';
import { encodeDictionary, keyOrder, type DictionarySections } from './dictionary.js';
import { orderByKey } from './key-order.js';
import type { FrequencySections } from './frequency-codes.js';
import { uint32Of } from './numbers.js';
import type { PhraseSections } from '../collocations/find-collocations.js';
import type { PostingSections } from '../build/postings-writer.js';
import { fields } from './schema.js';
import { encodeSections, SectionReader } from './sections.js';
import type { StoredSections } from './stored-documents.js';

/** The files of a segment. */
export const segmentFiles = ['index.bin', 'positions.bin', 'documents.bin'] as const;
export type SegmentFile = (typeof segmentFiles)[number];

/** The most documents a segment holds: their numbers have 16 bits. */
export const MAX_SEGMENT_DOCUMENTS = 65_535;

/** The parts of a segment that are names and counts. */
export interface SegmentHeader {
  readonly documents: number;
  readonly forms: number;
  readonly classes: number;
  /** Names of the analyzers its classes come from. */
  readonly analyzers: readonly string[];
  /** Average words a field, over the documents that have it, when the segment was written. */
  readonly averageLengths: readonly number[];
  readonly columns: ColumnNames;
}

/** Everything of a segment that is kept in memory, as written. */
export interface SegmentSections extends FrequencySections, PhraseSections {
  readonly header: SegmentHeader;
  readonly ids: DictionarySections;
  readonly columns: ColumnSections;
  readonly stored: StoredSections;
  /** Words per document, one array a field. */
  readonly lengths: readonly Uint32Array<ArrayBuffer>[];
  /** Terms, sorted; a term stands once for each class it belongs to. */
  readonly forms: DictionarySections;
  readonly formClasses: Uint32Array<ArrayBuffer>;
  readonly formDocuments: Uint32Array<ArrayBuffer>;
  /** Keys `analyzer NUL stem`, sorted. */
  readonly classes: DictionarySections;
  /** First form of each class in `classForms`; one more closes the last. */
  readonly classFormStarts: Uint32Array<ArrayBuffer>;
  /** Numbers of forms; within a class in order of their ordinals. */
  readonly classForms: Uint32Array<ArrayBuffer>;
  readonly documents: PostingSections['documents'];
  readonly classPostings: PostingSections['classPostings'];
  readonly classBlocks: PostingSections['classBlocks'];
  readonly blockMaxima: PostingSections['blockMaxima'];
  readonly positionMasks: PostingSections['positionMasks'];
  readonly groupPositions: PostingSections['groupPositions'];
}

/** Packs the file `index.bin`. */
export function encodeIndexFile(segment: SegmentSections): Uint8Array<ArrayBuffer> {
  const { columns, stored } = segment;
  return encodeSections([
    Buffer.from(JSON.stringify(segment.header)),
    segment.ids.bytes,
    segment.ids.blocks,
    columns.dates,
    columns.fingerprints,
    columns.signatures,
    columns.paths,
    columns.language,
    columns.section,
    columns.source,
    columns.tagStarts,
    columns.tags,
    stored.blocks,
    stored.blockOf,
    stored.offsetOf,
    stored.bytesOf,
    ...segment.lengths,
    segment.forms.bytes,
    segment.forms.blocks,
    segment.formClasses,
    segment.formDocuments,
    segment.classes.bytes,
    segment.classes.blocks,
    segment.classFormStarts,
    segment.classForms,
    segment.documents,
    segment.codes,
    segment.table,
    segment.exceptionPostings,
    segment.exceptionFrequencies,
    segment.classPostings,
    segment.classBlocks,
    segment.blockMaxima,
    segment.positionMasks,
    segment.groupPositions,
    segment.phrases.bytes,
    segment.phrases.blocks,
    segment.phraseDocuments,
  ]);
}

/** Unpacks the file `index.bin`. Throws FindlingError `index_damaged`. */
export function decodeIndexFile(name: string, bytes: Uint8Array<ArrayBuffer>): SegmentSections {
  const read = new SectionReader(name, bytes);
  // The order of these lines is the format.
  const header = JSON.parse(Buffer.from(read.uint8()).toString('utf8')) as SegmentHeader;
  const dictionary = (): DictionarySections => ({ bytes: read.uint8(), blocks: read.uint32() });
  return {
    header,
    ids: dictionary(),
    columns: {
      dates: read.float64(),
      fingerprints: read.uint32(),
      signatures: read.uint32(),
      paths: read.uint32(),
      language: read.uint16(),
      section: read.uint16(),
      source: read.uint16(),
      tagStarts: read.uint32(),
      tags: read.uint32(),
    },
    stored: {
      blocks: read.float64(),
      blockOf: read.uint16(),
      offsetOf: read.uint32(),
      bytesOf: read.uint32(),
    },
    lengths: fields.map(() => read.uint32()),
    forms: dictionary(),
    formClasses: read.uint32(),
    formDocuments: read.uint32(),
    classes: dictionary(),
    classFormStarts: read.uint32(),
    classForms: read.uint32(),
    documents: read.uint16(),
    codes: read.uint8(),
    table: read.uint32(),
    exceptionPostings: read.uint32(),
    exceptionFrequencies: read.uint32(),
    classPostings: read.uint32(),
    classBlocks: read.uint32(),
    blockMaxima: read.float32(),
    positionMasks: read.uint16(),
    groupPositions: read.uint32(),
    phrases: dictionary(),
    phraseDocuments: read.uint32(),
  };
}

/**
 * Packs the dictionaries of forms and classes: the part building and merging share.
 * @param keys of the classes, sorted
 * @param starts the first form of each class in `terms`; one more closes the last
 * @param terms of the forms, class by class
 * @param formDocuments of each of these forms, in how many documents it occurs
 */
export function encodeForms(
  keys: readonly string[],
  starts: Uint32Array<ArrayBuffer>,
  terms: readonly string[],
  formDocuments: Uint32Array,
): Pick<
  SegmentSections,
  'forms' | 'formClasses' | 'formDocuments' | 'classes' | 'classFormStarts' | 'classForms'
> {
  const order = keyOrder(terms);
  /** Per form, in order of terms: its place among `terms`. */
  const slots = orderByKey(
    terms.length,
    (slot) => terms[slot] ?? '',
    (a, b) => order(terms[a] ?? '', terms[b] ?? '') || a - b,
  );
  const classOf = new Uint32Array(terms.length);
  for (let number = 0; number < keys.length; number += 1)
    classOf.fill(number, starts[number], starts[number + 1]);
  const classForms = new Uint32Array(terms.length);
  slots.forEach((slot, form) => {
    classForms[slot] = form;
  });
  return {
    forms: encodeDictionary(Array.from(slots, (slot) => terms[slot] ?? '')),
    formClasses: uint32Of(terms.length, (form) => classOf[slots[form] ?? 0] ?? 0),
    formDocuments: uint32Of(terms.length, (form) => formDocuments[slots[form] ?? 0] ?? 0),
    classes: encodeDictionary(keys),
    classFormStarts: starts,
    classForms,
  };
}
