// A batch of documents to the bytes of one segment: analyze, invert, freeze. Needs no disk and keeps no state,
// so that it runs in a worker thread as well as in place.

import { encodeDictionary, keyOrder, sortKeys } from '../format/dictionary.js';
import { columnsOfDocument, ColumnsWriter, type NumberedColumns } from '../format/document-columns.js';
import { invertTokens, TOKEN_WIDTH, type InvertedTokens } from './invert-tokens.js';
import { uint32Of } from '../format/numbers.js';
import { CollocationFinder, type CollocationSections } from '../collocations/collocation-finder.js';
import { PostingsWriter, type FieldLengths } from './postings-writer.js';
import { fields } from '../format/schema.js';
import { encodeForms, encodeIndexFile, type SegmentFile } from '../format/segment-files.js';
import { signatureAt, signDocuments } from '../duplicates/minhash.js';
import { groupTerms, type GroupedTerms } from './group-terms.js';
import { EncodedDocuments, StoredDocumentsWriter, type StoredDocuments } from '../format/stored-documents.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import { PostingsBuffer, type SurfaceForm } from './postings-buffer.js';

/** The files of a segment, complete. */
export type SegmentBytes = Readonly<Record<SegmentFile, Uint8Array<ArrayBuffer>>>;

/** Averages over the documents that have the field at all. */
export function averageLengths(byField: readonly Uint32Array[]): number[] {
  return byField.map((lengths) => {
    let words = 0;
    let having = 0;
    lengths.forEach((length) => {
      words += length;
      if (length > 0) having += 1;
    });
    return having === 0 ? 0 : words / having;
  });
}

/** Builds a segment of 1 to 65,535 documents with distinct ids. The same documents give the same bytes in any order. */
export class SegmentBuilder {
  readonly #buffer = new PostingsBuffer();
  #encoded = new EncodedDocuments();
  readonly #documents: NumberedColumns[] = [];

  /** Analyzes a document; nothing but bytes is kept of it. */
  add(indexed: IndexedDocument): void {
    const { document } = indexed;
    this.#buffer.add(document);
    this.#encoded.add(document);
    this.#documents.push(columnsOfDocument(indexed, this.#documents.length));
  }

  /**
   * The segment of all documents added; nothing can be added afterwards.
   * @param invert turns the tokens round; a test puts another engine in its place and compares the bytes
   */
  build(invert: typeof invertTokens = invertTokens): SegmentBytes {
    const log = this.#buffer;
    const byId = keyOrder(this.#documents.map(({ id }) => id));
    const documents = this.#documents.sort((a, b) => byId(a.id, b.id));
    // Packed first: what documents take as they came is free before the tokens need the most room.
    const stored = this.#store(documents);
    log.sort(documents.map(({ number }) => number));
    const terms = groupTerms(log.forms);
    const byField = fields.map((_, field) =>
      uint32Of(documents.length, (document) => log.lengths[document * fields.length + field] ?? 0),
    );
    const said: BatchFindings = {
      byField,
      signatures: signDocuments(log),
      phrases: findPhrases(log, byField),
    };
    const inverted = invert(log, terms);
    log.dropTokens();
    return encodeSegment(documents, stored, log.forms, terms, inverted, said);
  }

  #store(documents: readonly NumberedColumns[]): StoredDocuments {
    const writer = new StoredDocumentsWriter();
    for (const { number } of documents) writer.add(this.#encoded.bytes(number));
    this.#encoded = new EncodedDocuments();
    return writer.finish();
  }
}

/** What is told from the tokens in the order of the documents. */
interface BatchFindings {
  /** Words per field and document. */
  readonly byField: readonly Uint32Array<ArrayBuffer>[];
  readonly signatures: Uint32Array<ArrayBuffer>;
  readonly phrases: CollocationSections;
}

/** Builds a segment of documents that are all at hand. */
export function buildSegment(
  documents: readonly IndexedDocument[],
  invert: typeof invertTokens = invertTokens,
): SegmentBytes {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(document);
  return builder.build(invert);
}

function encodeSegment(
  documents: readonly NumberedColumns[],
  stored: StoredDocuments,
  entries: readonly SurfaceForm[],
  stems: GroupedTerms,
  inverted: InvertedTokens,
  { byField, signatures, phrases }: BatchFindings,
): SegmentBytes {
  const lengths: FieldLengths = { byField, averages: averageLengths(byField) };
  const postings = writePostings(stems, inverted, lengths, entries.length);
  const columnsWriter = new ColumnsWriter(documents.length);
  documents.forEach((document, number) => {
    columnsWriter.add(document, signatureAt(signatures, number));
  });
  const columns = columnsWriter.finish();
  const terms = Array.from(stems.forms, (entry) => entries[entry]?.form ?? '');
  const index = encodeIndexFile({
    ...postings,
    ...encodeForms(stems.keys, stems.starts, terms, postings.formDocuments),
    ...phrases,
    header: {
      documentCount: documents.length,
      formCount: terms.length,
      termCount: stems.keys.length,
      analyzers: sortKeys([...new Set(entries.map(({ analyzer }) => analyzer))]),
      averageLengths: lengths.averages,
      columns: columns.names,
    },
    ids: encodeDictionary(documents.map(({ id }) => id)),
    columns: columns.sections,
    stored: stored.sections,
    lengths: byField,
  });
  return { 'index.bin': index, 'positions.bin': postings.positions, 'documents.bin': stored.file };
}

function writePostings(
  stems: GroupedTerms,
  inverted: InvertedTokens,
  lengths: FieldLengths,
  forms: number,
): ReturnType<PostingsWriter['sections']> {
  const { starts, tokens } = inverted;
  const terms = stems.keys.length;
  const writer = new PostingsWriter(terms, forms, tokens.length / TOKEN_WIDTH, lengths);
  for (let number = 0; number < terms; number += 1) {
    writer.startTerm((stems.starts[number + 1] ?? 0) - (stems.starts[number] ?? 0));
    writer.addTokens(tokens, starts[number] ?? 0, starts[number + 1] ?? 0);
  }
  return writer.sections();
}

function findPhrases(log: PostingsBuffer, lengths: FieldLengths['byField']): CollocationSections {
  const finder = new CollocationFinder(lengths, log.forms);
  for (let document = 0; document < log.documentCount; document += 1) {
    if (!finder.reads(document)) continue;
    const end = log.ends[document] ?? 0;
    for (let token = log.starts[document] ?? 0; token < end; token += 1) {
      finder.add(document, log.fieldPositionOf[token] ?? 0, log.formOf[token] ?? 0);
    }
  }
  return finder.finish();
}
