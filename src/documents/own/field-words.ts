// What is configured of the words of one field that is searched by itself: words that are not searched there, and words that stand
// for one another there.

import { foldWords } from '../../text/fold-value.js';

/** The words of a field. All are folded. */
export interface FieldWords {
  /** Not searched in the field. */
  readonly stopWords: readonly string[];
  /** Words or phrases that stand for one another: a text with one is found by the others. */
  readonly synonyms: readonly (readonly string[])[];
}

/** The words of some settings; null where nothing is set. */
export function readFieldWords(
  stopWords: readonly string[] = [],
  synonyms: readonly (readonly string[])[] = [],
): FieldWords | null {
  if (stopWords.length + synonyms.length === 0) return null;
  return {
    stopWords: stopWords.map((word) => foldWords(word).trim()),
    synonyms: synonyms.map((group) => group.map((entry) => foldWords(entry).trim())),
  };
}

/** Texts, and behind them what the words in them stand for. */
export function withSynonyms(texts: readonly string[], { synonyms }: FieldWords): readonly string[] {
  if (texts.length === 0 || synonyms.length === 0) return texts;
  const folded = texts.map(foldWords);
  const added = synonyms.flatMap((group) => {
    const isIn = (entry: string): boolean => folded.some((text) => text.includes(` ${entry} `));
    return group.some(isIn) ? group.filter((entry) => !isIn(entry)) : [];
  });
  return added.length === 0 ? texts : [...texts, ...new Set(added)];
}
