// Names from other scripts are spelled by ear, in each language its own way: Gaddafi, Qaddafi, Kadhafi. A key that the
// spellings of one name share, after the idea of Soundex (Russell, 1918): letters that transcriptions exchange are one.
// Unlike there, vowels keep their places and letters that sound alike only in English stay apart.

const rules: readonly (readonly [RegExp, string])[] = [
  // What a name begins with: Jaafari, Yaafari, Djaafari; Gaddafi, Qaddafi, Khadafy.
  [/^(?:dj|dzh|j|y)/, 'j'],
  [/^(?:gh|g|q|kh)/, 'k'],
  [/^ou(?=[aei])/, 'w'],
  [/dj|dzh|zh/g, 'j'],
  [/tch|tsch|tsh/g, 'C'],
  [/sch|sh/g, 'S'],
  [/ch/g, 'C'],
  [/ck|kh|q/g, 'k'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/tz/g, 'ts'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/v/g, 'w'],
  [/z/g, 's'],
  [/(?<=[aeiouy])w(?![aeiouy])/g, 'u'],
  [/(?<=[aeiouy])h$/, ''],
  // Long vowels as only English and German write them, dark vowels, and light ones, however many.
  [/ee|ea|ie|eu/g, 'I'],
  [/[aeiy]*[ou][aeiouy]*/g, 'o'],
  [/[aeiy]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/** Letters that no rule touches: a name has each of them in every spelling or in none. */
export const LASTING_LETTERS = 'blmnr';

/** Shortest word that is taken for a name, in letters: in shorter ones too many words are alike. */
const MIN_NAME_LENGTH = 5;
const latin = /^[a-z]+$/;

/** What the spellings of a name in Latin letters have in common; null for a short word or one in other letters. */
export function transliterationKey(form: string): string | null {
  if (form.length < MIN_NAME_LENGTH || !latin.test(form)) return null;
  return rules.reduce((key, [pattern, letter]) => key.replace(pattern, letter), form);
}

/** First letters that may stand for one another. */
const heads = ['cgkq', 'djy', 'sz', 'cst', 'vwo', 'fp', 'aei', 'ou'];

/** The letters a word with the same key may begin with. */
export function transliteratedHeads(form: string): string[] {
  const head = form.charAt(0);
  const letters = heads.filter((alike) => alike.includes(head)).join('');
  return [...new Set([head, ...Array.from(letters)])];
}
