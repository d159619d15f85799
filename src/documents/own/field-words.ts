// What is configured of the words of one field that is searched by itself: words that are not searched there, words that are
// found there only as they are written, and words that stand for one another there.

import { type FieldSetting, type FieldSettings, fieldsOf } from '../../field-settings.js';
import { toSurfaceForm } from '../../text/fold.js';
import { foldWords } from '../../text/fold-value.js';

/** The words of a field. All are folded. */
export interface FieldWords {
  /** Not searched in the field. */
  readonly stopWords: readonly string[];
  /** Found in the field as they are written, and not by other forms of them. */
  readonly protectedWords: readonly string[];
  /** Words or phrases that stand for one another: a text with one is found by the others. */
  readonly synonyms: readonly (readonly string[])[];
}

/** Where no words are protected. */
export const NO_WORDS: ReadonlySet<string> = new Set();

/** The words of a setting; null where nothing is set. */
export function readFieldWords({
  stopWords = [],
  protectedWords = [],
  synonyms = [],
}: Exclude<FieldSetting, false>): FieldWords | null {
  if (stopWords.length + protectedWords.length + synonyms.length === 0) return null;
  return {
    stopWords: stopWords.map(toSurfaceForm),
    protectedWords: protectedWords.map(toSurfaceForm),
    synonyms: synonyms.map((group) => group.map((entry) => foldWords(entry).trim())),
  };
}

/** The words of a field that are found only as they are written, folded. */
export function protectedWordsOf(settings: FieldSettings, name: string): ReadonlySet<string> {
  const setting = fieldsOf(settings)[name];
  const words = setting === undefined || setting === false ? undefined : setting.protectedWords;
  return words === undefined ? NO_WORDS : new Set(words.map(toSurfaceForm));
}

/**
 * Texts, and behind them what the words in them stand for, in whatever form these are.
 * @param stemsOf the stems of a text, as `stemText` gives them
 */
export function withSynonyms(
  texts: readonly string[],
  { synonyms }: FieldWords,
  stemsOf: (text: string) => string,
): readonly string[] {
  if (texts.length === 0 || synonyms.length === 0) return texts;
  const folded = texts.map(foldWords);
  const stemmed = texts.map(stemsOf);
  const added = synonyms.flatMap((group) => {
    const isIn = (entry: string): boolean => {
      if (folded.some((text) => text.includes(` ${entry} `))) return true;
      const stems = stemsOf(entry);
      return stems.trim() !== '' && stemmed.some((text) => text.includes(stems));
    };
    const missing = group.filter((entry) => !isIn(entry));
    return missing.length < group.length ? missing : [];
  });
  return added.length === 0 ? texts : [...texts, ...new Set(added)];
}
