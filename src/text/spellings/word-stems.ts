// What a spelling is found by: in lower case, folded, and the stem of its language.

import type { Stem } from '../analysis.js';
import { ACRONYM, NUMBER } from '../columns/word-spans.js';
import { beyondAscii, foldWord, lowerWord } from '../fold.js';
import type { LanguageRules } from '../languages.js';
import { toPlainNumber } from '../plain-number.js';
import { withAccents } from '../scripts/accents.js';
import { toSimplified } from '../scripts/chinese-variants.js';
import { foldIndicSpelling } from '../scripts/indic-spelling.js';

/** Longer words are not stemmed, in UTF-16 units. */
const MAX_STEMMED_LENGTH = 30;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

/** The rules of one language for single words. It keeps nothing of what it has met. */
export class WordStems {
  readonly #stem: Stem | null;
  readonly #rules: LanguageRules;

  /** @param stem null if words are only folded */
  constructor(stem: Stem | null, rules: LanguageRules) {
    this.#stem = stem;
    this.#rules = rules;
  }

  /** Whether an article may be written together with the word behind it, as `l'` is. */
  get hasElisions(): boolean {
    return this.#rules.elision !== null;
  }

  /** A spelling in lower case, without what is elided and the points of an acronym. */
  toLower(spelling: string, kind: number): string {
    const { elision } = this.#rules;
    const rest = elision === null ? spelling : spelling.replace(elision, '');
    return lowerWord(kind === ACRONYM ? rest.replaceAll(/[.\uff0e]/g, '') : rest);
  }

  /**
   * The stem of a word, the plain number of a number.
   * @param lower as `toLower` returns it
   * @param form the same folded: the surface form
   */
  stemOf(lower: string, form: string, kind: number): string {
    const number = kind === NUMBER || form.includes('.') ? toPlainNumber(form) : form;
    if (number !== form) return number;
    if (!beyondAscii.test(lower)) return this.#lettersOf(lower, form);
    const spelled = foldIndicSpelling(toSimplified(lower));
    const letters = this.#lettersOf(spelled, spelled === lower ? form : foldWord(spelled));
    return withAccents(letters, spelled, this.#rules.accents);
  }

  /** The letters of the stem of a word. */
  #lettersOf(lower: string, form: string): string {
    if (this.#stem === null || lower.length > MAX_STEMMED_LENGTH || !stemmable.test(lower)) return form;
    const stem = foldWord(this.#stem(lower));
    // Where stemming changes nothing, one string serves as both.
    return stem === '' || stem === form ? form : stem;
  }
}
