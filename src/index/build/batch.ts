// Documents on their way to a thread, some at a time: flat, because copying few long lists takes a quarter of the time of
// copying many objects.

import { documentOfValues, type DocumentValues, listValues } from '../../documents/document-values.js';
import type { IndexedDocument } from '../format/indexed-document.js';

/** What stands for null in each property: a document of empty lists is copied without them. */
const DEFAULTS: DocumentValues = ['', '', '', [], null, null, null, null, null, [], {}, [], [], []];
/** Elements of `values` a document: its properties and its fingerprint. */
const WIDTH = DEFAULTS.length + 1;

/** Documents that travel together. */
export interface DocumentBatch {
  readonly documents: readonly IndexedDocument[];
  /** UTF-16 units of their titles and texts. */
  readonly units: number;
}

/** A batch as it is copied to a thread. */
export interface FlatBatch {
  /** `WIDTH` for each document: its properties, null for an empty list or object, and its fingerprint. */
  readonly values: readonly unknown[];
  /** The path of each document whose path is not that of the one before, by its index in the batch. */
  readonly paths: ReadonlyMap<number, string>;
}

/** A batch in the form in which it is copied fastest. */
export function flattenBatch({ documents }: DocumentBatch): FlatBatch {
  const values: unknown[] = [];
  const paths = new Map<number, string>();
  let previousPath: string | undefined;
  documents.forEach(({ document, path, fingerprint }, index) => {
    for (const value of listValues(document)) values.push(isEmpty(value) ? null : value);
    values.push(fingerprint);
    if (path !== previousPath) paths.set(index, path);
    previousPath = path;
  });
  return { values, paths };
}

function isEmpty(value: DocumentValues[number]): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The documents of a batch, in order. */
export function* documentsOfBatch({ values, paths }: FlatBatch): Generator<IndexedDocument> {
  let path = '';
  for (let at = 0, index = 0; at < values.length; at += WIDTH, index += 1) {
    const properties = DEFAULTS.map((standard, offset) => values[at + offset] ?? standard);
    path = paths.get(index) ?? path;
    yield {
      document: documentOfValues(properties as unknown as DocumentValues),
      path,
      fingerprint: String(values[at + WIDTH - 1]),
    };
  }
}
