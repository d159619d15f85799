// Ways on where nothing was found: which words of the query find something by themselves, and what others ask, or what
// the index holds that begins like those words.

import type { SearchEngine, SearchResult } from '../../../search/engine.js';
import type { Rescue } from '../../page/search-view.js';

const MAX_WORDS = 6;
const MAX_PHRASES = 4;
/** So many letters of a word lead to phrases that begin like it. */
const STEM_LENGTH = 4;

/** No way on: something was found. */
export const NO_RESCUE: Rescue = { words: [], popular: [], phrases: [] };

/**
 * The words of a query that are counted alone where all of them find nothing; none of a word alone, which is the query
 * again.
 */
export function wordsToRescue(query: string): readonly string[] {
  const typed = typedWords(query);
  return typed.length > 1 ? typed : [];
}

function typedWords(query: string): readonly string[] {
  return [...new Set(query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])].slice(0, MAX_WORDS);
}

/**
 * The words and queries for a search without hits.
 * @param result of a search that counted `wordsToRescue`
 * @param examples queries that find something, for a query like which the index holds nothing
 * @param popular what is asked most, where that may be shown
 */
export async function findRescue(
  engine: SearchEngine,
  { query, foundAlone = [] }: SearchResult,
  examples: readonly string[],
  popular: readonly string[] = [],
): Promise<Rescue> {
  const words = wordsToRescue(query).map((word, index) => [word, foundAlone[index] ?? 0] as const);
  const others = popular.filter((other) => other !== query.trim().toLowerCase());
  if (others.length > 0) return { words, popular: others.slice(0, MAX_PHRASES), phrases: [] };
  const phrases = new Set<string>();
  const isFound = new Set(words.flatMap(([word, documents]) => (documents > 0 ? [word] : [])));
  // Words that find something are links already.
  for (const word of typedWords(query).filter((typed) => !isFound.has(typed))) {
    if (phrases.size >= MAX_PHRASES) break;
    const { suggestions } = await engine.suggest({ query: word.slice(0, STEM_LENGTH), limit: MAX_PHRASES });
    for (const { text } of suggestions) if (text !== query.trim()) phrases.add(text);
  }
  const shown = phrases.size === 0 && isFound.size === 0 ? examples : [...phrases];
  return { words, popular: [], phrases: shown.slice(0, MAX_PHRASES) };
}
