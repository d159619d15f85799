// Names from other scripts are transcribed by ear, in each language its own way: Gaddafi, Qaddafi, Kadhafi. All spellings of
// a name have one key, after the idea of Soundex (Russell, US patent 1,261,167, 1918): letters that transcriptions exchange
// count as one letter. Unlike there, vowels stay in the key, and letters that sound alike only in English are kept apart.

/** What is replaced, rule after rule. A capital is a sound that several letters write: `S` is sh, `I` a long light vowel. */
const rules: readonly (readonly [RegExp, string])[] = [
  // At the beginning of a name: Jaafari, Yaafari, Djaafari; Gaddafi, Qaddafi, Khadafy.
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
  // Vowels, any number of them: long ones as only English and German write them, then dark ones, then light ones.
  [/ee|ea|ie|eu/g, 'I'],
  [/[aeiy]*[ou][aeiouy]*/g, 'o'],
  [/[aeiy]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/** Letters that no rule changes: each is in all spellings of a name or in none. */
export const LASTING_LETTERS = 'blmnr';

/** The shortest word that has a key, in letters: among shorter ones too many other words would share it. */
const MIN_NAME_LENGTH = 5;
const latin = /^[a-z]+$/;

/** The key that all spellings of a name in Latin letters share; null for a short word or one with other letters. */
export function transliterationKey(form: string): string | null {
  if (form.length < MIN_NAME_LENGTH || !latin.test(form)) return null;
  return rules.reduce((key, [pattern, letter]) => key.replace(pattern, letter), form);
}

/** Groups of first letters that spellings of a name exchange. */
const heads = ['cgkq', 'djy', 'sz', 'cst', 'vwo', 'fp', 'aei', 'ou'];

/** The letters that words with the same key may begin with, the first letter of the word among them. */
export function transliteratedHeads(form: string): string[] {
  const head = form.charAt(0);
  const letters = heads.filter((alike) => alike.includes(head)).join('');
  return [...new Set([head, ...Array.from(letters)])];
}
