// An occurrence of a word of the query in a text.

/** An occurrence of a query word in a text. Offsets are UTF-16 units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Counted in words from the beginning of the text. */
  readonly position: number;
  /** Which word of the query it is, counted in the order typed. */
  readonly order: number;
  /** How much it is worth showing: 1 + idf of the word, `STOP_WORD_WEIGHT` for a stop word. */
  readonly weight: number;
  readonly isStopWord: boolean;
  /** True if it stands in a phrase of the query. */
  readonly isInRow?: boolean;
}

/** A match, and the stem by which it was found. */
export interface StemMatch extends Match {
  readonly stem: string;
}

/**
 * A match in a part of a text as one in the whole text.
 * @param offset where the part begins, in UTF-16 units
 * @param position how many words stand before it
 */
export function moveMatch(match: Match, offset: number, position: number): Match {
  return {
    ...match,
    start: match.start + offset,
    end: match.end + offset,
    position: match.position + position,
  };
}
