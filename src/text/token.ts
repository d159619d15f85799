// What analysis yields. Only shapes.

/** One occurrence of a term. Offsets are UTF-16 units into the text that was analyzed and are never changed by filters. */
export interface Token {
  /** The normalised word: folded, lower case, without diacritics. */
  readonly term: string;
  /** What the analyzer reduces the term to; equal stems are found by one another. */
  readonly stem: string;
  /** Counted in words from 0; a joined compound shares the position of its first part. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Receives tokens one by one, without an object for each.
 * `extra` marks a token beside the running words (a joined compound), which does not count to the length of the text.
 */
export type TokenSink = (
  term: string,
  stem: string,
  position: number,
  start: number,
  end: number,
  extra: boolean,
) => void;

/**
 * Receives tokens by numbers, the shape of the hot path: equal numbers from one analyzer mean equal term and stem, and no
 * number is given twice. Equal terms and stems have equal numbers while `firstWord` of the analyzer stays what it is.
 */
export type WordNumberSink = (
  word: number,
  position: number,
  start: number,
  end: number,
  extra: boolean,
) => void;
