// The documents of files that are new, changed or gone: what the generation before holds of them, and what becomes of each. They
// are found by fingerprint, by id and by file. Numbers in typed arrays: one changed line puts all documents of a file in
// question.

import type { WritableSegment } from '../commit/base-generation.js';

/** A document of the generation before. */
export interface PreviousDocument {
  readonly segment: WritableSegment;
  /** Its number in the segment. */
  readonly document: number;
}

/** States of a document; 0 for one of a file that is left alone. */
const IN_QUESTION = 1;
const KEPT = 2;
const DELETED = 3;

/** A segment and, per document, its state and the line on which it was found again. */
interface SegmentStates {
  readonly segment: WritableSegment;
  readonly states: Uint8Array;
  readonly lines: Uint32Array;
}

/** The documents that an update decides about. */
export class PreviousDocuments {
  readonly #segments: readonly SegmentStates[];
  /** Per document in question: the index of its segment, its number there. */
  readonly #segmentOf: Uint16Array;
  readonly #documentOf: Uint16Array;
  /** Documents in question so far. */
  #count = 0;
  /** By file: its documents in question, as indexes of the two arrays above. */
  readonly #byPath = new Map<string, number[]>();
  /** A hash table with open addressing by the low half of the fingerprint: index of the document plus 1, or 0. */
  #slots = new Uint32Array(2);

  /** @param isStale true for files whose documents are in question */
  constructor(segments: readonly WritableSegment[], isStale: (path: string) => boolean) {
    this.#segments = segments.map((segment) => ({
      segment,
      states: new Uint8Array(segment.segment.documentCount),
      lines: new Uint32Array(segment.segment.documentCount),
    }));
    const total = segments.reduce((sum, { segment }) => sum + segment.documentCount, 0);
    this.#segmentOf = new Uint16Array(total);
    this.#documentOf = new Uint16Array(total);
    this.putInQuestion(isStale);
  }

  /** Puts the documents of more files in question: those that turn out to be stale while others are read. */
  putInQuestion(isStale: (path: string) => boolean): void {
    const before = this.#count;
    this.#count = this.#gather(isStale);
    const isFull = this.#slots.length < this.#count * 2 + 2;
    if (isFull) this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.#count * 2 + 2)));
    for (let index = isFull ? 0 : before; index < this.#count; index += 1) this.#insert(index);
  }

  /** The documents in question that came from a record with this fingerprint. */
  *withFingerprint(fingerprint: string): Generator<PreviousDocument, void, undefined> {
    const mask = this.#slots.length - 1;
    for (let slot = lowHalf(fingerprint) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const previous = this.#at((this.#slots[slot] ?? 0) - 1);
      if (hasFingerprint(previous, fingerprint) && this.#stateOf(previous) === IN_QUESTION) yield previous;
    }
  }

  /** The document in question that has this id, or null. */
  withId(id: string): PreviousDocument | null {
    return this.#find(id, IN_QUESTION)?.previous ?? null;
  }

  /** Where a kept document with this id was found again, its line 0 if its file has one document; null if there is none. */
  keptLine(id: string): { readonly path: string; readonly line: number } | null {
    const found = this.#find(id, KEPT);
    if (found === null) return null;
    return { path: pathOf(found.previous), line: found.states.lines[found.previous.document] ?? 0 };
  }

  /** Keeps a document as it is; `line` is 0 where its file has one document. */
  keep(previous: PreviousDocument, line: number): void {
    const states = this.#segments.find(({ segment }) => segment === previous.segment);
    if (states === undefined) return;
    states.states[previous.document] = KEPT;
    states.lines[previous.document] = line;
  }

  /** Deletes a document from the generation to come. */
  delete(previous: PreviousDocument): void {
    const states = this.#segments.find(({ segment }) => segment === previous.segment);
    if (states !== undefined) states.states[previous.document] = DELETED;
    previous.segment.deleted.add(previous.document);
  }

  /** True if documents of this file were put in question. */
  holdsPath(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** The files whose documents were put in question. */
  get paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  /** Deletes the documents of a file that are still in question; returns how many. */
  deleteOpen(path: string): number {
    const open = (this.#byPath.get(path) ?? [])
      .map((index) => this.#at(index))
      .filter((previous) => this.#stateOf(previous) === IN_QUESTION);
    for (const previous of open) this.delete(previous);
    return open.length;
  }

  /** Keeps the documents of a file that are still in question, but for those whose id is `taken`; returns how many are kept. */
  keepOpen(path: string, taken: (id: string) => boolean): number {
    let kept = 0;
    for (const previous of (this.#byPath.get(path) ?? []).map((index) => this.#at(index))) {
      if (this.#stateOf(previous) !== IN_QUESTION) continue;
      if (taken(previous.segment.segment.ids.key(previous.document))) this.delete(previous);
      else {
        this.keep(previous, 0);
        kept += 1;
      }
    }
    return kept;
  }

  /** Puts the documents of stale files in question; returns how many are now. */
  #gather(isStale: (path: string) => boolean): number {
    let count = this.#count;
    this.#segments.forEach(({ segment, states }, segmentIndex) => {
      const { columns, header } = segment.segment.sections;
      const lists = header.columns.paths.map((path) => (isStale(path) ? this.#listOf(path) : null));
      if (lists.every((list) => list === null)) return;
      for (let document = 0; document < states.length; document += 1) {
        const list = lists[columns.paths[document] ?? 0] ?? null;
        if (list === null || states[document] !== 0 || segment.deleted.has(document)) continue;
        states[document] = IN_QUESTION;
        this.#segmentOf[count] = segmentIndex;
        this.#documentOf[count] = document;
        list.push(count);
        count += 1;
      }
    });
    return count;
  }

  #listOf(path: string): number[] {
    const list = this.#byPath.get(path) ?? [];
    this.#byPath.set(path, list);
    return list;
  }

  #insert(index: number): void {
    const { segment, document } = this.#at(index);
    const mask = this.#slots.length - 1;
    let slot = (segment.segment.sections.columns.fingerprints[document * 2 + 1] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = index + 1;
  }

  #at(index: number): PreviousDocument {
    const states = this.#segments[this.#segmentOf[index] ?? 0];
    if (states === undefined) throw new RangeError(`no previous document ${index}`);
    return { segment: states.segment, document: this.#documentOf[index] ?? 0 };
  }

  #stateOf({ segment, document }: PreviousDocument): number {
    return this.#segments.find((states) => states.segment === segment)?.states[document] ?? 0;
  }

  #find(
    id: string,
    state: number,
  ): { readonly previous: PreviousDocument; readonly states: SegmentStates } | null {
    for (const states of this.#segments) {
      const document = states.segment.segment.ids.find(id);
      if (document >= 0 && states.states[document] === state)
        return { previous: { segment: states.segment, document }, states };
    }
    return null;
  }
}

/** Whether a document of a segment came from a record with this fingerprint. */
export function hasFingerprint(
  { segment: { segment }, document }: PreviousDocument,
  fingerprint: string,
): boolean {
  const { fingerprints } = segment.sections.columns;
  if (fingerprints[document * 2 + 1] !== lowHalf(fingerprint)) return false;
  return fingerprints[document * 2] === Number.parseInt(fingerprint.slice(0, 8), 16);
}

function lowHalf(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(8, 16), 16);
}

/** The file a document of a segment came from. */
export function pathOf({ segment: { segment }, document }: PreviousDocument): string {
  return segment.pathOf(document);
}
