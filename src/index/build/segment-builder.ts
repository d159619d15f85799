// Builds the bytes of one segment from documents: analyze, invert, write. It needs no disk and keeps nothing between segments,
// so that it runs in a worker thread as well as in the main one.

import { buildUint32Array } from '../../collections/build-array.js';
import { listOwnValues } from '../../documents/own/own-values.js';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../../documents/own/searched-fields.js';
import { Analyzers } from '../../text/analyzer.js';
import { CollocationFinder } from '../collocations/collocation-finder.js';
import { signDocuments } from '../duplicates/minhash.js';
import type { CollocationSections } from '../format/collocation-sections.js';
import { chooseComparison, sortKeys } from '../format/compare-keys.js';
import { encodeDictionary } from '../format/dictionary.js';
import { columnsOfDocument, ColumnsWriter, type NumberedColumns } from '../format/document-columns.js';
import { averageFieldLengths, type FieldLengths } from '../format/field-lengths.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import { ValueColumnsWriter } from '../format/own/value-columns.js';
import { fields } from '../format/schema.js';
import { encodeForms, encodeIndexFile, type SegmentBytes } from '../format/segment-files.js';
import { signatureAt } from '../format/signature.js';
import type { StoredDocuments } from '../format/stored-sections.js';
import { StoredDocumentsWriter } from '../stored/stored-documents-writer.js';
import { type GroupedTerms, groupTerms } from './group-terms.js';
import { type InvertedTokens, invertTokens, TOKEN_WIDTH } from './invert-tokens.js';
import { PostingsBuffer, type SurfaceForm } from './postings-buffer.js';
import { PostingsWriter, type WrittenPostings } from './postings-writer.js';

/** Builds a segment of 1 to 65,535 documents with distinct ids. The same documents give the same bytes in any order. */
export class SegmentBuilder {
  readonly #buffer: PostingsBuffer;
  #stored = new StoredDocumentsWriter();
  readonly #values = new ValueColumnsWriter();
  readonly #documents: NumberedColumns[] = [];

  /** @param analyzers kept by whoever builds one segment after another: they know the words of those before */
  constructor(analyzers: Analyzers, searched: SearchedFields = NO_SEARCHED_FIELDS) {
    this.#buffer = new PostingsBuffer(analyzers, searched);
  }

  /** Different words of the documents added so far. */
  get formCount(): number {
    return this.#buffer.forms.length;
  }

  /** Analyzes a document. Of the document itself only the numbers of its pieces are kept, which take less memory than strings. */
  add(indexed: IndexedDocument): void {
    const { document } = indexed;
    this.#buffer.add(document, (tokens, analyzer) => {
      this.#stored.add(document, tokens, analyzer);
    });
    for (const [name, values] of listOwnValues(document.extra))
      for (const value of values) this.#values.add(this.#documents.length, name, value);
    this.#documents.push(columnsOfDocument(indexed, this.#documents.length));
  }

  /**
   * The segment of all documents added; nothing can be added afterwards.
   * @param invert inverts the tokens; a test has another engine do so and compares the bytes
   */
  build(invert: typeof invertTokens = invertTokens): SegmentBytes {
    const buffer = this.#buffer;
    const byId = chooseComparison(this.#documents.map(({ id }) => id));
    const documents = this.#documents.sort((a, b) => byId(a.id, b.id));
    // Packed first: what documents take as they came is free before the tokens need the most room.
    const stored = this.#store(documents);
    buffer.sort(documents.map(({ number }) => number));
    const terms = groupTerms(buffer.forms);
    const lengths = averageFieldLengths(
      fields.map((_, field) =>
        buildUint32Array(
          documents.length,
          (document) => buffer.lengths[document * fields.length + field] ?? 0,
        ),
      ),
    );
    const signatures = signDocuments(buffer);
    const collocations = findCollocations(buffer, lengths.byField);
    const inverted = invert(buffer, terms);
    buffer.dropTokens();
    const postings = writePostings(terms, inverted, lengths);
    return encodeSegment({
      documents,
      stored,
      forms: buffer.forms,
      terms,
      postings,
      lengths,
      signatures,
      collocations,
      values: this.#values.finish(documents.map(({ number }) => number)),
    });
  }

  #store(documents: readonly NumberedColumns[]): StoredDocuments {
    const stored = this.#stored.finish(documents.map(({ number }) => number));
    this.#stored = new StoredDocumentsWriter();
    return stored;
  }
}

/** All that the files of a segment are encoded from. */
interface SegmentParts {
  /** In order of id. */
  readonly documents: readonly NumberedColumns[];
  readonly stored: StoredDocuments;
  readonly forms: readonly SurfaceForm[];
  readonly terms: GroupedTerms;
  readonly postings: WrittenPostings;
  readonly lengths: FieldLengths;
  readonly signatures: Uint32Array<ArrayBuffer>;
  readonly collocations: CollocationSections;
  /** The file `fields.bin`. */
  readonly values: Uint8Array<ArrayBuffer>;
}

/** Builds a segment of documents that are all at hand. */
export function buildSegment(
  documents: readonly IndexedDocument[],
  invert: typeof invertTokens = invertTokens,
  analyzers = new Analyzers(),
  searched: SearchedFields = NO_SEARCHED_FIELDS,
): SegmentBytes {
  const builder = new SegmentBuilder(analyzers, searched);
  for (const document of documents) builder.add(document);
  return builder.build(invert);
}

function encodeSegment(parts: SegmentParts): SegmentBytes {
  const { documents, stored, forms, terms, postings, lengths, signatures, collocations } = parts;
  const columnsWriter = new ColumnsWriter(documents.length);
  documents.forEach((document, number) => {
    columnsWriter.add(document, signatureAt(signatures, number));
  });
  const columns = columnsWriter.finish();
  const sortedForms = Array.from(terms.sortedForms, (form) => forms[form]?.form ?? '');
  const index = encodeIndexFile({
    ...postings,
    ...encodeForms(terms.keys, terms.starts, sortedForms, postings.formDocuments),
    ...collocations,
    header: {
      documentCount: documents.length,
      formCount: sortedForms.length,
      termCount: terms.keys.length,
      analyzers: sortKeys([...new Set(forms.map(({ analyzer }) => analyzer))]),
      averageLengths: lengths.averages,
      columns: columns.names,
    },
    ids: encodeDictionary(documents.map(({ id }) => id)),
    columns: columns.sections,
    stored: stored.sections,
    lengths: lengths.byField,
  });
  return {
    'index.bin': index,
    'positions.bin': postings.positions,
    'documents.bin': stored.file,
    'fields.bin': parts.values,
  };
}

function writePostings(
  { keys, starts: formStarts, sortedForms }: GroupedTerms,
  { starts, tokens }: InvertedTokens,
  lengths: FieldLengths,
): WrittenPostings {
  const maxPostings = tokens.length / TOKEN_WIDTH;
  const writer = new PostingsWriter({ terms: keys.length, forms: sortedForms.length, maxPostings }, lengths);
  for (let term = 0; term < keys.length; term += 1) {
    writer.startTerm((formStarts[term + 1] ?? 0) - (formStarts[term] ?? 0));
    writer.addTokens(tokens, starts[term] ?? 0, starts[term + 1] ?? 0);
  }
  return writer.finish();
}

function findCollocations(buffer: PostingsBuffer, lengths: FieldLengths['byField']): CollocationSections {
  const finder = new CollocationFinder(lengths, buffer.forms);
  for (let document = 0; document < buffer.documentCount; document += 1) {
    if (!finder.reads(document)) continue;
    const end = buffer.ends[document] ?? 0;
    for (let token = buffer.starts[document] ?? 0; token < end; token += 1) {
      finder.add(document, buffer.fieldPositionOf[token] ?? 0, buffer.formOf[token] ?? 0);
    }
  }
  return finder.finish();
}
