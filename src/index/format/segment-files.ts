// The files of a segment, see docs/format.md. Encoding and decoding stand side by side. Decoding gives views over the bytes:
// nothing is copied, nothing is parsed but the header, and nothing is read from the disk before it is asked for.

import { forEachSingle, LANGUAGE_KEYWORD, singleKeywords } from '../../built-in-fields.js';
import { buildUint32Array } from '../../collections/build-array.js';
import { lazyProperties } from '../../collections/lazy-properties.js';
import { orderByKey } from '../../collections/order-by-key.js';
import { FindlingError } from '../../errors.js';
import { type LetterSignatures, signWords } from '../letters/letter-signatures.js';
import type { CollocationSections } from './collocation-sections.js';
import { chooseComparison } from './compare-keys.js';
import { type DictionarySections, encodeDictionary } from './dictionary.js';
import type { ColumnNames, ColumnSections } from './document-columns.js';
import { GROUP_POSTINGS, type PostingSections } from './posting-sections.js';
import { analyzerForLanguage, fields } from './schema.js';
import {
  encodeSections,
  type LazyBytes,
  type LazySection,
  SectionReader,
  type SectionView,
} from './sections.js';
import type { StoredSections } from './stored-sections.js';

/** The files of a segment. */
export const segmentFiles = ['index.bin', 'positions.bin', 'documents.bin', 'fields.bin'] as const;
/** The name of one of them. */
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
  /** The letters of the forms: which of them may be similar to a word. */
  readonly letters: LetterSignatures;
  /** Keys of terms, sorted: see `termKey`. */
  readonly terms: DictionarySections;
  /** First form of each term in `termForms`; one more closes the last. */
  readonly termFormStarts: Uint32Array;
  /** Numbers of forms, term by term; within a term in order of their ordinals. */
  readonly termForms: Uint32Array;
}

/** What there is of the documents of a segment together, so that nobody need count it again. */
export interface SegmentTotals {
  /** By field: the words of all documents. */
  readonly words: readonly number[];
  /** By field: how many documents have it. */
  readonly having: readonly number[];
  /** By analyzer: how many documents it analyzed. */
  readonly documentsByAnalyzer: Readonly<Record<string, number>>;
}

function countTotals({ lengths, columns, header }: SegmentSections): SegmentTotals {
  const documentsByAnalyzer: Record<string, number> = {};
  const analyzers = analyzersByLanguage(header.columns);
  for (const language of columns.single[LANGUAGE_KEYWORD]) {
    const analyzer = analyzers[language] ?? '';
    documentsByAnalyzer[analyzer] = (documentsByAnalyzer[analyzer] ?? 0) + 1;
  }
  return {
    words: lengths.map((words) => words.reduce((sum, length) => sum + length, 0)),
    having: lengths.map((words) => words.reduce((sum, length) => sum + Math.min(length, 1), 0)),
    documentsByAnalyzer,
  };
}

/** By number in the column `language`: the name of the analyzer. */
export function analyzersByLanguage({ values }: ColumnNames): string[] {
  return [null, ...values[LANGUAGE_KEYWORD]].map(analyzerForLanguage);
}

/** The header as JSON; its columns are a section of their own. Its keys are those of the format, which says `classes` for terms. */
interface HeaderJson extends Omit<SegmentHeader, 'documentCount' | 'formCount' | 'termCount' | 'columns'> {
  readonly documents: number;
  readonly forms: number;
  readonly classes: number;
  readonly totals: SegmentTotals;
}

function writeHeader(segment: SegmentSections): string {
  const { documentCount, formCount, termCount, analyzers, averageLengths } = segment.header;
  const json: HeaderJson = {
    documents: documentCount,
    forms: formCount,
    classes: termCount,
    analyzers,
    averageLengths,
    totals: countTotals(segment),
  };
  return JSON.stringify(json);
}

/** @param readColumnNames is called once the columns are asked for */
function readHeader(name: string, json: string, readColumnNames: () => string): OpenHeader {
  const { documents, forms, classes, analyzers, averageLengths, totals } = parseHeader(name, json);
  return lazyProperties<OpenHeader>({
    documentCount: () => documents,
    formCount: () => forms,
    termCount: () => classes,
    analyzers: () => analyzers,
    averageLengths: () => averageLengths,
    totals: () => totals,
    columns: () => parsePart(name, readColumnNames()) as ColumnNames,
  });
}

/** Reads JSON whose checksum is right: nothing that is wrong with an index is to look like a fault of the program. */
function parseHeader(name: string, json: string): HeaderJson {
  const header = parsePart(name, json) as HeaderJson | null;
  if (header !== null && [header.documents, header.forms, header.classes].every(isCount)) return header;
  throw new FindlingError('index_damaged', `${name}: its header does not say how much it holds`);
}

function parsePart(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FindlingError('index_damaged', `${name}: its header is not JSON`, { cause: error });
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

const NO_LENGTHS = new Uint32Array(0);

/** Packs the file `index.bin`. */
export function encodeIndexFile(segment: SegmentSections): Uint8Array<ArrayBuffer> {
  const { columns, stored } = segment;
  return encodeSections([
    Buffer.from(writeHeader(segment)),
    Buffer.from(JSON.stringify(segment.header.columns)),
    segment.ids.bytes,
    segment.ids.blocks,
    columns.dates,
    columns.fingerprints,
    columns.signatures,
    columns.paths,
    ...singleKeywords.map((name) => columns.single[name]),
    columns.manyStarts,
    columns.many,
    stored.starts,
    stored.headBytes,
    stored.pieceBytes,
    stored.pieceStarts,
    // A field that no document has takes no room.
    ...segment.lengths.map((lengths) => (lengths.some((length) => length > 0) ? lengths : NO_LENGTHS)),
    segment.forms.bytes,
    segment.forms.blocks,
    segment.formTerms,
    segment.formDocuments,
    segment.letters.starts,
    segment.letters.bits,
    segment.letters.keys,
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

/** The sections of `index.bin` as they are read: each is loaded and verified when it is first asked for. */
export interface OpenSections extends Omit<SegmentSections, keyof PerPosting | 'header'> {
  readonly header: OpenHeader;
  /** The longest sections, of which only those parts are loaded whose postings are read. */
  readonly perPosting: PerPosting;
}

/** The header of a segment as it is read. */
export interface OpenHeader extends SegmentHeader {
  readonly totals: SegmentTotals;
}

/** What there is for each posting, or for each group of them. */
interface PerPosting {
  readonly docIds: LazySection<Uint16Array>;
  readonly codes: LazySection<Uint8Array>;
  readonly positionMasks: LazySection<Uint16Array>;
  readonly groupPositions: LazySection<Uint32Array>;
}

/** Unpacks the file `index.bin`. Throws FindlingError `index_damaged`. */
export function decodeIndexFile(name: string, source: LazyBytes): OpenSections {
  const read = new SectionReader(name, source);
  // The order of these lines is the format.
  const json = read.uint8().whole();
  const names = read.uint8();
  const header = readHeader(name, Buffer.from(json).toString('utf8'), () =>
    Buffer.from(names.whole()).toString('utf8'),
  );
  const ids = openDictionary(read);
  const first = {
    dates: whole(read.float64()),
    fingerprints: whole(read.uint32()),
    signatures: whole(read.uint32()),
    paths: whole(read.uint32()),
  };
  const single = lazyProperties(forEachSingle(() => whole(read.uint16())));
  const columns = lazyProperties<ColumnSections>({
    ...first,
    single: () => single,
    manyStarts: whole(read.uint32()),
    many: whole(read.uint32()),
  });
  const [starts, headBytes] = [read.float64(), read.uint32()];
  const stored = lazyProperties<StoredSections>({
    starts: whole(starts),
    headBytes: whole(headBytes),
    pieceBytes: whole(read.uint8()),
    pieceStarts: whole(read.uint32()),
  });
  const lengths = fields.map(() => read.uint32());
  const forms = openDictionary(read);
  const formTerms = read.uint32();
  const vocabulary = {
    forms,
    formTerms: whole(formTerms),
    formDocuments: whole(read.uint32()),
    letters: openLetters(read),
    terms: openDictionary(read),
    termFormStarts: whole(read.uint32()),
    termForms: whole(read.uint32()),
  };
  const [docIds, codes] = [read.uint16(), read.uint8()];
  const frequencies = {
    table: whole(read.uint32()),
    exceptionPostings: whole(read.uint32()),
    exceptionFrequencies: whole(read.uint32()),
  };
  const termPostings = read.uint32();
  const postings = {
    ...frequencies,
    termPostings: whole(termPostings),
    termBlocks: whole(read.uint32()),
    blockMaxima: whole(read.float32()),
  };
  const perPosting = { docIds, codes, positionMasks: read.uint16(), groupPositions: read.uint32() };
  const fitTogether =
    termPostings.length === header.termCount + 1 &&
    formTerms.length === header.formCount &&
    lengths.every(({ length }) => length === 0 || length === header.documentCount) &&
    starts.length === header.documentCount + 1 &&
    headBytes.length === header.documentCount &&
    codes.length === docIds.length &&
    perPosting.positionMasks.length === docIds.length &&
    perPosting.groupPositions.length === Math.ceil(docIds.length / GROUP_POSTINGS);
  if (!fitTogether) throw new FindlingError('index_damaged', `${name}: its parts do not fit together`);
  return lazyProperties<OpenSections>({
    header: () => header,
    ids,
    columns: () => columns,
    stored: () => stored,
    lengths: () => lengths.map((section) => section.whole()),
    ...vocabulary,
    ...postings,
    perPosting: () => perPosting,
    collocations: openDictionary(read),
    collocationDocuments: whole(read.uint32()),
  });
}

function whole<View extends SectionView>(section: LazySection<View>): () => View {
  return () => section.whole();
}

function openLetters(read: SectionReader): () => LetterSignatures {
  const [starts, bits, keys] = [read.uint32(), read.uint32(), read.uint32()];
  return () => ({ starts: starts.whole(), bits: bits.whole(), keys: keys.whole() });
}

function openDictionary(read: SectionReader): () => DictionarySections {
  const [bytes, blocks] = [read.uint8(), read.uint32()];
  return () => ({ bytes: bytes.whole(), blocks: blocks.whole() });
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
): Pick<
  SegmentSections,
  'forms' | 'formTerms' | 'formDocuments' | 'letters' | 'terms' | 'termFormStarts' | 'termForms'
> {
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
  const sorted = Array.from(indexes, (index) => forms[index] ?? '');
  return {
    forms: encodeDictionary(sorted),
    letters: signWords(sorted),
    formTerms: buildUint32Array(forms.length, (form) => termOf[indexes[form] ?? 0] ?? 0),
    formDocuments: buildUint32Array(forms.length, (form) => formDocuments[indexes[form] ?? 0] ?? 0),
    terms: encodeDictionary(keys),
    termFormStarts: starts,
    termForms,
  };
}
