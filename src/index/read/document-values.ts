// What filters, facets and orders read of documents: columns of values. The segments of an index have them, and so has an exported
// index in a browser.

import type { Dictionary } from '../format/dictionary.js';
import type { ColumnNames, ColumnSections } from '../format/document-columns.js';
import type { Schema } from '../format/own/own-schema.js';
import type { ValueColumns } from '../format/own/value-columns.js';
import type { DocumentSet } from './document-set.js';

/** The columns of some documents, which are numbered from 0 in the order of their ids. */
export interface DocumentValues {
  readonly documentCount: number;
  readonly ids: Pick<Dictionary, 'key'>;
  readonly sections: {
    readonly columns: Pick<ColumnSections, 'dates' | 'single' | 'manyStarts' | 'many'>;
    readonly header: { readonly columns: Pick<ColumnNames, 'values'> };
  };
  /** The values of own fields. */
  readonly values: Pick<ValueColumns, 'column' | 'facts'>;
}

/** The same, less deleted documents. */
export interface LiveValues {
  readonly segment: DocumentValues;
  /** Documents that are not deleted. */
  readonly documentCount: number;
  /** The documents that are not deleted, in a set of the caller's own. */
  liveDocuments(): DocumentSet;
}

/** The columns of all documents of an index. */
export interface CollectionValues {
  readonly segments: readonly LiveValues[];
  /** What the documents hold. */
  readonly schema: Pick<Schema, 'fields' | 'texts'>;
}
