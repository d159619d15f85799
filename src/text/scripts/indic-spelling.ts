// Spellings that writers of Indic scripts exchange. A nasal before a consonant of its own class is written as that nasal or as
// a dot (anusvara): हिन्दी, हिंदी; সম্বন্ধ, সংবন্ধ. A chandrabindu is often written as a dot, and a dot below (nukta) left out. Letters that
// Unicode has in two ways are one. Other letters of a script, such as those Bengali and Punjabi form with a nukta, stay.

const indic = /[\u0900-\u0d7f]/;

/** The first character of a script's block. In all these blocks letters of one sound lie at one distance from it. */
const BLOCKS = [0x0900, 0x0980, 0x0a00, 0x0a80, 0x0b00, 0x0c00, 0x0c80, 0x0d00];
/** Each class of stops, and its nasal. */
const CLASSES = [
  ['\u0015-\u0018', 0x19],
  ['\u001a-\u001d', 0x1e],
  ['\u001f-\u0022', 0x23],
  ['\u0024-\u0027', 0x28],
  ['\u002a-\u002d', 0x2e],
] as const;
const [ANUSVARA, VIRAMA] = [0x02, 0x4d];

/** By block, a nasal before a stop of its class. */
const nasals = BLOCKS.map((block): readonly [RegExp, string] => {
  const at = (offset: number): string => String.fromCharCode(block + offset);
  const clusters = CLASSES.map(([stops, nasal]) => {
    const first = at(stops.charCodeAt(0));
    const last = at(stops.charCodeAt(2));
    return `${at(nasal)}${at(VIRAMA)}(?=[${first}-${last}])`;
  });
  return [new RegExp(clusters.join('|'), 'g'), at(ANUSVARA)];
});

/** Of the same sound: chandrabindu and anusvara where only the place for the sign decides, tippi and bindi, chillus, khanda ta. */
const letters: Readonly<Record<string, string>> = {
  '\u0901': '\u0902',
  '\u0a81': '\u0a82',
  '\u0a01': '\u0a02',
  '\u0a70': '\u0a02',
  '\u0d7a': '\u0d23\u0d4d',
  '\u0d7b': '\u0d28\u0d4d',
  '\u0d7c': '\u0d30\u0d4d',
  '\u0d7d': '\u0d32\u0d4d',
  '\u0d7e': '\u0d33\u0d4d',
  '\u0d7f': '\u0d15\u0d4d',
  '\u09ce': '\u09a4\u09cd',
};
const exchanged = /[\u0901\u0a81\u0a01\u0a70\u0d7a-\u0d7f\u09ce]/g;
/** The nukta of Devanagari and Gujarati. */
const nukta = /[\u093c\u0abc]/g;
/** Letters of Devanagari that Unicode composes with a nukta. */
const composed = /[\u0929\u0931\u0934\u0958-\u095f]/;

/** A word in lower case with one spelling of each sound; words of other scripts stay. */
export function foldIndicSpelling(word: string): string {
  if (!indic.test(word)) return word;
  const plain = (composed.test(word) ? word.normalize('NFD') : word)
    .replace(nukta, '')
    .replace(exchanged, (letter) => letters[letter] ?? letter);
  return nasals.reduce((folded, [cluster, dot]) => folded.replace(cluster, dot), plain);
}
