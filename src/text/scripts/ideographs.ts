// Scripts without spaces are indexed as bigrams: two neighbouring characters each. What that means for a query: a run of
// bigrams may be several words, and a character by itself is in the index only where it is written by itself.

const ideograph =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Bigrams from which on a run is taken for several words: one word has at most four characters, which are three bigrams. */
const MIN_SENTENCE_BIGRAMS = 4;

/** True for a form of such a script: a bigram, or a character by itself. */
export function isBigram(form: string): boolean {
  return ideograph.test(form);
}

/** True for a form of one character of such a script; marks on it do not count. */
export function isLoneCharacter(form: string): boolean {
  return ideograph.test(form) && Array.from(form.replace(/\p{M}/gu, '')).length === 1;
}

/** True if the forms of a text without a space hold more than one word of such a script. */
export function isSentence(forms: readonly string[]): boolean {
  return forms.filter(isBigram).length >= MIN_SENTENCE_BIGRAMS;
}
