// Everything said by the documents of one batch, in the order it was said: which entry, in which field, at which position.
// Two numbers a token; freezing sorts them once, by counting.

import type { Document } from '../documents/document.js';
import { analyzerNamed, NO_WORD, type Word } from '../text/analyzer.js';
import { analyzerForLanguage, fields, fieldValues } from './schema.js';

/** Words between two values of one field that no phrase crosses. */
const VALUE_GAP = 16;
/** Positions of a field beyond this are indexed without their place: they are found but make no phrase. */
export const MAX_POSITION = 0xff_ffff;

/** An entry of the dictionary: a word as folded, under the analyzer that reduced it to its stem. */
export type Entry = Word;

/** The entries of one analyzer, by term and by the number the analyzer gave a spelling. */
class AnalyzerEntries {
  readonly ofTerm = new Map<string, number>();
  readonly #firstWord: number;
  /** Number of the entry plus 1, 0 for none. */
  #ofWord = new Uint32Array(1 << 14);

  constructor(firstWord: number) {
    this.#firstWord = firstWord;
  }

  /** The entry of a spelling, or -1. */
  ofWord(word: number): number {
    return (this.#ofWord[word - this.#firstWord] ?? 0) - 1;
  }

  remember(word: number, entry: number): void {
    const slot = word - this.#firstWord;
    if (slot >= this.#ofWord.length) {
      const larger = new Uint32Array(Math.max(slot + 1, this.#ofWord.length * 2));
      larger.set(this.#ofWord);
      this.#ofWord = larger;
    }
    this.#ofWord[slot] = entry + 1;
  }
}

/** The analyzed documents of one batch. */
export class TokenLog {
  /** How many documents there are. */
  documents = 0;
  entries: Entry[] = [];
  /** Words in each field of each document, `fields.length` numbers a document. */
  lengths: number[] = [];
  /** For each document its first token; one more closes the last. */
  starts: number[] = [0];
  tokens = 0;
  /** Per token: the number of its entry. */
  entryOf = new Uint32Array(1 << 16);
  /** Per token: field in the high 8 bits, position in the low 24. */
  placeOf = new Uint32Array(1 << 16);
  readonly #entriesOf = new Map<string, AnalyzerEntries>();
  readonly #variants = new Map<string, number>();

  /** Analyzes a document and appends its tokens. */
  add(document: Document): void {
    const name = analyzerForLanguage(document.language);
    const analyzer = analyzerNamed(name);
    const entries = this.#entriesOf.get(name) ?? new AnalyzerEntries(analyzer.firstWord);
    this.#entriesOf.set(name, entries);
    let field = 0;
    let base = 0;
    const append = (word: number, position: number): void => {
      let entry = entries.ofWord(word);
      if (entry < 0) {
        entry = this.#entry(entries.ofTerm, analyzer.wordOf(word));
        entries.remember(word, entry);
      }
      this.#append(entry, field, base + position);
    };
    for (const described of fields) {
      let length = 0;
      base = 0;
      for (const value of fieldValues(document, described)) {
        const used = analyzer.analyzeWords(value, append);
        length += used;
        base += used + VALUE_GAP;
      }
      this.lengths.push(length);
      field += 1;
    }
    this.documents += 1;
    this.starts.push(this.tokens);
  }

  /**
   * Makes the log what it were had the documents come in another order. None may be added afterwards.
   * @param order the numbers of the documents, in the order they get
   */
  sort(order: readonly number[]): void {
    const { entries, lengths, starts, entryOf, placeOf } = this;
    this.entries = [];
    this.lengths = [];
    this.starts = [0];
    this.entryOf = new Uint32Array(this.tokens);
    this.placeOf = new Uint32Array(this.tokens);
    /** By the number an entry had: the one it gets, plus 1. */
    const renumbered = new Uint32Array(entries.length);
    let to = 0;
    for (const number of order) {
      const end = starts[number + 1] ?? 0;
      for (let token = starts[number] ?? 0; token < end; token += 1) {
        const entry = entryOf[token] ?? 0;
        if (renumbered[entry] === 0) {
          this.entries.push(entries[entry] ?? NO_WORD);
          renumbered[entry] = this.entries.length;
        }
        this.entryOf[to] = (renumbered[entry] ?? 0) - 1;
        this.placeOf[to] = placeOf[token] ?? 0;
        to += 1;
      }
      this.starts.push(to);
      for (let field = 0; field < fields.length; field += 1) {
        this.lengths.push(lengths[number * fields.length + field] ?? 0);
      }
    }
  }

  /** Frees what the tokens took; documents and entries stay. */
  dropTokens(): void {
    this.entryOf = new Uint32Array(0);
    this.placeOf = new Uint32Array(0);
  }

  #entry(numbers: Map<string, number>, word: Word): number {
    const { term, analyzer, stem } = word;
    const known = numbers.get(term);
    if (known === undefined) {
      const number = this.entries.length;
      this.entries.push(word);
      numbers.set(term, number);
      return number;
    }
    if (this.entries[known]?.stem === stem) return known;
    // Two spellings that fold alike but are reduced differently (accents): an entry each.
    const key = `${analyzer}\u0000${term}\u0000${stem}`;
    let variant = this.#variants.get(key);
    if (variant === undefined) {
      variant = this.entries.length;
      this.entries.push(word);
      this.#variants.set(key, variant);
    }
    return variant;
  }

  #append(entry: number, field: number, position: number): void {
    if (this.tokens === this.entryOf.length) {
      const entries = new Uint32Array(this.tokens * 2);
      entries.set(this.entryOf);
      this.entryOf = entries;
      const places = new Uint32Array(this.tokens * 2);
      places.set(this.placeOf);
      this.placeOf = places;
    }
    this.entryOf[this.tokens] = entry;
    this.placeOf[this.tokens] = ((field << 24) | Math.min(position, MAX_POSITION)) >>> 0;
    this.tokens += 1;
  }
}
