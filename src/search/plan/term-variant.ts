// A term by name: the same in every segment, whatever its number there.

/** How a term comes to stand for a word. */
export type MatchKind = 'word' | 'synonym' | 'prefix' | 'typo';

/** A term by name, so that it can be looked up in every segment and recognised in stored text. */
export interface TermVariant {
  readonly analyzer: string;
  readonly stem: string;
  readonly kind: MatchKind;
  /** What an occurrence counts, 1 for the word itself. */
  readonly boost: number;
}
