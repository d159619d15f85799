// The file `generation-NNNNNN.duplicates.bin`: which documents of a generation are near-duplicates of which earlier ones, and who
// leads their group. How they are found: `../duplicates/find-duplicates.ts`.

import { FindlingError } from '../../errors.js';

/** Earlier near-duplicates that are kept of each document. */
export const MAX_NEIGHBOURS = 4;
/** Document, leader, neighbours. */
const ROW_WORDS = 2 + MAX_NEIGHBOURS;
/** Written where a document has fewer neighbours. */
const NONE = 0xffff_ffff;

/**
 * One row for each document that has near-duplicates among those before it in the order of ids, ascending. Documents are numbered
 * through the segments of a generation in the order of its manifest, deleted ones included.
 */
export class DuplicateRows {
  readonly #words: Uint32Array<ArrayBuffer>;

  private constructor(words: Uint32Array<ArrayBuffer>) {
    this.#words = words;
  }

  /** So many rows, to be written with `set`. */
  static make(count: number): DuplicateRows {
    return new DuplicateRows(new Uint32Array(count * ROW_WORDS).fill(NONE));
  }

  /**
   * Reads the bytes of a file, which have been verified by its checksum.
   * @param documentCount documents of all segments, deleted ones included
   * @throws FindlingError `index_damaged` where the rows do not belong to so many documents
   */
  static decode(path: string, bytes: Uint8Array, documentCount: number): DuplicateRows {
    const isWhole = bytes.length % (ROW_WORDS * Uint32Array.BYTES_PER_ELEMENT) === 0;
    const words = new Uint32Array(isWhole ? Uint8Array.from(bytes).buffer : new ArrayBuffer(0));
    if (isWhole && words.every((word, at) => word < documentCount || (word === NONE && at % ROW_WORDS > 1)))
      return new DuplicateRows(words);
    throw new FindlingError('index_damaged', `${path} does not belong to the segments of its generation`);
  }

  /** The rows as the bytes of a file. */
  encode(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#words.buffer);
  }

  get count(): number {
    return this.#words.length / ROW_WORDS;
  }

  documentAt(row: number): number {
    return this.#words[row * ROW_WORDS] ?? 0;
  }

  /** The first document of the group: the row's own where it is like none of the leaders it was compared with. */
  leaderAt(row: number): number {
    return this.#words[row * ROW_WORDS + 1] ?? 0;
  }

  /** An earlier near-duplicate; -1 where there are fewer. @param slot below `MAX_NEIGHBOURS` */
  neighbourAt(row: number, slot: number): number {
    const word = this.#words[row * ROW_WORDS + 2 + slot] ?? NONE;
    return word === NONE ? -1 : word;
  }

  /** @param neighbours up to `MAX_NEIGHBOURS`, closed by -1 where there are fewer */
  set(row: number, document: number, leader: number, neighbours: ArrayLike<number>): void {
    this.#words.set([document, leader], row * ROW_WORDS);
    // -1 is `NONE` in 32 bits without a sign.
    this.#words.set(neighbours, row * ROW_WORDS + 2);
  }
}
