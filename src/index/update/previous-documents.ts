// The documents that files gave before which are new, changed or gone now: found by fingerprint, by id, by file.
// Numbers in typed arrays, since one changed line of a large file asks for all its documents.

import type { WritableSegment } from '../commit/base-generation.js';

/** A document of the generation before. */
export interface PreviousDocument {
  readonly segment: WritableSegment;
  readonly document: number;
}

/** What has become of a document. */
const OPEN = 1;
const KEPT = 2;
const DELETED = 3;

/** A segment and, per document, what has become of it and the line it was found on again. */
interface SegmentStates {
  readonly segment: WritableSegment;
  readonly states: Uint8Array;
  readonly lines: Uint32Array;
}

export class PreviousDocuments {
  readonly #segments: readonly SegmentStates[];
  /** Per old document: its segment's place in the list, its number there. */
  readonly #segmentOf: Uint16Array;
  readonly #documentOf: Uint16Array;
  readonly #byPath = new Map<string, number[]>();
  /** Open addressing by the low half of the fingerprint: number of the old document plus 1. */
  readonly #slots: Uint32Array;

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
    const found = this.#gather(isStale);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(found * 2 + 2)));
    for (let old = 0; old < found; old += 1) this.#insert(old);
  }

  /** A document in question that a record with this fingerprint gave, if `accept` takes it; else null. */
  withFingerprint(fingerprint: string, accept: (old: PreviousDocument) => boolean): PreviousDocument | null {
    const high = Number.parseInt(fingerprint.slice(0, 8), 16);
    const low = Number.parseInt(fingerprint.slice(8, 16), 16);
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const old = this.#at((this.#slots[slot] ?? 0) - 1);
      const { fingerprints } = old.segment.segment.sections.columns;
      const isSame = fingerprints[old.document * 2] === high && fingerprints[old.document * 2 + 1] === low;
      if (isSame && this.#stateOf(old) === OPEN && accept(old)) return old;
    }
    return null;
  }

  /** The document in question that has this id, or null. */
  withId(id: string): PreviousDocument | null {
    return this.#find(id, OPEN)?.old ?? null;
  }

  /** The line on which the document with this id was found again; 0 for one that has none, null if it was not. */
  keptLine(id: string): { readonly path: string; readonly line: number } | null {
    const found = this.#find(id, KEPT);
    if (found === null) return null;
    return { path: pathOf(found.old), line: found.states.lines[found.old.document] ?? 0 };
  }

  /** Keeps a document as it is; `line` is 0 where its file has one document. */
  keep(old: PreviousDocument, line: number): void {
    const states = this.#segments.find(({ segment }) => segment === old.segment);
    if (states === undefined) return;
    states.states[old.document] = KEPT;
    states.lines[old.document] = line;
  }

  delete(old: PreviousDocument): void {
    const states = this.#segments.find(({ segment }) => segment === old.segment);
    if (states !== undefined) states.states[old.document] = DELETED;
    old.segment.deleted.add(old.document);
  }

  /** True if the file gave documents that are in question. */
  holdsPath(path: string): boolean {
    return this.#byPath.has(path);
  }

  get paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  /** Deletes the documents of a file that are still in question; returns how many. */
  deleteOpen(path: string): number {
    const open = (this.#byPath.get(path) ?? [])
      .map((old) => this.#at(old))
      .filter((old) => this.#stateOf(old) === OPEN);
    for (const old of open) this.delete(old);
    return open.length;
  }

  #gather(isStale: (path: string) => boolean): number {
    let found = 0;
    this.#segments.forEach(({ segment, states }, place) => {
      const { columns, header } = segment.segment.sections;
      const lists = header.columns.paths.map((path) => (isStale(path) ? this.#listOf(path) : null));
      for (let document = 0; document < states.length; document += 1) {
        const list = lists[columns.paths[document] ?? 0] ?? null;
        if (list === null || segment.deleted.has(document)) continue;
        states[document] = OPEN;
        this.#segmentOf[found] = place;
        this.#documentOf[found] = document;
        list.push(found);
        found += 1;
      }
    });
    return found;
  }

  #listOf(path: string): number[] {
    const list = this.#byPath.get(path) ?? [];
    this.#byPath.set(path, list);
    return list;
  }

  #insert(old: number): void {
    const { segment, document } = this.#at(old);
    const mask = this.#slots.length - 1;
    let slot = (segment.segment.sections.columns.fingerprints[document * 2 + 1] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = old + 1;
  }

  #at(old: number): PreviousDocument {
    const states = this.#segments[this.#segmentOf[old] ?? 0];
    if (states === undefined) throw new RangeError(`no old document ${old}`);
    return { segment: states.segment, document: this.#documentOf[old] ?? 0 };
  }

  #stateOf({ segment, document }: PreviousDocument): number {
    return this.#segments.find((states) => states.segment === segment)?.states[document] ?? 0;
  }

  #find(
    id: string,
    state: number,
  ): { readonly old: PreviousDocument; readonly states: SegmentStates } | null {
    for (const states of this.#segments) {
      const document = states.segment.segment.ids.find(id);
      if (document >= 0 && states.states[document] === state)
        return { old: { segment: states.segment, document }, states };
    }
    return null;
  }
}

/** The file a document of a segment came from. */
export function pathOf({ segment: { segment }, document }: PreviousDocument): string {
  const { columns, header } = segment.sections;
  return header.columns.paths[columns.paths[document] ?? 0] ?? '';
}
