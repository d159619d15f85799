// Analyzers by name: the same chain for documents and queries, versioned through its fingerprint.
// Pure: no state but a bounded cache of words already folded and stemmed.

import { foldWord, lowerWord } from './fold.js';
import { languageAnalyses } from './languages.js';
import type { Stem } from './stemmers/snowball.js';
import { stopWordsOf } from './stop-words.js';
import type { Token, TokenSink } from './token.js';
import { tokenizeWords } from './tokenizer.js';
import { WordTable } from './word-table.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 2;

const MAX_CACHED_WORDS = 250_000;
const MAX_STEMMED_LENGTH = 30;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

interface Word {
  readonly term: string;
  readonly stem: string;
}

const NO_WORD: Word = { term: '', stem: '' };

/** A named chain from text to tokens. */
export class Analyzer {
  readonly name: string;
  readonly #stem: Stem | null;
  readonly #cut: RegExp | null;
  readonly #stopWords: ReadonlySet<string>;
  readonly #table = new WordTable();
  #words: Word[] = [];
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

  /** The lowest number of a word that `analyze` may still report. */
  get firstWord(): number {
    return this.#firstWord;
  }

  /** Calls `sink` for every token of the text in order of position; returns the number of positions used. */
  analyze(text: string, sink: TokenSink): number {
    let position = 0;
    let beforeTerm = '';
    let beforeStart = 0;
    tokenizeWords(text, (start, end, kind, joined) => {
      const number = this.#intern(text, start, end, kind);
      const { term, stem } = this.#words[number] ?? NO_WORD;
      if (term === '') return;
      sink(term, stem, position, start, end, false, this.#firstWord + number);
      if (joined && beforeTerm !== '') {
        const joint = beforeTerm + term;
        const both = this.#intern(joint, 0, joint.length, 'word');
        const compound = this.#words[both] ?? NO_WORD;
        sink(compound.term, compound.stem, position - 1, beforeStart, end, true, this.#firstWord + both);
      }
      beforeTerm = term;
      beforeStart = start;
      position += 1;
    });
    return position;
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

  #intern(text: string, start: number, end: number, kind: string): number {
    if (this.#words.length >= MAX_CACHED_WORDS) this.#forget();
    const number = this.#table.intern(text, start, end);
    if (number === this.#words.length) this.#words.push(this.#normalise(text.slice(start, end), kind));
    return number;
  }

  #forget(): void {
    this.#firstWord += this.#words.length;
    this.#words = [];
    this.#table.clear();
  }

  #normalise(raw: string, kind: string): Word {
    const written = this.#cut === null ? raw : raw.replace(this.#cut, '');
    const lower = lowerWord(kind === 'acronym' ? written.replaceAll(/[.\uff0e]/g, '') : written);
    const spelled = kind === 'number' ? lower.replaceAll(',', '') : lower;
    const term = foldWord(spelled);
    return { term, stem: this.#reduce(spelled, term) };
  }

  #reduce(lower: string, term: string): string {
    if (this.#stem === null || lower.length > MAX_STEMMED_LENGTH || !stemmable.test(lower)) return term;
    const stem = foldWord(this.#stem(lower));
    return stem === '' ? term : stem;
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
