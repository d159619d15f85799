// Which language a text is in, by its function words ("the", "und", "que"): the stop words of all languages, each counted
// once. A language needs several of them, and clearly more than any other; else nothing is said rather than guessed.

import { TextUnits, type Units } from './columns/text-units.js';
import { addToHash, finishHash, INITIAL_HASH } from './columns/word-hash.js';
import { WordTable } from './columns/word-table.js';
import { languagesWithStopWords, stopWordsOf } from './stop-words.js';
import { tabulateUnits } from './tabulate-units.js';

/** Function words a text must have at least, counting those shared by several languages in part. */
const MIN_EVIDENCE = 3;
/** How many times as much evidence as for the next language. */
const CLEAR_LEAD = 2;
/**
 * After so many UTF-16 units, and then every so many, a language that has this many times the evidence and the lead is taken
 * without reading on.
 */
const FIRST_LOOK = 100;
const LOOK_EVERY = 64;
const EARLY_FACTOR = 1.5;

/** What stands between words, the 0 behind the units of a text included. */
const SEPARATORS = String.raw`\0\s\d!-&(-/:-@\[-\x60{-\u00bf\u2010-\u2018\u201a-\u206f\u060c\u061b\u061f\u06d4\u0964\u1361-\u1368`;

/** The function words of all languages, and the evidence of the text that is being read. */
export class FunctionWords {
  readonly #table = new WordTable();
  /** UTF-16 units of the longest. */
  readonly #maxLength: number;
  /**
   * By word: where its languages begin in `#languages`; one more closes the last. A language is an index of
   * `languagesWithStopWords`. A word is one vote, and each of its languages gets an equal share of it.
   */
  readonly #starts: Uint16Array;
  readonly #languages: Uint8Array;
  readonly #shares: Float64Array;
  /** By word: the number of the text it last occurred in, so that it counts once in each. */
  readonly #lastText: Uint32Array;
  #text = 0;
  /** By language. */
  readonly #evidence = new Float64Array(languagesWithStopWords.length);
  /** By UTF-16 unit: 1 if it stands between words. */
  readonly #separators = tabulateUnits([[SEPARATORS, 1]]);
  readonly #buffer = new TextUnits();

  constructor() {
    const languagesOf: number[][] = [];
    let maxLength = 0;
    languagesWithStopWords.forEach((tag, language) => {
      for (const word of new Set(stopWordsOf(tag))) {
        maxLength = Math.max(maxLength, word.length);
        (languagesOf[this.#table.internSpelling(word)] ??= []).push(language);
      }
    });
    this.#maxLength = maxLength;
    this.#starts = new Uint16Array(languagesOf.length + 1);
    languagesOf.forEach((languages, word) => {
      this.#starts[word + 1] = (this.#starts[word] ?? 0) + languages.length;
    });
    this.#languages = Uint8Array.from(languagesOf.flat());
    this.#shares = Float64Array.from(languagesOf, (languages) => 1 / languages.length);
    this.#lastText = new Uint32Array(languagesOf.length);
  }

  /**
   * The tag of the language with clearly the most function words, or null.
   * @param text in lower case
   */
  languageOf(text: string): string | null {
    const units = this.#buffer.load(text);
    const separators = this.#separators;
    let nextLook = FIRST_LOOK;
    this.#text = (this.#text + 1) >>> 0;
    this.#evidence.fill(0);
    for (let at = 0; at < text.length; at += 1) {
      if (at > nextLook) {
        const language = this.#leader(EARLY_FACTOR);
        if (language !== null) return language;
        nextLook = at + LOOK_EVERY;
      }
      const start = at;
      let hash = INITIAL_HASH;
      while (separators[units[at] ?? 0] === 0) {
        hash = addToHash(hash, units[at] ?? 0);
        at += 1;
      }
      if (at > start && at - start <= this.#maxLength) this.#count(units, start, at, finishHash(hash));
    }
    return this.#leader(1);
  }

  /** Counts the word from `start` to `end` (exclusive), if it is a function word that is new in this text. */
  #count(units: Units, start: number, end: number, hash: number): void {
    const word = this.#table.find(units, start, end, hash);
    if (word < 0 || this.#lastText[word] === this.#text) return;
    this.#lastText[word] = this.#text;
    const share = this.#shares[word] ?? 0;
    const languagesEnd = this.#starts[word + 1] ?? 0;
    for (let at = this.#starts[word] ?? 0; at < languagesEnd; at += 1) {
      const language = this.#languages[at] ?? 0;
      this.#evidence[language] = (this.#evidence[language] ?? 0) + share;
    }
  }

  /** The language with clearly the most evidence, or null. `factor`: how many times as clearly as needed. */
  #leader(factor: number): string | null {
    let most = 0;
    let second = 0;
    let leader = -1;
    for (let language = 0; language < this.#evidence.length; language += 1) {
      const sum = this.#evidence[language] ?? 0;
      if (sum > most) {
        second = most;
        most = sum;
        leader = language;
      } else if (sum > second) second = sum;
    }
    const isClear = most >= MIN_EVIDENCE * factor && most >= second * CLEAR_LEAD * factor;
    return isClear ? (languagesWithStopWords[leader] ?? null) : null;
  }
}
