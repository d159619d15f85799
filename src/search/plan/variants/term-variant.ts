// A term that a word of a query stands for, by name: the same in every segment, whatever its ordinal there.

/**
 * Why the word stands for the term: it is the word itself, a synonym of it, a compound it is a part of, a word it begins, a word it
 * may misspell.
 */
export type MatchKind = 'word' | 'synonym' | 'compound' | 'prefix' | 'typo';

/** By its name a term is looked up in every segment, and recognised in the text of a hit. */
export interface TermVariant {
  readonly analyzer: string;
  readonly stem: string;
  readonly kind: MatchKind;
  /** What an occurrence counts: 1 for the word itself, less for others. */
  readonly boost: number;
}
