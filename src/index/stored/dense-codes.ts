// The numbers of pieces as bytes, the frequent ones shorter: (s,c)-dense codes (Brisaboa, Farina, Navarro, Parama, "Lightweight
// natural language text compression", Information Retrieval 10, 2007). A byte below `STOPPERS` ends a code; the `CONTINUERS`
// bytes from there on say that more follow. Two more bytes stand before pieces that are written out, since they occur once.

const STOPPERS = 192;
const CONTINUERS = 62;
/** Before a word that is written out: the number of its bytes, and these. */
const WRITTEN_WORD = STOPPERS + CONTINUERS;
/** The same for what is not a word. */
const WRITTEN_OTHER = WRITTEN_WORD + 1;

/** The first number whose code has two bytes, and the first with three. */
const TWO_BYTES = STOPPERS;
const THREE_BYTES = TWO_BYTES + CONTINUERS * STOPPERS;
/** Pieces that have a code, at most. */
export const MAX_CODES = THREE_BYTES + CONTINUERS * CONTINUERS * STOPPERS;

/** Numbers of `codeOf` have the length of the code above the bytes of it. */
const LENGTH_SHIFT = 24;

/** The code of a number below `MAX_CODES`: its bytes, the first in the lowest bits, and its length above. */
export function codeOf(number: number): number {
  if (number < TWO_BYTES) return (1 << LENGTH_SHIFT) | number;
  if (number < THREE_BYTES) {
    const rest = number - TWO_BYTES;
    return (2 << LENGTH_SHIFT) | ((rest % STOPPERS) << 8) | (STOPPERS + Math.floor(rest / STOPPERS));
  }
  const rest = number - THREE_BYTES;
  const high = Math.floor(rest / STOPPERS);
  return (
    (3 << LENGTH_SHIFT) |
    ((rest % STOPPERS) << 16) |
    ((STOPPERS + (high % CONTINUERS)) << 8) |
    (STOPPERS + Math.floor(high / CONTINUERS))
  );
}

/** Bytes of a code, and those before a piece that is written out, at most. */
export const MAX_CODE_BYTES = 3;

/** Writes what `codeOf` made at byte `at`, where there must be room for `MAX_CODE_BYTES`; returns the offset behind it. */
export function writeCode(bytes: Uint8Array, at: number, code: number): number {
  bytes[at] = code;
  bytes[at + 1] = code >>> 8;
  bytes[at + 2] = code >>> 16;
  return at + (code >>> LENGTH_SHIFT);
}

/** Writes a piece that has no code at byte `at`, where there must be room; returns the offset behind it. */
export function writeOut(bytes: Uint8Array, at: number, piece: Uint8Array, isWord: boolean): number {
  bytes[at] = isWord ? WRITTEN_WORD : WRITTEN_OTHER;
  bytes[at + 1] = piece.length;
  bytes.set(piece, at + 2);
  return at + 2 + piece.length;
}

/** What `CodeReader.next` returns for a piece that is written out. */
export const WORD_OUT = -1;
const OTHER_OUT = -2;

/** Reads codes one by one. */
export class CodeReader {
  readonly bytes: Uint8Array;
  /** Where the next code begins. */
  at: number;
  /** Where a piece begins and ends (exclusive) that was written out. */
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next number, or `WORD_OUT` or `OTHER_OUT`. */
  next(): number {
    const { bytes } = this;
    const first = bytes[this.at] ?? 0;
    if (first < STOPPERS) {
      this.at += 1;
      return first;
    }
    const second = bytes[this.at + 1] ?? 0;
    if (first >= WRITTEN_WORD) {
      this.start = this.at + 2;
      this.end = this.start + second;
      this.at = this.end;
      return first === WRITTEN_WORD ? WORD_OUT : OTHER_OUT;
    }
    if (second < STOPPERS) {
      this.at += 2;
      return TWO_BYTES + (first - STOPPERS) * STOPPERS + second;
    }
    const third = bytes[this.at + 2] ?? 0;
    this.at += 3;
    return THREE_BYTES + ((first - STOPPERS) * CONTINUERS + second - STOPPERS) * STOPPERS + third;
  }
}
