// The word under which a word is found only as it is written. Its stem is one of the index alone: it begins with two signs that no
// stem of a text begins with, so that no other form of the word has it, and the word has it wherever it is protected.

import type { Word } from './analysis.js';

/** The stem of a word that is not stemmed. @param form folded */
export function protectedStem(form: string): string {
  return `==${form}`;
}

/** A word that is not stemmed. */
export function protectedWord({ analyzer, form }: Word): Word {
  return { analyzer, form, stem: protectedStem(form) };
}
