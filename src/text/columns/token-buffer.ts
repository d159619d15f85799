// What analysis yields. Only shapes.

/** One occurrence of a term. Offsets are UTF-16 units into the text that was analyzed and are never changed by filters. */
export interface Token {
  /** The normalised word: folded, lower case, without diacritics. */
  readonly form: string;
  /** What the analyzer reduces the term to; equal stems are found by one another. */
  readonly stem: string;
  /** Counted in words from 0; a joined compound shares the position of its first part. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Receives tokens one by one, without an object for each.
 * @param token its number in `tokens`, which hold where it stands; they are gone when `analyze` returns
 */
export type TokenSink = (form: string, stem: string, token: number, tokens: TokenColumns) => void;

const FIRST_ROOM = 1 << 10;

/**
 * The tokens of a text in columns, by numbers of their words, the shape of the hot path. Equal numbers from one analyzer
 * mean equal term and stem, and no number is given twice. Equal terms and stems have equal numbers while `firstWord` of the
 * analyzer stays what it is.
 */
export class TokenColumns {
  count = 0;
  words = new Uint32Array(FIRST_ROOM);
  positions = new Uint32Array(FIRST_ROOM);
  starts = new Uint32Array(FIRST_ROOM);
  ends = new Uint32Array(FIRST_ROOM);
  /** 1 for a token beside the running words (a joined compound), which does not count to the length of the text. */
  extra = new Uint8Array(FIRST_ROOM);

  /** Begins anew, with room for so many tokens. */
  clear(most: number): void {
    this.count = 0;
    if (most <= this.words.length) return;
    const room = 2 ** Math.ceil(Math.log2(most));
    this.words = new Uint32Array(room);
    this.positions = new Uint32Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.extra = new Uint8Array(room);
  }

  add(word: number, position: number, start: number, end: number, extra: number): void {
    const { count } = this;
    this.words[count] = word;
    this.positions[count] = position;
    this.starts[count] = start;
    this.ends[count] = end;
    this.extra[count] = extra;
    this.count = count + 1;
  }
}
