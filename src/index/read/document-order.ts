// All documents of a generation that are not deleted, in the order of their ids, whatever segments they lie in.

import type { DictionaryWalk } from '../format/dictionary-walk.js';
import type { DocumentAddress } from './document-address.js';
import type { Generation } from './generation.js';

/** Where one segment has been read to. */
interface Cursor {
  readonly segment: number;
  readonly walk: DictionaryWalk;
  document: number;
}

/** The order of documents by id, compared as UTF-8 bytes. */
export class DocumentOrder {
  readonly length: number;
  /** In order: the index of the document's segment in the generation. */
  readonly segments: Uint32Array;
  /** In order: the number of the document in its segment. */
  readonly documents: Uint16Array;

  private constructor(length: number) {
    this.length = length;
    this.segments = new Uint32Array(length);
    this.documents = new Uint16Array(length);
  }

  /** Merges the ids of the segments. */
  static of(generation: Generation): DocumentOrder {
    const order = new DocumentOrder(generation.documentCount);
    const cursors = generation.segments.map(({ segment }, number): Cursor => ({
      segment: number,
      walk: segment.ids.walk(),
      document: -1,
    }));
    let open = cursors.filter((cursor) => advance(generation, cursor));
    for (let index = 0; index < order.length; index += 1) {
      let first = open[0];
      for (const cursor of open)
        if (first !== undefined && cursor.walk.compareTo(first.walk) < 0) first = cursor;
      if (first === undefined) break;
      order.segments[index] = first.segment;
      order.documents[index] = first.document;
      if (!advance(generation, first)) open = open.filter((cursor) => cursor !== first);
    }
    return order;
  }

  /** The document at an index of the order. */
  addressAt(index: number): DocumentAddress {
    return { segment: this.segments[index] ?? 0, document: this.documents[index] ?? 0 };
  }
}

/** Goes to the next document that is not deleted; false at the end of the segment. */
function advance(generation: Generation, cursor: Cursor): boolean {
  const snapshot = generation.segments[cursor.segment];
  if (snapshot === undefined) return false;
  for (;;) {
    cursor.document += 1;
    if (cursor.document >= snapshot.segment.documentCount) return false;
    cursor.walk.next();
    if (!snapshot.isDeleted(cursor.document)) return true;
  }
}
