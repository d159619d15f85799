// What reduces a word of a query that an exported index does not have, so that it is found by its other forms. Words that the index has
// name theirs: so this is a script of its own, loaded with the first word that has not.

import type { Stem } from '../../text/analysis.js';
import { languageAnalyses } from '../../text/languages.js';

/** The stemmer of an analyzer; null where words are only folded. */
export function createStemmer(analyzer: string): Stem | null {
  return languageAnalyses[analyzer]?.createStem?.() ?? null;
}
