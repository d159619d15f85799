// Scripts without spaces are indexed as pairs of characters. What that means for a query: a run of pairs may be several
// words, and a character by itself stands in the index only where it is written by itself.

const ideograph =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Characters of these scripts that one word has at most; a longer run is taken for several words. */
const MAX_WORD_LENGTH = 4;

/** True for a term of one or two characters of such a script, as a run of them is indexed. */
export function isBigram(form: string): boolean {
  return ideograph.test(form);
}

/** True for a term of one character. */
export function isLoneCharacter(form: string): boolean {
  return ideograph.test(form) && Array.from(form.replace(/\p{M}/gu, '')).length === 1;
}

/** True if the terms of a text without a space hold more than one word of such a script. */
export function isSentence(terms: readonly string[]): boolean {
  return terms.filter(isBigram).length >= MAX_WORD_LENGTH;
}
