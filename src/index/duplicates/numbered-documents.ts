// The documents of a generation by one number each: those of its first segment come first, then those of the second.

import { compareKeys } from '../format/compare-keys.js';
import { SIGNATURE_WORDS } from '../format/signature.js';
import type { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import type { Segment } from '../read/segment.js';
import type { SegmentSnapshot } from '../read/segment-snapshot.js';
import type { BandKeys } from './band-keys.js';
import { duplicateSimilarity, MAX_COMPARED } from './find-neighbours.js';
import type { ComparedDocuments } from './follow-leaders.js';

/** A segment and the number of its first document. */
interface NumberedSegment {
  readonly snapshot: SegmentSnapshot;
  readonly start: number;
  readonly signatures: Uint32Array;
}

/** Where a signature begins. */
interface SignaturePlace {
  readonly signatures: Uint32Array;
  readonly at: number;
}

/** Documents by number, with what they are compared by. */
export class NumberedDocuments implements ComparedDocuments {
  readonly generation: Generation;
  /** Of all segments, deleted ones included. */
  readonly count: number;
  readonly #segments: readonly NumberedSegment[];

  constructor(generation: Generation) {
    this.generation = generation;
    let start = 0;
    this.#segments = generation.segments.map((snapshot) => {
      start += snapshot.segment.documentCount;
      const { signatures } = snapshot.segment.sections.columns;
      return { snapshot, start: start - snapshot.segment.documentCount, signatures };
    });
    this.count = start;
  }

  /** The numbers of documents that are not deleted here, and are not there or deleted there. */
  missingIn(other: NumberedDocuments): number[] {
    const others = new Map(other.#segments.map(({ snapshot }) => [snapshot.segment, snapshot]));
    const missing: number[] = [];
    for (const { snapshot, start } of this.#segments) {
      // Of a segment of both, what is deleted there is all that can be missing.
      const candidates =
        others.get(snapshot.segment)?.deletedList ?? Array(snapshot.segment.documentCount).keys();
      for (const document of candidates) if (!snapshot.isDeleted(document)) missing.push(start + document);
    }
    return missing;
  }

  /** The numbers of documents that are not deleted and share a key, ascending. */
  sharing(keys: BandKeys): number[] {
    const sharing: number[] = [];
    for (const { snapshot, start, signatures } of this.#segments) {
      for (const document of keys.findSharing(signatures))
        if (!snapshot.isDeleted(document)) sharing.push(start + document);
    }
    return sharing;
  }

  /** Adds the keys of documents: see `BandKeys.add`. */
  addKeys(documents: Iterable<number>, keys: BandKeys, isCounted: boolean): void {
    for (const number of documents) {
      const { signatures, at } = this.#signatureOf(number);
      keys.add(signatures, at, isCounted);
    }
  }

  /** Whether a document has a key that so many documents have that not all of them are compared with one another. */
  isCrowded(number: number, keys: BandKeys): boolean {
    const { signatures, at } = this.#signatureOf(number);
    return keys.isCrowded(signatures, at, MAX_COMPARED + 1);
  }

  /** Whether a document is a near-duplicate of one of these. @param others signatures one behind the other */
  isLikeAny(number: number, others: Uint32Array): boolean {
    const { signatures, at } = this.#signatureOf(number);
    for (let other = 0; other < others.length; other += SIGNATURE_WORDS)
      if (duplicateSimilarity(signatures, at, others, other) > 0) return true;
    return false;
  }

  /** Gives the number here for one of another generation; -1 for a document that is not here, or deleted. */
  renumber(other: NumberedDocuments): (number: number) => number {
    const own = new Map<Segment, NumberedSegment>(
      this.#segments.map((segment) => [segment.snapshot.segment, segment]),
    );
    return (number) => {
      const { snapshot, start } = other.#segmentOf(number);
      const here = own.get(snapshot.segment);
      return here === undefined || here.snapshot.isDeleted(number - start) ? -1 : number - start + here.start;
    };
  }

  /** Signatures one behind the other. */
  gatherSignatures(documents: ArrayLike<number>): Uint32Array {
    const gathered = new Uint32Array(documents.length * SIGNATURE_WORDS);
    for (let index = 0; index < documents.length; index += 1) {
      const { signatures, at } = this.#signatureOf(documents[index] ?? 0);
      for (let word = 0; word < SIGNATURE_WORDS; word += 1)
        gathered[index * SIGNATURE_WORDS + word] = signatures[at + word] ?? 0;
    }
    return gathered;
  }

  /** The numbers of documents in order. */
  numbersOf(order: DocumentOrder): Int32Array {
    return Int32Array.from(
      order.documents,
      (document, index) => document + (this.#segments[order.segments[index] ?? 0]?.start ?? 0),
    );
  }

  sortById(documents: Iterable<number>): number[] {
    return Array.from(documents, (number) => ({ number, id: this.#idOf(number) }))
      .sort((a, b) => compareKeys(a.id, b.id))
      .map(({ number }) => number);
  }

  readonly alike = (document: number, other: number): number => {
    const [a, b] = [this.#signatureOf(document), this.#signatureOf(other)];
    return duplicateSimilarity(a.signatures, a.at, b.signatures, b.at);
  };

  readonly precedes = (document: number, other: number): boolean =>
    compareKeys(this.#idOf(document), this.#idOf(other)) < 0;

  #idOf(number: number): string {
    const { snapshot, start } = this.#segmentOf(number);
    return snapshot.segment.ids.key(number - start);
  }

  #signatureOf(number: number): SignaturePlace {
    const { signatures, start } = this.#segmentOf(number);
    return { signatures, at: (number - start) * SIGNATURE_WORDS };
  }

  #segmentOf(number: number): NumberedSegment {
    let at = this.#segments.length - 1;
    while (at > 0 && number < (this.#segments[at]?.start ?? 0)) at -= 1;
    const segment = this.#segments[at];
    if (segment === undefined) throw new RangeError(`no document ${number}`);
    return segment;
  }
}
