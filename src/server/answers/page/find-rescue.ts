// Ways on where nothing was found: which words of the query find something by themselves, and what the index holds that begins
// like them.

import { defaultRequest } from '../../../search/default-request.js';
import type { SearchEngine, SearchRequest } from '../../../search/engine.js';
import type { Rescue } from '../../page/search-view.js';

const MAX_WORDS = 6;
const MAX_PHRASES = 4;
/** So many letters of a word lead to phrases that begin like it. */
const STEM_LENGTH = 4;

/** No way on: something was found. */
export const NO_RESCUE: Rescue = { words: [], phrases: [] };

/** The words and phrases for a search without hits. */
export async function findRescue(engine: SearchEngine, { query, filter }: SearchRequest): Promise<Rescue> {
  const all = query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const typed = [...new Set(all)].slice(0, MAX_WORDS);
  if (typed.length === 0) return NO_RESCUE;
  const words: [string, number][] = [];
  // A word alone is the query again.
  for (const word of typed.length > 1 ? typed : []) {
    const { totalHits } = await engine.search(
      defaultRequest(word, { limit: 0, snippets: 0, fuzzy: 'off', prefix: 'off', filter }),
    );
    if (totalHits > 0) words.push([word, totalHits]);
  }
  const phrases = new Set<string>();
  for (const word of words.length > 0 ? [] : typed) {
    const { suggestions } = await engine.suggest({ query: word.slice(0, STEM_LENGTH), limit: MAX_PHRASES });
    for (const { text } of suggestions) if (text !== query.trim()) phrases.add(text);
  }
  return { words, phrases: [...phrases].slice(0, MAX_PHRASES) };
}
