// "Did you mean": a query that finds more, offered only when this one finds little and holds a word nobody wrote.

import { countDocuments, type WordExpander } from './expand-word.js';
import { typedWords } from './query-word.js';

/** With this many hits or more nothing is suggested. */
const ENOUGH_HITS = 5;
/** A suggested word stands in at least this many times as many documents as the typed one. */
const MUCH_MORE = 10;

/** The query with its unlikely words replaced, or null when there is nothing better to offer. */
export function suggestQuery(expander: WordExpander, query: string, totalHits: number): string | null {
  if (query.length > 200) return null;
  const { generation } = expander;
  const suggested = query.replaceAll(/[^\s"\u201c\u201d+()-]+/g, (written) => {
    const { words } = typedWords(written, generation.analyzers);
    const [word] = words;
    if (words.length !== 1 || word === undefined || word.isStopWord) return written;
    const known = countDocuments(generation, word.term);
    if (known > 0 && totalHits >= ENOUGH_HITS) return written;
    const [best] = expander.correct(word.term);
    if (best === undefined || best.documents < Math.max(1, known * MUCH_MORE)) return written;
    return best.term;
  });
  return suggested === query ? null : suggested;
}
