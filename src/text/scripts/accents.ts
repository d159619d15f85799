// The accents that folding takes from a word in Latin letters. A stem keeps them behind its letters, so that words which differ in
// nothing else are terms of their own that lie side by side in a dictionary: whoever types no accent finds all of them, and
// whoever types one finds first what has it.

import { foldWord } from '../fold.js';

/** Between the letters of a stem and the same with accents: below every letter, and in no text. */
const MARK = '\u0001';
/** Right above the mark. */
const BEHIND_MARK = '\u0002';

const accented = /[\u00c0-\u024f\u0253-\u0272\u1e00-\u1eff]/;
/** Written otherwise by rule or by the machine (Swiss `ss`, Turkish capitals, ligatures): no accents. */
const spelledOtherwise = /[\u00df\u00e6\u0153\u0131]|i\u0307/g;
/** The comma and the cedilla of Romanian and Turkish letters. */
const comma = /[\u0218-\u021b]/g;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** `tones`: accents make words, and the mark of the tone may stand on either of two vowels (`hòa`, `hoà`). */
export type AccentRule = 'spelling' | 'tones';

/**
 * A stem with the accents its letters have in the word, or the stem where they have none or the word has other letters.
 * @param lower the word in lower case
 */
export function withAccents(stem: string, lower: string, rule: AccentRule): string {
  if (!accented.test(lower)) return stem;
  const letters = lower
    .normalize('NFC')
    .replace(spelledOtherwise, foldWord)
    .replace(comma, (letter) => `${foldWord(letter)}\u0327`.normalize('NFC'));
  let end = 0;
  let folded = '';
  for (const letter of letters) {
    const next = foldWord(letter);
    if (folded.length + next.length > stem.length) break;
    folded += next;
    end += letter.length;
  }
  const accents = letters.slice(0, end);
  if (folded !== stem || accents === stem) return stem;
  return stem + MARK + (rule === 'tones' ? toneLast(accents) : accents);
}

function toneLast(accents: string): string {
  const letters = accents.normalize('NFD');
  return letters.replace(tones, '') + (letters.match(tones) ?? []).join('');
}

/** The letters of a stem, and the same with accents; the second is empty where it has none. */
export function splitAccents(stem: string): readonly [letters: string, accents: string] {
  const at = stem.indexOf(MARK);
  return at < 0 ? [stem, ''] : [stem.slice(0, at), stem.slice(at + 1)];
}

/** What stands behind all stems with these letters and any accents, in order of their units. */
export function endOfAccents(letters: string): string {
  return letters + BEHIND_MARK;
}
