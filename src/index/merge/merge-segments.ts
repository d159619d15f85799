// Merges packed segments into one, without analyzing their texts again: documents, dictionaries and posting lists are merged as
// they lie, several ways at once (Witten, Moffat, Bell, "Managing Gigabytes", section 5.2). The bytes are those of a segment
// built anew from the documents that are left.

import { documentOfToken, fieldPositionOfToken, ordinalOfToken } from '../build/invert-tokens.js';
import { PostingsWriter, type WrittenPostings } from '../build/postings-writer.js';
import { CollocationFinder } from '../collocations/collocation-finder.js';
import { encodeDictionary } from '../format/dictionary.js';
import { ColumnsWriter, readColumns } from '../format/document-columns.js';
import { averageFieldLengths, type FieldLengths } from '../format/field-lengths.js';
import { ValueColumnsWriter, valuesOfDocument } from '../format/own/value-columns.js';
import { fields } from '../format/schema.js';
import { encodeForms, encodeIndexFile, type SegmentBytes } from '../format/segment-files.js';
import { signatureAt } from '../format/signature.js';
import { parseTermKey } from '../format/term-key.js';
import { StoredDocumentsWriter } from '../stored/stored-documents-writer.js';
import { MergedDocuments, type MergeSource } from './merged-documents.js';
import { MergedTerms } from './merged-terms.js';

/** Merges segments whose documents that are not deleted have distinct ids and are 1 to 65,535 together. */
export function mergeSegments(sources: readonly MergeSource[]): SegmentBytes {
  const documents = new MergedDocuments(sources);
  const lengths = averageFieldLengths(
    fields.map((_, field) =>
      Uint32Array.from(
        documents.order,
        ({ segment, document }) => segment.sections.lengths[field]?.[document] ?? 0,
      ),
    ),
  );
  const merged = new MergedTerms(sources, documents);
  const { terms } = merged;
  const forms = terms.flatMap((term) => term.forms);
  const analyzers = terms.map(({ key }) => parseTermKey(key).analyzer);
  const collocations = new CollocationFinder(
    lengths.byField,
    terms.flatMap((term, ordinal) =>
      term.forms.map((form) => ({ form, analyzer: analyzers[ordinal] ?? '' })),
    ),
  );
  const postings = mergePostings(merged, sources, lengths, collocations);
  const columns = new ColumnsWriter(documents.order.length);
  const stored = new StoredDocumentsWriter();
  const copiers = new Map(
    sources.map(({ segment }) => [segment, stored.copier(segment.stored, segment.sections.stored)]),
  );
  for (const { segment, document } of documents.order) {
    const { columns: source, header } = segment.sections;
    columns.add(readColumns(source, header.columns, document), signatureAt(source.signatures, document));
    copiers.get(segment)?.(document);
  }
  const { names, sections } = columns.finish();
  const { file, sections: storedSections } = stored.finish(documents.order.map((_, number) => number));
  const formStarts = new Uint32Array(terms.length + 1);
  terms.forEach((term, ordinal) => {
    formStarts[ordinal + 1] = (formStarts[ordinal] ?? 0) + term.forms.length;
  });
  const keys = terms.map(({ key }) => key);
  const index = encodeIndexFile({
    ...postings,
    ...encodeForms(keys, formStarts, forms, postings.formDocuments),
    ...collocations.finish(),
    header: {
      documentCount: documents.order.length,
      formCount: forms.length,
      termCount: terms.length,
      analyzers: [...new Set(analyzers)],
      averageLengths: lengths.averages,
      columns: names,
    },
    ids: encodeDictionary(documents.order.map(({ id }) => id)),
    columns: sections,
    stored: storedSections,
    lengths: lengths.byField,
  });
  return {
    'index.bin': index,
    'positions.bin': postings.positions,
    'documents.bin': file,
    'fields.bin': mergeValues(documents, sources),
  };
}

/** The values of own fields, column by column. */
function mergeValues(
  { order, mergedNumbers }: MergedDocuments,
  sources: readonly MergeSource[],
): Uint8Array<ArrayBuffer> {
  const writer = new ValueColumnsWriter();
  sources.forEach(({ segment }, source) => {
    for (const name of segment.values.names) {
      const column = segment.values.column(name);
      if (column === undefined) continue;
      mergedNumbers[source]?.forEach((merged, document) => {
        if (merged < 0) return;
        for (const value of valuesOfDocument(column, document)) writer.add(merged, name, value);
      });
    }
  });
  return writer.finish([...order.keys()]);
}

/** Merges the posting lists, and passes each token on to the collocations while it is at hand. */
function mergePostings(
  merged: MergedTerms,
  sources: readonly MergeSource[],
  lengths: FieldLengths,
  collocations: CollocationFinder,
): WrittenPostings {
  const { terms } = merged;
  const counts = {
    terms: terms.length,
    forms: terms.reduce((sum, { forms }) => sum + forms.length, 0),
    maxPostings: sources.reduce((sum, { segment }) => sum + segment.postingCount, 0),
  };
  const writer = new PostingsWriter(counts, lengths);
  let firstForm = 0;
  for (const term of terms) {
    writer.startTerm(term.forms.length);
    const { length, tokens } = merged.tokens(term);
    writer.addTokens(tokens, 0, length);
    for (let token = 0; token < length; token += 1) {
      collocations.add(
        documentOfToken(tokens, token),
        fieldPositionOfToken(tokens, token),
        firstForm + ordinalOfToken(tokens, token),
      );
    }
    firstForm += term.forms.length;
  }
  return writer.finish();
}
