// The files of a segment, see docs/format.md. Encoding and decoding stand side by side. Decoding gives views over the bytes:
// nothing is copied, and nothing is parsed but the header.

import type { ColumnNames, ColumnSections } from './document-columns.js';
import { chooseComparison } from './compare-keys.js';
import { encodeDictionary, type DictionarySections } from './dictionary.js';
import { orderByKey } from '../../collections/order-by-key.js';
import { buildUint32Array } from '../../collections/build-array.js';
import type { CollocationSections } from './collocation-sections.js';
import type { PostingSections } from './posting-sections.js';
import { fields } from './schema.js';
import { encodeSections, SectionReader } from './sections.js';
import type { StoredSections } from './stored-sections.js';

/** The files of a segment. */
export const segmentFiles = ['index.bin', 'positions.bin', 'documents.bin'] as const;
export type SegmentFile = (typeof segmentFiles)[number];
/** The files of a segment, complete. */
export type SegmentBytes = Readonly<Record<SegmentFile, Uint8Array<ArrayBuffer>>>;

/** Documents that fit in a segment: their numbers have 16 bits. */
export const MAX_SEGMENT_DOCUMENTS = 65_535;

/** What of a segment is kept as JSON: counts and names. */
export interface SegmentHeader {
  readonly documentCount: number;
  readonly formCount: number;
  readonly termCount: number;
  /** Names of the analyzers its terms come from. */
  readonly analyzers: readonly string[];
  /** By field: words on average, over the documents that have it, when the segment was written. */
  readonly averageLengths: readonly number[];
  readonly columns: ColumnNames;
}

/** The sections of `index.bin`. */
export interface SegmentSections extends PostingSections, CollocationSections {
  readonly header: SegmentHeader;
  /** Ids of the documents, sorted. */
  readonly ids: DictionarySections;
  readonly columns: ColumnSections;
  readonly stored: StoredSections;
  /** Words per document, one array a field. */
  readonly lengths: readonly Uint32Array[];
  /** Surface forms, sorted; one stands here once for each term it belongs to. */
  readonly forms: DictionarySections;
  /** Per form: the ordinal of its term. */
  readonly formTerms: Uint32Array;
  /** Per form: in how many documents it occurs. */
  readonly formDocuments: Uint32Array;
  /** Keys of terms, sorted: see `termKey`. */
  readonly terms: DictionarySections;
  /** First form of each term in `termForms`; one more closes the last. */
  readonly termFormStarts: Uint32Array;
  /** Numbers of forms, term by term; within a term in order of their ordinals. */
  readonly termForms: Uint32Array;
}

/** The header as JSON. Its keys are those of the format, which says `classes` for terms. */
interface HeaderJson extends Omit<SegmentHeader, 'documentCount' | 'formCount' | 'termCount'> {
  readonly documents: number;
  readonly forms: number;
  readonly classes: number;
}

function writeHeader({ documentCount, formCount, termCount, ...rest }: SegmentHeader): HeaderJson {
  return { documents: documentCount, forms: formCount, classes: termCount, ...rest };
}

function readHeader(json: string): SegmentHeader {
  const { documents, forms, classes, ...rest } = JSON.parse(json) as HeaderJson;
  return { documentCount: documents, formCount: forms, termCount: classes, ...rest };
}

/** Packs the file `index.bin`. */
export function encodeIndexFile(segment: SegmentSections): Uint8Array<ArrayBuffer> {
  const { columns, stored } = segment;
  return encodeSections([
    Buffer.from(JSON.stringify(writeHeader(segment.header))),
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
    stored.starts,
    stored.headBytes,
    stored.pieceBytes,
    stored.pieceStarts,
    ...segment.lengths,
    segment.forms.bytes,
    segment.forms.blocks,
    segment.formTerms,
    segment.formDocuments,
    segment.terms.bytes,
    segment.terms.blocks,
    segment.termFormStarts,
    segment.termForms,
    segment.docIds,
    segment.codes,
    segment.table,
    segment.exceptionPostings,
    segment.exceptionFrequencies,
    segment.termPostings,
    segment.termBlocks,
    segment.blockMaxima,
    segment.positionMasks,
    segment.groupPositions,
    segment.collocations.bytes,
    segment.collocations.blocks,
    segment.collocationDocuments,
  ]);
}

/** Unpacks the file `index.bin`. Throws FindlingError `index_damaged`. */
export function decodeIndexFile(name: string, bytes: Uint8Array): SegmentSections {
  const read = new SectionReader(name, bytes);
  // The order of these lines is the format.
  const header = readHeader(Buffer.from(read.uint8()).toString('utf8'));
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
      starts: read.float64(),
      headBytes: read.uint32(),
      pieceBytes: read.uint8(),
      pieceStarts: read.uint32(),
    },
    lengths: fields.map(() => read.uint32()),
    forms: dictionary(),
    formTerms: read.uint32(),
    formDocuments: read.uint32(),
    terms: dictionary(),
    termFormStarts: read.uint32(),
    termForms: read.uint32(),
    docIds: read.uint16(),
    codes: read.uint8(),
    table: read.uint32(),
    exceptionPostings: read.uint32(),
    exceptionFrequencies: read.uint32(),
    termPostings: read.uint32(),
    termBlocks: read.uint32(),
    blockMaxima: read.float32(),
    positionMasks: read.uint16(),
    groupPositions: read.uint32(),
    collocations: dictionary(),
    collocationDocuments: read.uint32(),
  };
}

/**
 * Packs the dictionaries of forms and terms: the part building and merging share.
 * @param keys of the terms, sorted
 * @param starts the first form of each term in `forms`; one more closes the last
 * @param forms spellings, term by term, sorted within a term
 * @param formDocuments of each of these forms, in how many documents it occurs
 */
export function encodeForms(
  keys: readonly string[],
  starts: Uint32Array,
  forms: readonly string[],
  formDocuments: Uint32Array,
): Pick<SegmentSections, 'forms' | 'formTerms' | 'formDocuments' | 'terms' | 'termFormStarts' | 'termForms'> {
  const compare = chooseComparison(forms);
  /** The numbers of forms count them sorted: by number, the index of the form in `forms`. */
  const indexes = orderByKey(
    forms.length,
    (index) => forms[index] ?? '',
    (a, b) => compare(forms[a] ?? '', forms[b] ?? '') || a - b,
  );
  const termOf = new Uint32Array(forms.length);
  for (let term = 0; term < keys.length; term += 1) termOf.fill(term, starts[term], starts[term + 1]);
  const termForms = new Uint32Array(forms.length);
  indexes.forEach((index, form) => {
    termForms[index] = form;
  });
  return {
    forms: encodeDictionary(Array.from(indexes, (index) => forms[index] ?? '')),
    formTerms: buildUint32Array(forms.length, (form) => termOf[indexes[form] ?? 0] ?? 0),
    formDocuments: buildUint32Array(forms.length, (form) => formDocuments[indexes[form] ?? 0] ?? 0),
    terms: encodeDictionary(keys),
    termFormStarts: starts,
    termForms,
  };
}
