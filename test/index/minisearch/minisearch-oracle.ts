// What MiniSearch itself makes of documents: fed with the words that Findling indexes, field by field.

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Document } from '../../../src/documents/document.js';
import { listFieldTexts } from '../../../src/documents/own/field-texts.js';
import { analyzerForLanguage, fields } from '../../../src/index/format/schema.js';
import { MINISEARCH_OPTIONS } from '../../../src/index/minisearch/minisearch-json.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { isInnerForm, lettersOfForm } from '../../../src/text/inner-form.js';

const analyzers = new Analyzers();

function termsOf(document: Document, name: string): string[] {
  const analyzer = analyzers.named(analyzerForLanguage(document.language));
  return fields
    .filter((field) => field.name === name)
    .flatMap((field) => listFieldTexts(document, field))
    .flatMap((value) => analyzer.tokens(value).map(({ form }) => form))
    .filter((form) => !isInnerForm(form))
    .map(lettersOfForm);
}

/** A MiniSearch index of the documents, added in the order of their ids as UTF-8 bytes. */
export function buildMiniSearch(documents: readonly Document[]): MiniSearch<Document> {
  const inOrder = [...documents].sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
  let added: Document | undefined;
  const index = new MiniSearch<Document>({
    ...MINISEARCH_OPTIONS,
    // Some fields are made of others; what is in them only `tokenize` tells.
    extractField: (document, name) => (name in document ? document[name as keyof Document] : '') as string,
    stringifyField: (value) => value as string,
    // MiniSearch hands over one value of one document; its words depend on the language of the document.
    tokenize: (_text, name) => (added === undefined ? [] : termsOf(added, name ?? '')),
    processTerm: (term) => term,
  });
  for (const document of inOrder) {
    added = document;
    index.add(document);
  }
  return index;
}

/** An index as plain values that can be compared: the order of its terms says nothing. */
export function describeMiniSearch(
  index: AsPlainObject,
): Omit<AsPlainObject, 'index'> & { readonly terms: object; readonly options?: unknown } {
  const { index: terms, ...rest } = JSON.parse(JSON.stringify(index)) as AsPlainObject;
  return { ...rest, terms: Object.fromEntries(terms) };
}
