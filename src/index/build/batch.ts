// Documents on their way to a thread, some at a time: flat, because copying few long lists takes a quarter of the time of
// copying many objects.

import type { Document } from '../../documents/document.js';
import type { IndexedDocument } from '../format/indexed-document.js';

/** What of a document is a text or nothing, in the order it lies in `texts`. */
const TEXTS = 9;
type Lists = Pick<Document, 'related' | 'tags' | 'extra'>;

/** Documents that travel together. */
export interface DocumentBatch {
  readonly documents: readonly IndexedDocument[];
  /** UTF-16 units of their titles and texts. */
  readonly units: number;
}

/** A batch as it is copied. */
export interface FlatBatch {
  /** `TEXTS` for each document. */
  readonly texts: readonly (string | null)[];
  /** Of the documents that have any, by their number in the batch. */
  readonly lists: ReadonlyMap<number, Lists>;
  /** The path of each document, where it differs from the one before; by number. */
  readonly paths: ReadonlyMap<number, string>;
}

export function flattenBatch({ documents }: DocumentBatch): FlatBatch {
  const texts: (string | null)[] = [];
  const lists = new Map<number, Lists>();
  const paths = new Map<number, string>();
  let pathBefore: string | undefined;
  documents.forEach(({ document, path, fingerprint }, number) => {
    const { id, title, text, url, date, language, section, source, related, tags, extra } = document;
    texts.push(id, title, text, url, date, language, section, source, fingerprint);
    if (related.length > 0 || tags.length > 0 || Object.keys(extra).length > 0) {
      lists.set(number, { related, tags, extra });
    }
    if (path !== pathBefore) paths.set(number, path);
    pathBefore = path;
  });
  return { texts, lists, paths };
}

const NO_LISTS: Lists = { related: [], tags: [], extra: {} };

/** The documents of a batch, in order. */
export function* documentsOfBatch({ texts, lists, paths }: FlatBatch): Generator<IndexedDocument> {
  let path = '';
  for (let at = 0, number = 0; at < texts.length; at += TEXTS, number += 1) {
    const [id, title, text, url, date, language, section, source, fingerprint] = texts.slice(at, at + TEXTS);
    const { related, tags, extra } = lists.get(number) ?? NO_LISTS;
    path = paths.get(number) ?? path;
    yield {
      document: {
        id: id ?? '',
        title: title ?? '',
        text: text ?? '',
        related,
        url: url ?? null,
        date: date ?? null,
        language: language ?? null,
        section: section ?? null,
        source: source ?? null,
        tags,
        extra,
      },
      path,
      fingerprint: fingerprint ?? '',
    };
  }
}
