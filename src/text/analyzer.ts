// Analyzers by name: the same chain for documents and queries, versioned through its fingerprint.
// Pure: no state but a bounded cache of words already folded and stemmed.

import { foldWord, lowerWord } from './fold.js';
import { languageAnalyses } from './languages.js';
import type { Stem } from './stemmers/snowball.js';
import { stopWordsOf } from './stop-words.js';
import { ACRONYM, NUMBER, RawWords, WORD } from './columns/word-spans.js';
import { TokenColumns, type Token, type TokenSink } from './columns/token-buffer.js';
import { TextUnits } from './columns/text-units.js';
import { tokenizeWords } from './tokenizer.js';
import { WordPairs } from './columns/pair-map.js';
import { WordTable } from './columns/word-table.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 2;

const MAX_CACHED_WORDS = 250_000;
/** A scratch on which a longer text was read is not kept, in UTF-16 units. */
const MAX_KEPT_TEXT = 1 << 20;
const MAX_STEMMED_LENGTH = 30;
/** No word is left of a spelling. */
const NOTHING = 0xffff_fffe;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

/** A word as it is indexed. */
export interface Word {
  /** The name of the analyzer. */
  readonly analyzer: string;
  readonly form: string;
  readonly stem: string;
}

/** What stands where there is no word. */
export const NO_WORD: Word = { analyzer: '', form: '', stem: '' };

/** What the tokens of one text are made on. */
interface ScratchBuffers {
  readonly text: TextUnits;
  readonly raw: RawWords;
  readonly tokens: TokenColumns;
}

/** Desks nobody works at: more than one where tokens are read while those of another text are. */
const freeScratch: ScratchBuffers[] = [];

function createScratch(): ScratchBuffers {
  return { text: new TextUnits(), raw: new RawWords(), tokens: new TokenColumns() };
}

/** A named chain from text to tokens. */
export class Analyzer {
  readonly name: string;
  readonly #stem: Stem | null;
  readonly #elision: RegExp | null;
  readonly #stopWords: ReadonlySet<string>;
  readonly #table = new WordTable();
  /** By the number of a spelling. */
  #words: Word[] = [];
  /** By the number of a spelling: the one of the spellings of its word that stands for all, or `NOTHING`. */
  #standsFor = new Uint32Array(1 << 12);
  /** By term and stem, for words whose term is reduced otherwise where it is spelled alone: the spelling that stands for each. */
  readonly #accented = new Map<string, number>();
  /** By the numbers of two words: the one of the word they make together. */
  readonly #joints = new WordPairs();
  #firstWord = 0;
  /** How many texts are being read. */
  #readers = 0;

  /**
   * @param cut what is cut from every word as it was written
   * @param stopWords folded
   */
  constructor(name: string, stem: Stem | null, cut: RegExp | null, stopWords: ReadonlySet<string>) {
    this.name = name;
    this.#stem = stem;
    this.#elision = cut;
    this.#stopWords = stopWords;
  }

  /** The lowest number of a word that `analyzeWords` may still report. */
  get firstWord(): number {
    return this.#firstWord;
  }

  /** Calls `sink` for every token of the text in order of position; returns the number of positions used. */
  analyze(text: string, sink: TokenSink): number {
    this.forgetMany();
    return this.analyzeWords(text, (tokens) => {
      for (let token = 0; token < tokens.count; token += 1) {
        const { form, stem } = this.wordOf(tokens.words[token] ?? 0);
        sink(form, stem, token, tokens);
      }
    });
  }

  /**
   * As `analyze`, with numbers for words: what a word is need not be looked up where its number says enough. `read` gets
   * all tokens at once, which are gone when it returns. Forgets no words: who asks for many says when (`forgetMany`).
   */
  analyzeWords(text: string, read: (tokens: TokenColumns) => void): number {
    const scratch = freeScratch.pop() ?? createScratch();
    this.#readers += 1;
    try {
      const used = this.#fill(scratch, text);
      read(scratch.tokens);
      return used;
    } finally {
      this.#readers -= 1;
      if (text.length <= MAX_KEPT_TEXT) freeScratch.push(scratch);
    }
  }

  /**
   * Forgets all words where they are too many to keep and nobody reads tokens. What numbers given before stand for is then
   * not known any more.
   */
  forgetMany(): void {
    if (this.#words.length < MAX_CACHED_WORDS || this.#readers > 0) return;
    this.#firstWord += this.#words.length;
    this.#words = [];
    this.#accented.clear();
    this.#joints.clear();
    this.#table.clear();
  }

  /** What stands behind a number, until words are forgotten. */
  wordOf(word: number): Word {
    return this.#words[word - this.#firstWord] ?? NO_WORD;
  }

  /** All tokens of a short text, as objects. */
  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.analyze(text, (form, stem, token, { positions, starts, ends }) => {
      tokens.push({
        form,
        stem,
        position: positions[token] ?? 0,
        start: starts[token] ?? 0,
        end: ends[token] ?? 0,
      });
    });
    return tokens;
  }

  /** True for words that rank last and may be missing from a hit. */
  isStopWord(form: string): boolean {
    return this.#stopWords.has(form);
  }

  /** Puts the tokens of a text on a scratch; returns the number of positions used. */
  #fill({ text: room, raw, tokens }: ScratchBuffers, text: string): number {
    const units = room.load(text);
    raw.count = 0;
    tokenizeWords(units, text.length, raw);
    const { count, starts, ends, hashes, joined } = raw;
    tokens.clear(2 * count);
    const first = this.#firstWord;
    const table = this.#table;
    let position = 0;
    let before = -1;
    let beforeStart = 0;
    for (let word = 0; word < count; word += 1) {
      const start = starts[word] ?? 0;
      const end = ends[word] ?? 0;
      const spelling = table.intern(units, start, end, hashes[word] ?? 0);
      if (spelling === this.#words.length) this.#add(text.slice(start, end), raw.kinds[word] ?? 0);
      const number = this.#standsFor[spelling] ?? NOTHING;
      if (number === NOTHING) continue;
      tokens.add(first + number, position, start, end, 0);
      if (joined[word] === 1 && before >= 0) {
        tokens.add(first + this.#joint(before, number), position - 1, beforeStart, end, 1);
      }
      before = number;
      beforeStart = start;
      position += 1;
    }
    return position;
  }

  /** The number of the word that two make without the hyphen between them. */
  #joint(left: number, right: number): number {
    const known = this.#joints.get(left, right);
    if (known >= 0) return known;
    const spelling = (this.#words[left] ?? NO_WORD).form + (this.#words[right] ?? NO_WORD).form;
    const number = this.#table.internSpelling(spelling);
    if (number === this.#words.length) this.#add(spelling, WORD);
    const joint = this.#standsFor[number] ?? NOTHING;
    this.#joints.set(left, right, joint);
    return joint;
  }

  /** Takes in a spelling that got the next number. */
  #add(raw: string, kind: number): void {
    const number = this.#words.length;
    const spelled = this.#spell(raw, kind);
    const form = foldWord(spelled);
    const word: Word = { analyzer: this.name, form, stem: this.#reduce(spelled, form) };
    this.#push(word, form === '' ? NOTHING : number);
    if (form === '' || form === raw) return;
    const plain = this.#table.internSpelling(form);
    if (plain === this.#words.length) {
      if (spelled === form && this.#elision === null) this.#push(word, plain);
      else this.#add(form, kind === NUMBER ? NUMBER : WORD);
    }
    this.#standsFor[number] = this.#representative(word, number, plain);
  }

  /** The spelling that stands for a word: its term, unless that spells another word, for which accents matter. */
  #representative({ form, stem }: Word, number: number, plain: number): number {
    const other = this.#words[plain];
    if (other?.form === form && other.stem === stem) return plain;
    const key = `${form}\u0000${stem}`;
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

  /** A spelling in lower case, without what is cut. */
  #spell(raw: string, kind: number): string {
    const written = this.#elision === null ? raw : raw.replace(this.#elision, '');
    const lower = lowerWord(kind === ACRONYM ? written.replaceAll(/[.\uff0e]/g, '') : written);
    return kind === NUMBER ? lower.replaceAll(',', '') : lower;
  }

  #reduce(lower: string, form: string): string {
    if (this.#stem === null || lower.length > MAX_STEMMED_LENGTH || !stemmable.test(lower)) return form;
    const stem = foldWord(this.#stem(lower));
    // Where nothing was cut, one string serves as both.
    return stem === '' || stem === form ? form : stem;
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
