// Everything said by the documents of one batch, in the order it was said: which entry, in which field, at which position.
// Two numbers a token; freezing sorts them once, by counting.

import type { Document } from '../../documents/document.js';
import { analyzerNamed, type Analyzer, type Word } from '../../text/analyzer.js';
import type { TokenColumns } from '../../text/columns/token.js';
import { analyzerForLanguage, fields, fieldValues } from '../format/schema.js';

/** Words between two values of one field that no phrase crosses. */
const VALUE_GAP = 16;
/** Positions of a field beyond this are indexed without their place: they are found but make no phrase. */
export const MAX_POSITION = 0xff_ffff;

/** Room grows by this: what lies behind the tokens is not touched and takes no memory. */
const GROWTH = 4;

/** An entry of the dictionary: a word as folded, under the analyzer that reduced it to its stem. */
export type SurfaceForm = Word;

/** The entries of one analyzer. */
class AnalyzerForms {
  readonly #firstWord: number;
  /** By the number the analyzer gave a word: the number of its entry plus 1, or 0. */
  #ofWord = new Uint32Array(1 << 14);
  /** By term and stem, once the analyzer has begun to give words new numbers. */
  #known: Map<string, number> | null = null;

  constructor(firstWord: number) {
    this.#firstWord = firstWord;
  }

  /** The entry of a word, or -1. */
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

  /**
   * The entry of a word that has another number than when it was met, or -1.
   * @param firstWord the lowest number the analyzer now gives
   */
  find(word: Word, firstWord: number, entries: readonly SurfaceForm[]): number {
    if (firstWord === this.#firstWord) return -1;
    this.#known ??= new Map(
      entries.flatMap((entry, number) => (entry.analyzer === word.analyzer ? [[keyOf(entry), number]] : [])),
    );
    return this.#known.get(keyOf(word)) ?? -1;
  }

  /** Notes an entry that was added. */
  add(entry: SurfaceForm, number: number): void {
    this.#known?.set(keyOf(entry), number);
  }
}

function keyOf({ form, stem }: Word): string {
  return `${form}\u0000${stem}`;
}

/** The analyzed documents of one batch. */
export class PostingsBuffer {
  /** How many documents there are. */
  documentCount = 0;
  readonly forms: SurfaceForm[] = [];
  /** Words in each field of each document, `fields.length` numbers a document. */
  lengths: number[] = [];
  /** For each document its first token, and the one behind its last. */
  starts: number[] = [];
  ends: number[] = [];
  tokenCount = 0;
  /** Per token: the number of its entry. */
  formOf = new Uint32Array(1 << 16);
  /** Per token: field in the high 8 bits, position in the low 24. */
  fieldPositionOf = new Uint32Array(1 << 16);
  readonly #formsOf = new Map<string, AnalyzerForms>();

  /** Analyzes a document and appends its tokens. */
  add(document: Document): void {
    const name = analyzerForLanguage(document.language);
    const analyzer = analyzerNamed(name);
    const entries = this.#formsOf.get(name) ?? this.#begin(analyzer);
    this.starts.push(this.tokenCount);
    fields.forEach((described, field) => {
      let length = 0;
      let base = 0;
      const append = (tokens: TokenColumns): void => {
        this.#append(tokens, analyzer, entries, field, base);
      };
      for (const value of fieldValues(document, described)) {
        const used = analyzer.analyzeWords(value, append);
        length += used;
        base += used + VALUE_GAP;
      }
      this.lengths.push(length);
    });
    this.documentCount += 1;
    this.ends.push(this.tokenCount);
  }

  /**
   * Puts the documents in another order; their tokens stay where they are. None may be added afterwards.
   * @param order the numbers of the documents, in the order they get
   */
  sort(order: readonly number[]): void {
    const { lengths, starts, ends } = this;
    this.starts = order.map((document) => starts[document] ?? 0);
    this.ends = order.map((document) => ends[document] ?? 0);
    this.lengths = order.flatMap((document) =>
      lengths.slice(document * fields.length, (document + 1) * fields.length),
    );
  }

  /** Frees what the tokens took; documents and entries stay. */
  dropTokens(): void {
    this.formOf = new Uint32Array(0);
    this.fieldPositionOf = new Uint32Array(0);
  }

  /** Begins to use an analyzer. The log keeps all words it meets, so that no sooner than now is anything won by forgetting. */
  #begin(analyzer: Analyzer): AnalyzerForms {
    analyzer.forgetMany();
    const entries = new AnalyzerForms(analyzer.firstWord);
    this.#formsOf.set(analyzer.name, entries);
    return entries;
  }

  /** The entry of a word met for the first time, as far as its number tells. */
  #form(known: AnalyzerForms, { firstWord }: Analyzer, word: Word): number {
    const before = known.find(word, firstWord, this.forms);
    if (before >= 0) return before;
    const number = this.forms.length;
    this.forms.push(word);
    known.add(word, number);
    return number;
  }

  #append(
    { count, words, positions }: TokenColumns,
    analyzer: Analyzer,
    entries: AnalyzerForms,
    field: number,
    base: number,
  ): void {
    this.#reserve(count);
    const { formOf, fieldPositionOf, tokenCount } = this;
    const fieldBits = field << 24;
    for (let token = 0; token < count; token += 1) {
      const word = words[token] ?? 0;
      let entry = entries.ofWord(word);
      if (entry < 0) {
        entry = this.#form(entries, analyzer, analyzer.wordOf(word));
        entries.remember(word, entry);
      }
      formOf[tokenCount + token] = entry;
      fieldPositionOf[tokenCount + token] =
        fieldBits | Math.min(base + (positions[token] ?? 0), MAX_POSITION);
    }
    this.tokenCount += count;
  }

  /** Makes room for so many more tokens. */
  #reserve(count: number): void {
    if (this.tokenCount + count <= this.formOf.length) return;
    const room = Math.max(this.formOf.length * GROWTH, this.tokenCount + count);
    const entries = new Uint32Array(room);
    entries.set(this.formOf);
    this.formOf = entries;
    const places = new Uint32Array(room);
    places.set(this.fieldPositionOf);
    this.fieldPositionOf = places;
  }
}
