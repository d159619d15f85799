// Packed segments to one packed segment, without reading a word of their texts again: documents, dictionaries and
// posting lists are merged as they lie, several ways at once (Witten, Moffat, Bell, "Managing Gigabytes", section 5.2).
// The bytes are those of a segment built anew from the documents that are left.

import { encodeDictionary } from '../format/dictionary.js';
import { ColumnsWriter, readColumns } from '../format/document-columns.js';
import { TOKEN_WIDTH } from '../build/invert-tokens.js';
import { MergedDocuments, type MergeSource } from './merged-documents.js';
import { MergedTerms } from './merged-terms.js';
import { CollocationFinder } from '../collocations/collocation-finder.js';
import { PostingsWriter, type PostingSections } from '../build/postings-writer.js';
import { fields } from '../format/schema.js';
import { averageLengths, type SegmentBytes } from '../build/segment-builder.js';
import { encodeForms, encodeIndexFile } from '../format/segment-files.js';
import { signatureAt } from '../duplicates/minhash.js';
import { StoredDocumentsWriter } from '../format/stored-documents.js';

/** Merges segments whose live documents have distinct ids and are 1 to 65,535 together. */
export function mergeSegments(sources: readonly MergeSource[]): SegmentBytes {
  const documents = new MergedDocuments(sources);
  const byField = fields.map((_, field) =>
    Uint32Array.from(
      documents.order,
      ({ segment, document }) => segment.sections.lengths[field]?.[document] ?? 0,
    ),
  );
  const averages = averageLengths(byField);
  const forms = new MergedTerms(sources, documents);
  const phrases = new CollocationFinder(
    byField,
    forms.terms.flatMap(({ key, forms }) => {
      const analyzer = key.slice(0, key.indexOf('\u0000'));
      return forms.map((form) => ({ form, analyzer }));
    }),
  );
  const postings = mergePostings(forms, sources, { byField, averages }, phrases);
  const columns = new ColumnsWriter(documents.order.length);
  const stored = new StoredDocumentsWriter();
  for (const { segment, document } of documents.order) {
    const { columns: before, header } = segment.sections;
    columns.add(readColumns(before, header.columns, document), signatureAt(before.signatures, document));
    stored.add(segment.stored.bytes(document));
  }
  const { names, sections } = columns.finish();
  const { file, sections: storedSections } = stored.finish();
  const starts = new Uint32Array(forms.terms.length + 1);
  forms.terms.forEach((merged, number) => {
    starts[number + 1] = (starts[number] ?? 0) + merged.forms.length;
  });
  const terms = forms.terms.flatMap((merged) => merged.forms);
  const index = encodeIndexFile({
    ...postings,
    ...encodeForms(
      forms.terms.map(({ key }) => key),
      starts,
      terms,
      postings.formDocuments,
    ),
    ...phrases.finish(),
    header: {
      documentCount: documents.order.length,
      formCount: terms.length,
      termCount: forms.terms.length,
      analyzers: [...new Set(forms.terms.map(({ key }) => key.slice(0, key.indexOf('\u0000'))))],
      averageLengths: averages,
      columns: names,
    },
    ids: encodeDictionary(documents.order.map(({ id }) => id)),
    columns: sections,
    stored: storedSections,
    lengths: byField,
  });
  return { 'index.bin': index, 'positions.bin': postings.positions, 'documents.bin': file };
}

function mergePostings(
  forms: MergedTerms,
  sources: readonly MergeSource[],
  lengths: ConstructorParameters<typeof PostingsWriter>[3],
  phrases: CollocationFinder,
): PostingSections {
  const postings = sources.reduce((sum, { segment }) => sum + segment.sections.docIds.length, 0);
  const terms = forms.terms.reduce((sum, merged) => sum + merged.forms.length, 0);
  const writer = new PostingsWriter(forms.terms.length, terms, postings, lengths);
  let firstForm = 0;
  for (const merged of forms.terms) {
    writer.startTerm(merged.forms.length);
    const { length, tokens } = forms.tokens(merged);
    writer.addTokens(tokens, 0, length);
    for (let token = 0; token < length; token += 1) {
      const packed = tokens[token * TOKEN_WIDTH] ?? 0;
      phrases.add(packed >>> 16, tokens[token * TOKEN_WIDTH + 1] ?? 0, firstForm + (packed & 0xffff));
    }
    firstForm += merged.forms.length;
  }
  return writer.sections();
}
