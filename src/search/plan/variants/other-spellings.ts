// Other spellings of the words of a query that no analyzer takes for the same: umlauts written out, Greek letters and their names,
// the u of a keyboard without a micro sign. Each has as many words as the text itself.

import { otherEnglishReading } from '../../../text/stemmers/english-spelling.js';

/** A text spelled otherwise. */
export interface OtherSpelling {
  readonly text: string;
  /** What an occurrence counts beside one of the word as typed. */
  readonly boost: number;
  /** The analyzer that takes its words for something else; null for none. */
  readonly notIn: string | null;
}

/** What a Greek letter counts for its name, and the other way. */
const NAMED_BOOST = 0.7;

const letters =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const byName = new Map(letters.map((name, index) => [name, greekLetter(index)]));
const byLetter = new Map([...byName].map(([name, letter]) => [letter, name]));
/** Names that are told from the end of a word by themselves: `ifngamma`. */
const ENDINGS = 'alpha|beta|gamma|delta|kappa';

/** What an occurrence of the other word counts that a word may be a form of: `leaf` for `leaves`. */
const READING_BOOST = 0.8;
const words = /[a-z]+/gi;

/** What an umlaut counts for its spelling with an e, and the other way. */
const UMLAUT_BOOST = 0.8;
const spelledOut = /ae|oe|ue/gi;
const umlaut = /[\u00e4\u00f6\u00fc]/gi;
/** A Greek letter alone, or one in a Latin abbreviation (`TNF\u03b1`), and no unit of measure (`\u03bcm`). */
const lone = /(?<![\p{Script=Greek}\p{Ll}])[\u03b1-\u03c9\u0391-\u03a9](?![\p{Script=Greek}\p{Ll}])/gu;
const named = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${letters.map((name) => `[${name.charAt(0)}${name.charAt(0).toUpperCase()}]${name.slice(1)}`).join('|')})(?![\p{Ll}\p{M}])|(?<=\p{L}{2})(?:${ENDINGS})(?![\p{L}\p{M}])`,
  'gu',
);
const units = '(?:m|g|l|f|v|w|a|h|j|k|n|pa|gy|sv|mol)';
const micro = new RegExp(
  String.raw`(?<![\p{L}\p{M}])[\u00b5\u03bc](?=(?:s|${units})(?![\p{L}\p{M}]))`,
  'giu',
);
// `us` is a word, and only behind a number a unit.
const typedMicro = new RegExp(
  String.raw`(?<![\p{L}\p{M}])u(?=${units}(?![\p{L}\p{M}]))|(?<=\d)u(?=s(?![\p{L}\p{M}]))`,
  'giu',
);

/** What a text must have for a pattern to fit: the patterns take milliseconds to compile, and few texts have any of it. */
const anyGreek = /[\u0391-\u03c9]/;
const anyName = new RegExp(letters.join('|'), 'i');
const anyMicro = /[\u00b5\u03bc]/;
const anyTypedMicro = new RegExp(String.raw`(?<![a-z])u(?:s|${units})`, 'i');

/** The other spellings of a text; mostly none. */
export function otherSpellings(text: string): readonly OtherSpelling[] {
  const composed = text.normalize('NFC');
  const others: OtherSpelling[] = [];
  const add = (spelled: string, boost: number, notIn: string | null = null): void => {
    if (spelled !== composed) others.push({ text: spelled, boost, notIn });
  };
  // Documents in other languages than German may write it so.
  add(
    composed.replace(umlaut, (letter) => `${letter.normalize('NFD').charAt(0)}e`),
    UMLAUT_BOOST,
  );
  add(
    composed.replace(spelledOut, (pair) => `${pair.charAt(0)}\u0308`.normalize('NFC')),
    UMLAUT_BOOST,
  );
  if (anyGreek.test(composed)) add(composed.replace(lone, nameOf), NAMED_BOOST);
  // In Greek texts single letters are words.
  if (anyName.test(composed))
    add(
      composed.replace(named, (name) => byName.get(name.toLowerCase()) ?? name),
      NAMED_BOOST,
      'greek',
    );
  // A plural that is also a form of another word, as which it is indexed.
  add(
    composed.replace(words, (word) => otherEnglishReading(word.toLowerCase()) ?? word),
    READING_BOOST,
  );
  if (anyMicro.test(composed)) add(composed.replace(micro, 'u'), NAMED_BOOST);
  if (anyTypedMicro.test(composed)) add(composed.replace(typedMicro, '\u03bc'), NAMED_BOOST);
  return others;
}

function nameOf(letter: string): string {
  return byLetter.get(letter.toLowerCase()) ?? letter;
}

/** The letter with a number from 0 (alpha); the sigma at the end of words is no letter of its own. */
function greekLetter(index: number): string {
  return String.fromCodePoint(0x3b1 + index + (index >= 17 ? 1 : 0));
}
