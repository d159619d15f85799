// The spellings that one analyzer has met, numbered, each with what it is read as. A spelling is a word as it stands in a text, such as
// `Ferries` or `l'ete`. Spellings of one word (`Ferry`, `ferry`) get different numbers, but one of them is reported for all.

import { grow } from '../../collections/grow.js';
import { NO_WORD, type Word } from '../analysis.js';
import { PairMap } from '../columns/pair-map.js';
import type { Units } from '../columns/text-units.js';
import { ACRONYM, BIGRAM, NUMBER, WORD, type WordSpans } from '../columns/word-spans.js';
import { WordTable } from '../columns/word-table.js';
import { foldWord, lowerWord, toSurfaceForm } from '../fold.js';
import { toCompoundForm, toInnerForm } from '../inner-form.js';
import { toSimplified } from '../scripts/chinese-variants.js';
import { findWordParts } from '../word-parts.js';
import type { WordStems } from './word-stems.js';

/** Stands for a spelling of which folding leaves nothing. */
export const DROPPED = 0xffff_fffe;
/** Bigrams that have no case, no marks, no other form and no parts: nearly all of a Chinese text. */
const commonIdeographs = /^[\u4e00-\u9fff]{1,2}$/;
const NO_PARTS: readonly AnalyzedPart[] = [];

/** A part of a spelling as a word; offsets are UTF-16 units of the spelling. */
export interface AnalyzedPart {
  readonly number: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Numbers spellings from 0, in the order in which they are met. */
export class SpellingTable {
  readonly #analyzer: string;
  readonly #stems: WordStems;
  readonly #otherReading: ((word: string) => string | null) | null;
  readonly #table = new WordTable();
  /** By the number of a spelling. */
  #words: Word[] = [];
  /** By the number of a spelling: the spelling that is reported for it, or `DROPPED`. */
  #representatives = new Uint32Array(1 << 12);
  /**
   * By surface form and stem, for words whose stem depends on their accents, so that the surface form, spelled by itself, is
   * another word: the spelling that is reported.
   */
  readonly #accented = new Map<string, number>();
  /** By the number of a spelling: the parts of those that have some, and 1 for each of these. */
  readonly #parts = new Map<number, readonly AnalyzedPart[]>();
  #hasParts = new Uint8Array(1 << 12);
  /** By the spellings of its two parts, the spelling of a hyphen compound. */
  readonly #compounds = new PairMap();

  /**
   * @param analyzer the name that words get
   * @param otherReading the other word that a word may be a form of, as `leaf` for `leaves`; null where the language has no such
   */
  constructor(analyzer: string, stems: WordStems, otherReading: ((word: string) => string | null) | null) {
    this.#analyzer = analyzer;
    this.#stems = stems;
    this.#otherReading = otherReading;
  }

  /** How many spellings have numbers. */
  get size(): number {
    return this.#words.length;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#words = [];
    this.#accented.clear();
    this.#compounds.clear();
    this.#parts.clear();
    this.#hasParts.fill(0);
    this.#table.clear();
  }

  /**
   * The number of the spelling of a span of a text.
   * @param units the text, as UTF-16 units
   */
  numberOf(text: string, units: Units, { starts, ends, hashes, kinds }: WordSpans, span: number): number {
    const [start, end] = [starts[span] ?? 0, ends[span] ?? 0];
    const number = this.#table.intern(units, start, end, hashes[span] ?? 0);
    if (number === this.#words.length) this.#add(text.slice(start, end), kinds[span] ?? 0);
    return number;
  }

  /** The spelling that is reported for a spelling, or `DROPPED`. */
  representativeOf(number: number): number {
    return this.#representatives[number] ?? DROPPED;
  }

  wordOf(number: number): Word {
    return this.#words[number] ?? NO_WORD;
  }

  /** The parts of a word that is written together: most have none. */
  partsOf(number: number): readonly AnalyzedPart[] {
    return this.#hasParts[number] === 1 ? (this.#parts.get(number) ?? NO_PARTS) : NO_PARTS;
  }

  /**
   * The spelling of a hyphen compound, whose stem is that of its parts without the hyphen.
   * @param isWritten whether it stands with a hyphen in the text, and not with a slash or ampersand
   */
  compound(left: number, right: number, isWritten: boolean): number {
    const known = isWritten ? this.#compounds.get(left, right) : -1;
    if (known >= 0) return known;
    const [first, second] = [(this.#words[left] ?? NO_WORD).form, (this.#words[right] ?? NO_WORD).form];
    const compound = this.#compoundOf(first + second, isWritten ? first.length : null, WORD);
    if (isWritten) this.#compounds.set(left, right, compound);
    return compound;
  }

  /** The spelling of several words as one. */
  #compoundOf(letters: string, hyphenAt: number | null, kind: number): number {
    const form = toCompoundForm(letters, hyphenAt);
    const number = this.#table.internSpelling(form);
    if (number === this.#words.length) {
      this.#push(
        { analyzer: this.#analyzer, form, stem: this.#stems.stemOf(letters, letters, kind) },
        number,
      );
    }
    return number;
  }

  /**
   * The number of the plain word of a spelling: that of the spelling, but for a letter with signs behind it. `C++` is no `C`, though
   * it is found by it: its letter has another form, so that who types the letter finds it first by itself.
   */
  plainOf({ starts, ends, signs }: WordSpans, span: number, number: number): number {
    const isSignedLetter = (signs[span] ?? 0) >> 4 > 0 && (ends[span] ?? 0) - (starts[span] ?? 0) === 1;
    if (!isSignedLetter) return number;
    const letter = this.#words[number];
    if (letter === undefined) return number;
    return this.#inner(letter.form, letter.stem);
  }

  /** The number of an inner form. The same letters may have several stems: `aßa` and `assa` are spelled otherwise. */
  #inner(letters: string, stem: string): number {
    const form = toInnerForm(letters);
    const first = this.#table.internSpelling(form);
    if (first === this.#words.length) this.#push({ analyzer: this.#analyzer, form, stem }, first);
    if (this.#words[first]?.stem === stem) return first;
    const other = this.#table.internSpelling(`${form}\u0000${stem}`);
    if (other === this.#words.length) this.#push({ analyzer: this.#analyzer, form, stem }, other);
    return other;
  }

  /** A word with the signs it stands with in a text. */
  signed(text: string, { starts, ends, signs }: WordSpans, span: number): AnalyzedPart {
    const start = (starts[span] ?? 0) - ((signs[span] ?? 0) & 15);
    const end = (ends[span] ?? 0) + ((signs[span] ?? 0) >> 4);
    const spelling = text.slice(start, end);
    const number = this.#table.internSpelling(spelling);
    if (number === this.#words.length) {
      const letters = toSurfaceForm(spelling);
      this.#push({ analyzer: this.#analyzer, form: toInnerForm(letters), stem: letters }, number);
    }
    return { number, start, end };
  }

  /** The spelling of several words as one, without what stands between them. */
  joined(text: string, { starts, ends }: WordSpans, from: number, to: number): number {
    let spelling = '';
    for (let span = from; span <= to; span += 1) spelling += text.slice(starts[span], ends[span]);
    return this.#compoundOf(toSurfaceForm(spelling), null, NUMBER);
  }

  /** Notes the parts of a spelling that has just been given its number, or the other word that it may be a form of. */
  #addParts(spelling: string, number: number): void {
    const reading = this.#otherReading?.(lowerWord(spelling)) ?? null;
    const found = reading === null ? findWordParts(spelling) : [{ start: 0, end: spelling.length }];
    if (found.length === 0) return;
    const known = new Set([this.#words[number]?.stem]);
    const parts: AnalyzedPart[] = [];
    for (const { start, end } of found) {
      const kind = /^\p{N}/u.test(spelling.slice(start)) ? NUMBER : WORD;
      const lower = reading ?? this.#stems.toLower(spelling.slice(start, end), kind);
      const letters = foldWord(lower);
      const stem = this.#stems.stemOf(lower, letters, kind);
      if (letters === '' || known.has(stem)) continue;
      known.add(stem);
      parts.push({ number: this.#inner(letters, stem), start, end });
    }
    if (parts.length === 0) return;
    this.#parts.set(number, parts);
    this.#hasParts[number] = 1;
  }

  /** Analyzes a spelling that just got the next number in the table. */
  #add(spelling: string, kind: number): void {
    const number = this.#words.length;
    if (kind === BIGRAM && commonIdeographs.test(spelling)) {
      this.#push({ analyzer: this.#analyzer, form: spelling, stem: toSimplified(spelling) }, number);
      return;
    }
    const lower = this.#stems.toLower(spelling, kind);
    const form = foldWord(lower);
    const word: Word = { analyzer: this.#analyzer, form, stem: this.#stems.stemOf(lower, form, kind) };
    this.#push(word, form === '' ? DROPPED : number);
    if (kind !== ACRONYM) this.#addParts(spelling, number);
    if (form === '' || form === spelling) return;
    const plain = this.#table.internSpelling(form);
    if (plain === this.#words.length) {
      if (lower === form && !this.#stems.hasElisions) {
        this.#push(word, plain);
        // As if it had been met first: what a text is read as does not depend on others.
        this.#addParts(form, plain);
      } else this.#add(form, kind === NUMBER ? NUMBER : WORD);
    }
    this.#representatives[number] = this.#representative(word, number, plain);
  }

  /**
   * The spelling that is reported for a word: its surface form.
   * @param number of the word as it is spelled
   * @param plain of its surface form, which may be another word: some stemmers look at accents
   */
  #representative({ form, stem }: Word, number: number, plain: number): number {
    const other = this.#words[plain];
    if (other?.form === form && other.stem === stem) return plain;
    const key = `${form}\u0000${stem}`;
    const known = this.#accented.get(key) ?? number;
    this.#accented.set(key, known);
    return known;
  }

  #push(word: Word, representative: number): void {
    const number = this.#words.length;
    this.#words.push(word);
    if (number >= this.#representatives.length) {
      this.#representatives = grow(this.#representatives, number * 2);
      this.#hasParts = grow(this.#hasParts, number * 2);
    }
    this.#representatives[number] = representative;
  }
}
