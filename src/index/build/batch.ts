// Documents on their way to a thread, some at a time: flat, because copying few long lists takes a quarter of the time of
// copying many objects.

import { documentProperties, type Document, type DocumentProperty } from '../../documents/document.js';
import type { IndexedDocument } from '../format/indexed-document.js';

/** What of a document is a list or an object; mostly empty, and then not copied. */
const listProperties = ['related', 'tags', 'extra'] as const;
type ListProperty = (typeof listProperties)[number];
type Lists = Pick<Document, ListProperty>;

/** What of a document is a text or null, in the order it lies in `texts`. */
const textProperties = documentProperties.filter(
  (name): name is Exclude<DocumentProperty, ListProperty> => !listProperties.some((list) => list === name),
);

/** Elements of `texts` a document: its texts and the fingerprint. */
const TEXTS = textProperties.length + 1;

/** Documents that travel together. */
export interface DocumentBatch {
  readonly documents: readonly IndexedDocument[];
  /** UTF-16 units of their titles and texts. */
  readonly units: number;
}

/** A batch as it is copied to a thread. */
export interface FlatBatch {
  /** `TEXTS` for each document. */
  readonly texts: readonly (string | null)[];
  /** Of the documents that have any, by their index in the batch. */
  readonly lists: ReadonlyMap<number, Lists>;
  /** The path of each document whose path is not that of the one before, by its index. */
  readonly paths: ReadonlyMap<number, string>;
}

/** A batch in the form in which it is copied fastest. */
export function flattenBatch({ documents }: DocumentBatch): FlatBatch {
  const texts: (string | null)[] = [];
  const lists = new Map<number, Lists>();
  const paths = new Map<number, string>();
  let previousPath: string | undefined;
  documents.forEach(({ document, path, fingerprint }, index) => {
    for (const name of textProperties) texts.push(document[name]);
    texts.push(fingerprint);
    const { related, tags, extra } = document;
    if (related.length > 0 || tags.length > 0 || Object.keys(extra).length > 0) {
      lists.set(index, { related, tags, extra });
    }
    if (path !== previousPath) paths.set(index, path);
    previousPath = path;
  });
  return { texts, lists, paths };
}

const NO_LISTS: Lists = { related: [], tags: [], extra: {} };

/** The documents of a batch, in order. */
export function* documentsOfBatch({ texts, lists, paths }: FlatBatch): Generator<IndexedDocument> {
  let path = '';
  for (let at = 0, index = 0; at < texts.length; at += TEXTS, index += 1) {
    const document: Record<string, unknown> = { ...(lists.get(index) ?? NO_LISTS) };
    textProperties.forEach((name, offset) => (document[name] = texts[at + offset] ?? null));
    path = paths.get(index) ?? path;
    const fingerprint = texts[at + TEXTS - 1] ?? '';
    yield { document: document as unknown as Document, path, fingerprint };
  }
}
