// The words of a query and of a text, cut and folded exactly as those of the index.

import { Analyzers } from '../../text/analyzer.js';

const PLAIN_WORDS = 'standard';
const analyzers = new Analyzers(20_000);

/** A word where it stands, in UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** What was typed: the words, and those that must not occur (`-word`). */
export interface TypedWords {
  readonly words: readonly string[];
  readonly excluded: readonly string[];
}

/** The words of a text; several may stand at one place, as a compound and its parts. */
export function wordsOf(text: string): readonly PlacedWord[] {
  return analyzers
    .named(PLAIN_WORDS)
    .tokens(text)
    .map(({ form, start, end }) => ({ word: form, start, end }));
}

/** The words of a query, each once, one for each place. */
export function readQuery(query: string): TypedWords {
  const words = new Set<string>();
  const excluded = new Set<string>();
  for (const part of query.split(/\s+/)) {
    const isExcluded = /^-[^-\s]/.test(part);
    let behind = 0;
    for (const { word, start, end } of wordsOf(isExcluded ? part.slice(1) : part)) {
      if (start < behind) continue;
      behind = end;
      (isExcluded ? excluded : words).add(word);
    }
  }
  return { words: [...words], excluded: [...excluded] };
}
