// Analyzers by name: the same chain for documents and queries, versioned through its fingerprint.
// Pure: no state but a bounded cache of words already folded and stemmed.

import { foldWord, lowerWord } from './fold.js';
import { languageAnalyses } from './languages.js';
import type { Stem } from './stemmers/snowball.js';
import { stopWordsOf } from './stop-words.js';
import type { Token, TokenSink } from './token.js';
import { tokenizeWords } from './tokenizer.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 2;

const MAX_CACHED_WORDS = 250_000;
const MAX_STEMMED_LENGTH = 30;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

interface Word {
  readonly term: string;
  readonly stem: string;
}

/** A named chain from text to tokens. */
export class Analyzer {
  readonly name: string;
  readonly #stem: Stem | null;
  readonly #cut: RegExp | null;
  readonly #stopWords: ReadonlySet<string>;
  readonly #words = new Map<string, Word>();

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

  /** Calls `sink` for every token of the text in order of position; returns the number of positions used. */
  analyze(text: string, sink: TokenSink): number {
    let position = 0;
    let beforeTerm = '';
    let beforeStart = 0;
    tokenizeWords(text, (start, end, kind, joined) => {
      const raw = text.slice(start, end);
      const { term, stem } = this.#words.get(raw) ?? this.#remember(raw, kind);
      if (term === '') return;
      sink(term, stem, position, start, end, false);
      if (joined && beforeTerm !== '') {
        const joint = beforeTerm + term;
        const compound = this.#words.get(joint) ?? this.#remember(joint, 'word');
        sink(compound.term, compound.stem, position - 1, beforeStart, end, true);
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

  #remember(raw: string, kind: string): Word {
    if (this.#words.size >= MAX_CACHED_WORDS) this.#words.clear();
    const written = this.#cut === null ? raw : raw.replace(this.#cut, '');
    const lower = lowerWord(kind === 'acronym' ? written.replaceAll(/[.\uff0e]/g, '') : written);
    const spelled = kind === 'number' ? lower.replaceAll(',', '') : lower;
    const term = foldWord(spelled);
    const word = { term, stem: this.#reduce(spelled, term) };
    this.#words.set(raw, word);
    return word;
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
