// All live documents of a generation in the order of their ids, whatever segments they lie in.

import type { DictionaryWalk } from '../format/dictionary-walk.js';
import type { Generation } from './generation.js';

/** Where one segment has been read to. */
interface Cursor {
  readonly segment: number;
  readonly walk: DictionaryWalk;
  document: number;
}

/** Documents between two pauses. */
const STRIDE = 8192;

export class DocumentOrder {
  readonly length: number;
  /** Place of the segment in the generation, by place in the order. */
  readonly segments: Uint32Array;
  /** Number of the document in its segment, by place in the order. */
  readonly documents: Uint16Array;

  private constructor(length: number) {
    this.length = length;
    this.segments = new Uint32Array(length);
    this.documents = new Uint16Array(length);
  }

  /** Merges the ids of the segments, pausing in between. */
  static *steps(generation: Generation): Generator<undefined, DocumentOrder> {
    const order = new DocumentOrder(generation.documentCount);
    const cursors = generation.segments.map(({ segment }, number): Cursor => ({
      segment: number,
      walk: segment.ids.walk(),
      document: -1,
    }));
    let open = cursors.filter((cursor) => advance(generation, cursor));
    for (let place = 0; place < order.length; place += 1) {
      let first = open[0];
      for (const cursor of open)
        if (first !== undefined && cursor.walk.compareTo(first.walk) < 0) first = cursor;
      if (first === undefined) break;
      order.segments[place] = first.segment;
      order.documents[place] = first.document;
      if (!advance(generation, first)) open = open.filter((cursor) => cursor !== first);
      if (place % STRIDE === STRIDE - 1) yield;
    }
    return order;
  }

  place(at: number): { segment: number; document: number } {
    return { segment: this.segments[at] ?? 0, document: this.documents[at] ?? 0 };
  }
}

/** Goes to the next live document; false at the end of the segment. */
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
