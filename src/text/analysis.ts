// The contract of analysis: how a text becomes the words that are indexed and searched for. Only shapes.
//
//   text -> words where they stand (tokenizer.ts) -> without elided articles, in lower case -> surface form (fold.ts) -> stem
//
// Documents and queries go through the same chain, so that a word of a query equals the word of a document. All offsets
// are UTF-16 units of the text that was analyzed, and no step moves them.

/** A word as it is indexed. Words of one analyzer with equal stems are found by one another. */
export interface Word {
  /** The name of the analyzer. */
  readonly analyzer: string;
  /** The surface form: the word in lower case and compatibility form (NFKC), without diacritics and letter variants. */
  readonly form: string;
  /**
   * What the analyzer reduces the word to, the surface form where it does not; behind it the accents it is written with
   * (`accents.ts`).
   */
  readonly stem: string;
}

/** What stands where there is no word. */
export const NO_WORD: Word = { analyzer: '', form: '', stem: '' };

/** Reduces a word in lower case, with its diacritics, to what its inflected forms have in common. */
export type Stem = (word: string) => string;

/** One occurrence of a word, as an object: for short texts. */
export interface Token extends Pick<Word, 'form' | 'stem'> {
  /** Counted in words from 0. Tokens of other roles than PLAIN stand beside a plain one, at its position. */
  readonly position: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A word of the text. Tokens of all other roles share the position of a plain one and do not count to the length of the text. */
export const PLAIN = 0;
/** Several words as one: a hyphen compound (`ecommerce` for `e-commerce`), a number or code in groups. */
export const COMPOUND = 1;
/** A part of a word that is written together: `http` in `XMLHttpRequest`, `neill` in `O'Neill`; `leaf` for `leaves`. */
export const PART = 2;
/** A word with the signs it is written with: `c++`. */
export const SIGNED_WORD = 3;

/**
 * Receives the tokens of a text one by one, without an object for each.
 * @param role PLAIN, COMPOUND, PART or SIGNED_WORD
 */
export type TokenSink = (word: Word, position: number, start: number, end: number, role: number) => void;

/**
 * All tokens of a text in columns, for indexing: of token `i`, `i < count`, the number of its word, its position, offsets, and
 * its role. The columns may be longer than `count`.
 */
export interface TokenColumns {
  readonly count: number;
  readonly words: Uint32Array;
  /**
   * The number of the word as it is spelled in the text. Equal spellings have equal numbers, as words have; undefined but for
   * plain tokens.
   */
  readonly spellings: Uint32Array;
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly roles: Uint8Array;
}

/** A named chain from text to tokens. The same name and ANALYSIS_VERSION give the same tokens in every run. */
export interface Analyzer {
  readonly name: string;

  /** Calls `sink` for every token of a text in order of position; returns the number of positions, the length of the text. */
  analyze(text: string, sink: TokenSink): number;

  /**
   * As `analyze`, but reports only the tokens at some positions: the other words are counted and cost little.
   * @param positions ascending
   */
  analyzeAt(text: string, positions: ArrayLike<number>, sink: TokenSink): void;

  /** All tokens of a short text. */
  tokens(text: string): Token[];

  /**
   * Whether a word is a stop word: it counts little in ranking and may be missing from a hit. A word with accents is one only
   * if the stop word has them (`schon` is, `schön` is not).
   * @param stem if absent, the word is taken to be written without accents
   */
  isStopWord(form: string, stem?: string): boolean;

  /**
   * As `analyze`, for indexing: hands all tokens to `read` at once, with numbers for words. They are gone when `read` returns.
   * Equal words have equal numbers, and no number is given to two words, until `trimCache` forgets them.
   */
  analyzeColumns(text: string, read: (tokens: TokenColumns) => void): number;

  /** The word behind a number that `analyzeColumns` reported, until `trimCache` forgets it. */
  wordOf(number: number): Word;

  /** The lowest number that `analyzeColumns` may report. Numbers below it stood for words that are forgotten. */
  readonly firstNumber: number;

  /** Forgets all words if there are too many to keep. `analyze` does so by itself, `analyzeColumns` does not. */
  trimCache(): void;
}
