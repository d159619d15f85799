// Analyzers by name: the same chain for documents and queries, versioned through its fingerprint.
// Pure: no state but a bounded cache of words already folded and stemmed.

import { foldWord, lowerWord } from './fold.js';
import { languageAnalyses } from './languages.js';
import type { Stem } from './stemmers/snowball.js';
import { stopWordsOf } from './stop-words.js';
import type { Token, TokenSink, WordNumberSink } from './token.js';
import { tokenizeWords } from './tokenizer.js';
import { WordTable } from './word-table.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 2;

const MAX_CACHED_WORDS = 250_000;
const MAX_STEMMED_LENGTH = 30;
/** No word is left of a spelling. */
const NOTHING = 0xffff_ffff;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

/** A word as it is indexed. */
export interface Word {
  /** The name of the analyzer. */
  readonly analyzer: string;
  readonly term: string;
  readonly stem: string;
}

/** What stands where there is no word. */
export const NO_WORD: Word = { analyzer: '', term: '', stem: '' };

/** A named chain from text to tokens. */
export class Analyzer {
  readonly name: string;
  readonly #stem: Stem | null;
  readonly #cut: RegExp | null;
  readonly #stopWords: ReadonlySet<string>;
  readonly #table = new WordTable();
  /** By the number of a spelling. */
  #words: Word[] = [];
  /** By the number of a spelling: the one of the spellings of its word that stands for all, or `NOTHING`. */
  #standsFor = new Uint32Array(1 << 12);
  /** By term and stem, for words whose term is reduced otherwise where it is spelled alone: the spelling that stands for each. */
  readonly #accented = new Map<string, number>();
  #firstWord = 0;

  /**
   * @param cut what is cut from every word as it was written
   * @param stopWords folded
   */
  constructor(name: string, stem: Stem | null, cut: RegExp | null, stopWords: ReadonlySet<string>) {
    this.name = name;
    this.#stem = stem;
    this.#cut = cut;
    this.#stopWords = stopWords;
  }

  /** The lowest number of a word that `analyzeWords` may still report. */
  get firstWord(): number {
    return this.#firstWord;
  }

  /** Calls `sink` for every token of the text in order of position; returns the number of positions used. */
  analyze(text: string, sink: TokenSink): number {
    return this.analyzeWords(text, (word, position, start, end, extra) => {
      const { term, stem } = this.wordOf(word);
      sink(term, stem, position, start, end, extra);
    });
  }

  /** As `analyze`, with numbers for words: what a word is need not be looked up where its number says enough. */
  analyzeWords(text: string, sink: WordNumberSink): number {
    // Numbers hold to the end of the text at least.
    if (this.#words.length >= MAX_CACHED_WORDS) this.#forget();
    const first = this.#firstWord;
    let position = 0;
    let before = -1;
    let beforeStart = 0;
    tokenizeWords(text, (start, end, kind, joined) => {
      const number = this.#intern(text, start, end, kind);
      if (number === NOTHING) return;
      sink(first + number, position, start, end, false);
      if (joined && before >= 0) {
        const joint = (this.#words[before] ?? NO_WORD).term + (this.#words[number] ?? NO_WORD).term;
        const both = this.#intern(joint, 0, joint.length, 'word');
        sink(first + both, position - 1, beforeStart, end, true);
      }
      before = number;
      beforeStart = start;
      position += 1;
    });
    return position;
  }

  /** What stands behind a number, while the text is analyzed in which it was met. */
  wordOf(word: number): Word {
    return this.#words[word - this.#firstWord] ?? NO_WORD;
  }

  /** All tokens of a short text, as objects. */
  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.analyze(text, (term, stem, position, start, end) => {
      tokens.push({ term, stem, position, start, end });
    });
    return tokens;
  }

  /** True for words that rank last and may be missing from a hit. */
  isStopWord(term: string): boolean {
    return this.#stopWords.has(term);
  }

  /** The number that stands for the word a text is the spelling of, or `NOTHING`. */
  #intern(text: string, start: number, end: number, kind: string): number {
    const number = this.#table.intern(text, start, end);
    if (number === this.#words.length) this.#add(text.slice(start, end), kind);
    return this.#standsFor[number] ?? NOTHING;
  }

  /** Takes in a spelling that got the next number. */
  #add(raw: string, kind: string): void {
    const number = this.#words.length;
    const spelled = this.#spell(raw, kind);
    const term = foldWord(spelled);
    const word: Word = { analyzer: this.name, term, stem: this.#reduce(spelled, term) };
    this.#push(word, term === '' ? NOTHING : number);
    if (term === '' || term === raw) return;
    const plain = this.#table.intern(term, 0, term.length);
    if (plain === this.#words.length) {
      if (spelled === term && this.#cut === null) this.#push(word, plain);
      else this.#add(term, kind === 'number' ? kind : 'word');
    }
    this.#standsFor[number] = this.#representative(word, number, plain);
  }

  /** The spelling that stands for a word: its term, unless that spells another word, for which accents matter. */
  #representative({ term, stem }: Word, number: number, plain: number): number {
    const other = this.#words[plain];
    if (other?.term === term && other.stem === stem) return plain;
    const key = `${term}\u0000${stem}`;
    const known = this.#accented.get(key) ?? number;
    this.#accented.set(key, known);
    return known;
  }

  #push(word: Word, standsFor: number): void {
    const number = this.#words.length;
    this.#words.push(word);
    if (number >= this.#standsFor.length) {
      const larger = new Uint32Array(number * 2);
      larger.set(this.#standsFor);
      this.#standsFor = larger;
    }
    this.#standsFor[number] = standsFor;
  }

  #forget(): void {
    this.#firstWord += this.#words.length;
    this.#words = [];
    this.#accented.clear();
    this.#table.clear();
  }

  /** A spelling in lower case, without what is cut. */
  #spell(raw: string, kind: string): string {
    const written = this.#cut === null ? raw : raw.replace(this.#cut, '');
    const lower = lowerWord(kind === 'acronym' ? written.replaceAll(/[.\uff0e]/g, '') : written);
    return kind === 'number' ? lower.replaceAll(',', '') : lower;
  }

  #reduce(lower: string, term: string): string {
    if (this.#stem === null || lower.length > MAX_STEMMED_LENGTH || !stemmable.test(lower)) return term;
    const stem = foldWord(this.#stem(lower));
    // Where nothing was cut, one string serves as both.
    return stem === '' || stem === term ? term : stem;
  }
}

const analyzers = new Map<string, Analyzer>();

/** The analyzer with this name. Throws RangeError for an unknown one. */
export function analyzerNamed(name: string): Analyzer {
  let analyzer = analyzers.get(name);
  if (analyzer === undefined) {
    analyzer = createAnalyzer(name);
    analyzers.set(name, analyzer);
  }
  return analyzer;
}

/** The names `analyzerNamed` knows. */
export function analyzerNames(): readonly string[] {
  return ['standard', ...Object.keys(languageAnalyses)];
}

function createAnalyzer(name: string): Analyzer {
  if (name === 'standard') return new Analyzer(name, null, null, new Set());
  const analysis = Object.hasOwn(languageAnalyses, name) ? languageAnalyses[name] : undefined;
  if (analysis === undefined) throw new RangeError(`no analyzer is named ${name}`);
  const { languages, createStem, cut } = analysis;
  const written = stopWordsOf(languages[0] ?? '');
  const stopWords = new Set(written.map((word) => foldWord(lowerWord(word))));
  return new Analyzer(name, createStem?.() ?? null, cut, stopWords);
}
