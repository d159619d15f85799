// The analyzers by name: which languages each serves, what it elides from words, and how it stems them.

import type { Stem } from './analysis.js';
import { foldWord } from './fold.js';
import type { AccentRule } from './scripts/accents.js';
import { stemArabic } from './stemmers/arabic.js';
import { otherEnglishReading } from './stemmers/english-spelling.js';
import { createGermanStemmer } from './stemmers/german.js';
import {
  createDutchStemmer,
  createFinnishStemmer,
  createPortugueseStemmer,
  createRomanianStemmer,
  createSpanishStemmer,
  foldAmharic,
  isPersianPrefix,
  repeatedly,
  stemPersian,
} from './stemmers/light.js';
import { stemPolish, stemUkrainian } from './stemmers/slavic.js';
import { createSnowballStemmer } from './stemmers/snowball.js';

/** How the words of a language are reduced. */
export interface LanguageAnalysis {
  /** Language tags, lower case; the first names the stop list. */
  readonly languages: readonly string[];
  /** Creates the stemmer; it is given the word in lower case with its diacritics. Null: words are only folded. */
  readonly createStem: (() => Stem) | null;
  /** What is removed from a word as it stands in the text: an elided article (`l'homme`), an ending after an apostrophe. */
  readonly elision: RegExp | null;
  /** What accents are in the language. */
  readonly accents: AccentRule;
  /** Whether a surface form is a prefix that some write apart from the word behind it; null where the language has none. */
  readonly isPrefix: ((form: string) => boolean) | null;
  /** Another word that a word in lower case may be a form of (`leaf` of `leaves`); null where no word has two. */
  readonly otherReading: ((word: string) => string | null) | null;
}

const apostrophe = String.raw`['\u2019\u02bc\uff07]`;
const romanceElision = new RegExp(
  `^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|all|dall|dell|nell|sull|coll|un|quest|quell)${apostrophe}(?=.)`,
  'i',
);
const turkishEnding = new RegExp(`(?<=..)${apostrophe}.*$`);

function snowball(name: string): () => Stem {
  return () => createSnowballStemmer(name);
}

/** A stemmer for words without diacritics. */
function folded(create: () => Stem): () => Stem {
  return () => {
    const stem = create();
    return (word) => stem(foldWord(word));
  };
}

/** What a language does to words besides stemming them. */
export type LanguageRules = Pick<LanguageAnalysis, 'elision' | 'accents' | 'isPrefix' | 'otherReading'>;

/** Those of a language that does nothing more. */
export const plainRules: LanguageRules = {
  elision: null,
  accents: 'spelling',
  isPrefix: null,
  otherReading: null,
};

function analysis(
  languages: string,
  createStem: LanguageAnalysis['createStem'],
  rules: Partial<LanguageRules> = {},
): LanguageAnalysis {
  return { languages: languages.split(' '), createStem, ...plainRules, ...rules };
}

/** By the name of the analyzer, as it stands in an index. */
export const languageAnalyses: Readonly<Record<string, LanguageAnalysis>> = {
  amharic: analysis('am', () => foldAmharic),
  arabic: analysis(
    'ar',
    folded(() => stemArabic),
  ),
  catalan: analysis('ca', snowball('catalan'), { elision: romanceElision }),
  czech: analysis('cs', snowball('czech')),
  danish: analysis('da', snowball('danish')),
  dutch: analysis('nl', createDutchStemmer),
  english: analysis('en', snowball('english'), { otherReading: otherEnglishReading }),
  finnish: analysis('fi', createFinnishStemmer),
  french: analysis('fr', snowball('french'), { elision: romanceElision }),
  german: analysis('de', createGermanStemmer),
  greek: analysis('el', snowball('greek')),
  hausa: analysis('ha', null),
  hebrew: analysis('he', null),
  hindi: analysis('hi', snowball('hindi')),
  hungarian: analysis('hu', snowball('hungarian')),
  indonesian: analysis('id ms', null),
  italian: analysis('it', snowball('italian'), { elision: romanceElision }),
  norwegian: analysis('no nb nn', snowball('norwegian')),
  persian: analysis(
    'fa',
    folded(() => stemPersian),
    { isPrefix: isPersianPrefix },
  ),
  polish: analysis('pl', () => stemPolish),
  portuguese: analysis('pt', createPortugueseStemmer),
  romanian: analysis('ro mo', createRomanianStemmer),
  russian: analysis('ru', folded(snowball('russian'))),
  spanish: analysis('es', createSpanishStemmer),
  swahili: analysis('sw', null),
  swedish: analysis('sv', snowball('swedish')),
  turkish: analysis('tr', () => repeatedly(createSnowballStemmer('turkish')), { elision: turkishEnding }),
  ukrainian: analysis('uk', () => stemUkrainian),
  vietnamese: analysis('vi', null, { accents: 'tones' }),
};

const analyzerOf: ReadonlyMap<string, string> = new Map(
  Object.entries(languageAnalyses).flatMap(([name, { languages }]) =>
    languages.map((tag) => [tag, name] as const),
  ),
);

/** The name of the analyzer for a language tag; `standard`, which only folds, for a language without one. */
export function analyzerNameFor(language: string): string {
  return analyzerOf.get(language) ?? analyzerOf.get(language.split('-')[0] ?? '') ?? 'standard';
}
