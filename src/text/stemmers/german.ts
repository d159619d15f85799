// German: the light stemmer of Savoy (Light stemming approaches for the French, Portuguese, German and Hungarian
// languages, SAC 2006) with the spellings ae, oe, ue for umlauts folded first.

const UMLAUT_SPELLED = /ae|oe|(?<![aeioquy])ue/g;
/** After these a final s or st is an ending. */
const ENDING_S = /[bdfghklmnt]s$/;
const ENDING_ST = /[bdfghklmnt]st$/;

/** Takes a word without diacritics. */
export function stemGerman(folded: string): string {
  const word = folded.replace(UMLAUT_SPELLED, (pair) => pair.charAt(0));
  return cutDerivation(cutInflection(word));
}

function cutInflection(word: string): string {
  const { length } = word;
  if (length > 5 && word.endsWith('ern')) return word.slice(0, -3);
  if (length > 4 && /e[mnrs]$/.test(word)) return word.slice(0, -2);
  if (length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return length > 3 && ENDING_S.test(word) ? word.slice(0, -1) : word;
}

function cutDerivation(word: string): string {
  const { length } = word;
  if (length > 5 && word.endsWith('est')) return word.slice(0, -3);
  if (length > 4 && /e[rn]$/.test(word)) return word.slice(0, -2);
  return length > 4 && ENDING_ST.test(word) ? word.slice(0, -2) : word;
}
