// Analyzers by name. Each keeps the words it has met, folded and stemmed, in a bounded cache: a text consists of few
// different words, and looking one up by its UTF-16 units costs a fraction of analyzing it.

import { grow } from '../collections/grow.js';
import {
  type Analyzer,
  COMPOUND,
  PART,
  PLAIN,
  SIGNED_WORD,
  type Stem,
  type Token,
  type TokenColumns,
  type TokenSink,
  type Word,
} from './analysis.js';
import { createKnownKinds, type KnownKinds } from './characters.js';
import { PairMap } from './columns/pair-map.js';
import { TextUnits } from './columns/text-units.js';
import { TokenBuffer } from './columns/token-buffer.js';
import { ACRONYM, BIGRAM, NUMBER, WORD, WordSpans } from './columns/word-spans.js';
import { WordTable } from './columns/word-table.js';
import { foldWord, lowerWord } from './fold.js';
import { toCompoundForm, toInnerForm } from './inner-form.js';
import { createKeptUnits, isKeptWord, type KeptUnits } from './kept-units.js';
import { languageAnalyses, type LanguageAnalysis, type LanguageRules, plainRules } from './languages.js';
import { toPlainNumber } from './plain-number.js';
import { type AccentRule, withAccents } from './scripts/accents.js';
import { toSimplified } from './scripts/chinese-variants.js';
import { foldIndicSpelling } from './scripts/indic-spelling.js';
import { stopWordsOf } from './stop-words.js';
import { tokenizeWords } from './tokenizer.js';
import { isSlash, MAX_JOINED } from './word-neighbours.js';
import { findWordParts } from './word-parts.js';

/** Raised whenever the tokens of any text may change: indexes built before are then rebuilt. */
export const ANALYSIS_VERSION = 9;

/** Spellings kept by one analyzer, unless its owner says otherwise. */
const MAX_CACHED_WORDS = 250_000;
/** The buffers used for a longer text are not kept, in UTF-16 units. */
const MAX_KEPT_TEXT = 1 << 20;
/** Longer words are not stemmed, in UTF-16 units. */
const MAX_STEMMED_LENGTH = 30;
/** Stands for a spelling of which folding leaves nothing. */
const DROPPED = 0xffff_fffe;
const beyondAscii = /[\u0080-\uffff]/;
/** Bigrams that have no case, no marks, no other form and no parts: nearly all of a Chinese text. */
const commonIdeographs = /^[\u4e00-\u9fff]{1,2}$/;
const stemmable = /^\p{L}[\p{L}\p{M}]{2,}$/u;

/** What stands where there is no word. */
export const NO_WORD: Word = { analyzer: '', form: '', stem: '' };

/** A part of a spelling as a word; offsets are UTF-16 units of the spelling. */
interface AnalyzedPart {
  readonly number: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Memory in which the tokens of one text are made. */
interface ScratchBuffers {
  readonly units: TextUnits;
  readonly spans: WordSpans;
  readonly tokens: TokenBuffer;
}

function createScratch(): ScratchBuffers {
  return { units: new TextUnits(), spans: new WordSpans(), tokens: new TokenBuffer() };
}

/** What the analyzers of one owner share. */
interface Workspace {
  readonly kinds: KnownKinds;
  readonly kept: KeptUnits;
  /** Spellings that each analyzer keeps. */
  readonly maxCachedWords: number;
  /** Buffers not in use. There are several once a text is analyzed while the tokens of another are being read. */
  readonly freeScratch: ScratchBuffers[];
}

/**
 * An analyzer that numbers the spellings it meets: a spelling is a word as it stands in a text, such as `Ferries` or `l'ete`.
 * Spellings of one word (`Ferry`, `ferry`) get different numbers, but one of them is reported for all.
 */
class CachingAnalyzer implements Analyzer {
  readonly name: string;
  readonly #stem: Stem | null;
  readonly #elision: RegExp | null;
  readonly #accents: AccentRule;
  readonly #isPrefix: ((form: string) => boolean) | null;
  readonly #otherReading: ((word: string) => string | null) | null;
  readonly #stopWords: ReadonlySet<string>;
  /** The stems of stop words, as they are written and without accents; made when first asked for. */
  #stopStems: ReadonlySet<string> | null = null;
  readonly #workspace: Workspace;
  readonly #table = new WordTable();
  /** By the number of a spelling, less `firstNumber`. */
  #words: Word[] = [];
  /** By the number of a spelling, less `firstNumber`: the spelling that is reported for it, or `DROPPED`. */
  #representatives = new Uint32Array(1 << 12);
  /**
   * By surface form and stem, for words whose stem depends on their accents, so that the surface form, spelled by itself, is
   * another word: the spelling that is reported.
   */
  readonly #accented = new Map<string, number>();
  /** By the number of a spelling, less `firstNumber`: the parts of those that have some, and 1 for each of these. */
  readonly #parts = new Map<number, readonly AnalyzedPart[]>();
  #hasParts = new Uint8Array(1 << 12);
  /** By the spellings of its two parts, the spelling of a hyphen compound. */
  readonly #compounds = new PairMap();
  #firstNumber = 0;
  /** How many texts are being read. */
  #readers = 0;

  /**
   * @param stem null if words are only folded
   * @param stopWords surface forms
   */
  constructor(
    name: string,
    stem: Stem | null,
    { elision, accents, isPrefix, otherReading }: LanguageRules,
    stopWords: ReadonlySet<string>,
    workspace: Workspace,
  ) {
    this.name = name;
    this.#stem = stem;
    this.#elision = elision;
    this.#accents = accents;
    this.#isPrefix = isPrefix;
    this.#otherReading = otherReading;
    this.#stopWords = stopWords;
    this.#workspace = workspace;
  }

  get firstNumber(): number {
    return this.#firstNumber;
  }

  analyze(text: string, sink: TokenSink): number {
    this.trimCache();
    return this.analyzeColumns(text, ({ count, words, positions, starts, ends, roles }) => {
      for (let token = 0; token < count; token += 1) {
        const word = this.wordOf(words[token] ?? 0);
        sink(word, positions[token] ?? 0, starts[token] ?? 0, ends[token] ?? 0, roles[token] ?? 0);
      }
    });
  }

  analyzeColumns(text: string, read: (tokens: TokenColumns) => void): number {
    const { freeScratch } = this.#workspace;
    const scratch = freeScratch.pop() ?? createScratch();
    this.#readers += 1;
    try {
      const length = this.#fill(scratch, text);
      read(scratch.tokens);
      return length;
    } finally {
      this.#readers -= 1;
      if (text.length <= MAX_KEPT_TEXT) freeScratch.push(scratch);
    }
  }

  analyzeAt(text: string, positions: ArrayLike<number>, sink: TokenSink): void {
    this.trimCache();
    const { freeScratch } = this.#workspace;
    const scratch = freeScratch.pop() ?? createScratch();
    this.#readers += 1;
    try {
      this.#readAt(scratch, text, positions, sink);
    } finally {
      this.#readers -= 1;
      if (text.length <= MAX_KEPT_TEXT) freeScratch.push(scratch);
    }
  }

  trimCache(): void {
    if (this.#words.length < this.#workspace.maxCachedWords || this.#readers > 0) return;
    this.#firstNumber += this.#words.length;
    this.#words = [];
    this.#accented.clear();
    this.#compounds.clear();
    this.#parts.clear();
    this.#hasParts.fill(0);
    this.#table.clear();
  }

  wordOf(number: number): Word {
    return this.#words[number - this.#firstNumber] ?? NO_WORD;
  }

  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.analyze(text, ({ form, stem }, position, start, end) => {
      tokens.push({ form, stem, position, start, end });
    });
    return tokens;
  }

  isStopWord(form: string, stem?: string): boolean {
    if (!this.#stopWords.has(form)) return false;
    if (stem === undefined) return true;
    this.#stopStems ??= new Set(
      [...writtenStopWords(this.name), ...this.#stopWords].map((word) => {
        const lower = lowerWord(word);
        return this.#stemOf(lower, foldWord(lower), WORD);
      }),
    );
    return this.#stopStems.has(stem);
  }

  /** Makes the tokens of a text; returns the number of positions. */
  #fill({ units: buffer, spans, tokens }: ScratchBuffers, text: string): number {
    const units = buffer.load(text);
    spans.count = 0;
    tokenizeWords(units, text.length, spans, this.#workspace.kinds);
    const { count, starts, ends, hashes, hyphenated, signs, joined } = spans;
    tokens.clear(2 * count);
    const first = this.#firstNumber;
    const table = this.#table;
    let position = 0;
    let previous = -1;
    let previousStart = 0;
    for (let span = 0; span < count; span += 1) {
      const start = starts[span] ?? 0;
      const end = ends[span] ?? 0;
      const spelling = table.intern(units, start, end, hashes[span] ?? 0);
      if (spelling === this.#words.length) this.#add(text.slice(start, end), spans.kinds[span] ?? 0);
      const number = this.#representatives[spelling] ?? DROPPED;
      if (number === DROPPED) continue;
      tokens.spellings[tokens.count] = first + spelling;
      tokens.add(first + this.#plainOf(spans, span, number), position, start, end, PLAIN);
      if (
        previous >= 0 &&
        (hyphenated[span] === 1 || this.#isBehindPrefix(previous, ends[span - 1] ?? 0, start))
      ) {
        const isWritten = hyphenated[span] === 1 && !isSlash(units[start - 1]);
        tokens.add(
          first + this.#compound(previous, number, isWritten),
          position - 1,
          previousStart,
          end,
          COMPOUND,
        );
      }
      if (this.#hasParts[spelling] === 1) {
        for (const part of this.#parts.get(spelling) ?? [])
          tokens.addBeside(first + part.number, position, start + part.start, start + part.end, PART);
      }
      if (signs[span] !== 0) {
        const signed = this.#signed(text, spans, span);
        tokens.addBeside(first + signed.number, position, signed.start, signed.end, SIGNED_WORD);
      }
      if (joined[span] !== 0) {
        const from = span - (joined[span] ?? 0);
        const whole = first + this.#joined(text, spans, from, span);
        tokens.addBeside(whole, position - span + from, starts[from] ?? 0, end, COMPOUND);
      }
      previous = number;
      previousStart = start;
      position += 1;
    }
    return position;
  }

  /** Reports the tokens at some positions of a text; those of one position in no order. */
  #readAt(
    { units: buffer, spans }: ScratchBuffers,
    text: string,
    wanted: ArrayLike<number>,
    sink: TokenSink,
  ): void {
    const { kinds, kept } = this.#workspace;
    const units = buffer.load(text);
    spans.count = 0;
    tokenizeWords(units, text.length, spans, kinds);
    const { count, starts, ends, hyphenated, signs, joined } = spans;
    const spellingOf = (span: number): number => {
      const [start, end] = [starts[span] ?? 0, ends[span] ?? 0];
      const spelling = this.#table.intern(units, start, end, spans.hashes[span] ?? 0);
      if (spelling === this.#words.length) this.#add(text.slice(start, end), spans.kinds[span] ?? 0);
      return spelling;
    };
    /** The spelling that is reported for a word of the text, or `DROPPED`. */
    const numberOf = (span: number): number => this.#representatives[spellingOf(span)] ?? DROPPED;
    // Of a word in ASCII folding keeps something: it need not be looked up to be counted.
    const mayDrop = beyondAscii.test(text);
    let position = 0;
    /** The word at the position before. */
    let previous = -1;
    /** How many of the wanted positions lie before the position before. */
    let passed = 0;
    for (let span = 0; span < count && passed < wanted.length; span += 1) {
      const start = starts[span] ?? 0;
      const end = ends[span] ?? 0;
      if (mayDrop && !isKeptWord(units, start, end, kept, kinds) && numberOf(span) === DROPPED) continue;
      const isCompoundWanted = wanted[passed] === position - 1;
      const next = isCompoundWanted ? passed + 1 : passed;
      if (wanted[next] === position) {
        const spelling = spellingOf(span);
        const plain = this.#plainOf(spans, span, this.#representatives[spelling] ?? DROPPED);
        sink(this.#words[plain] ?? NO_WORD, position, start, end, PLAIN);
        for (const part of this.#parts.get(spelling) ?? [])
          sink(this.#words[part.number] ?? NO_WORD, position, start + part.start, start + part.end, PART);
        if (signs[span] !== 0) {
          const signed = this.#signed(text, spans, span);
          sink(this.#words[signed.number] ?? NO_WORD, position, signed.start, signed.end, SIGNED_WORD);
        }
        for (let last = span + 1; last < count && last <= span + MAX_JOINED; last += 1) {
          if ((joined[last] ?? 0) !== last - span) continue;
          const whole = this.#words[this.#joined(text, spans, span, last)] ?? NO_WORD;
          sink(whole, position, start, ends[last] ?? 0, COMPOUND);
        }
      }
      if (
        isCompoundWanted &&
        (hyphenated[span] === 1 || this.#isBehindPrefix(numberOf(previous), ends[span - 1] ?? 0, start))
      ) {
        const isWritten = hyphenated[span] === 1 && !isSlash(units[start - 1]);
        const compound = this.#compound(numberOf(previous), numberOf(span), isWritten);
        sink(this.#words[compound] ?? NO_WORD, position - 1, starts[previous] ?? 0, end, COMPOUND);
      }
      passed = next;
      previous = span;
      position += 1;
    }
  }

  /** Whether a word stands one space behind a prefix that is written apart: Persian `می رود`, which is `می‌رود`. */
  #isBehindPrefix(previous: number, previousEnd: number, start: number): boolean {
    if (this.#isPrefix === null || previousEnd + 1 !== start) return false;
    return this.#isPrefix((this.#words[previous] ?? NO_WORD).form);
  }

  /**
   * The spelling of a hyphen compound, whose stem is that of its parts without the hyphen.
   * @param isWritten whether it stands with a hyphen in the text, and not with a slash or ampersand
   */
  #compound(left: number, right: number, isWritten: boolean): number {
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
      this.#push({ analyzer: this.name, form, stem: this.#stemOf(letters, letters, kind) }, number);
    }
    return number;
  }

  /**
   * The number of the plain word of a spelling: that of the spelling, but for a letter with signs behind it. `C++` is no `C`, though
   * it is found by it: its letter has another form, so that who types the letter finds it first by itself.
   */
  #plainOf({ starts, ends, signs }: WordSpans, span: number, number: number): number {
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
    if (first === this.#words.length) this.#push({ analyzer: this.name, form, stem }, first);
    if (this.#words[first]?.stem === stem) return first;
    const other = this.#table.internSpelling(`${form}\u0000${stem}`);
    if (other === this.#words.length) this.#push({ analyzer: this.name, form, stem }, other);
    return other;
  }

  /** A word with the signs it stands with in a text. */
  #signed(text: string, { starts, ends, signs }: WordSpans, span: number): AnalyzedPart {
    const start = (starts[span] ?? 0) - ((signs[span] ?? 0) & 15);
    const end = (ends[span] ?? 0) + ((signs[span] ?? 0) >> 4);
    const spelling = text.slice(start, end);
    const number = this.#table.internSpelling(spelling);
    if (number === this.#words.length) {
      const letters = foldWord(lowerWord(spelling));
      this.#push({ analyzer: this.name, form: toInnerForm(letters), stem: letters }, number);
    }
    return { number, start, end };
  }

  /** The spelling of several words as one, without what stands between them. */
  #joined(text: string, { starts, ends }: WordSpans, from: number, to: number): number {
    let spelling = '';
    for (let span = from; span <= to; span += 1) spelling += text.slice(starts[span], ends[span]);
    return this.#compoundOf(foldWord(lowerWord(spelling)), null, NUMBER);
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
      const lower = reading ?? this.#toLower(spelling.slice(start, end), kind);
      const letters = foldWord(lower);
      const stem = this.#stemOf(lower, letters, kind);
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
      this.#push({ analyzer: this.name, form: spelling, stem: toSimplified(spelling) }, number);
      return;
    }
    const lower = this.#toLower(spelling, kind);
    const form = foldWord(lower);
    const word: Word = { analyzer: this.name, form, stem: this.#stemOf(lower, form, kind) };
    this.#push(word, form === '' ? DROPPED : number);
    if (kind !== ACRONYM) this.#addParts(spelling, number);
    if (form === '' || form === spelling) return;
    const plain = this.#table.internSpelling(form);
    if (plain === this.#words.length) {
      if (lower === form && this.#elision === null) {
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

  /** A spelling in lower case, without what is elided and the points of an acronym. */
  #toLower(spelling: string, kind: number): string {
    const rest = this.#elision === null ? spelling : spelling.replace(this.#elision, '');
    return lowerWord(kind === ACRONYM ? rest.replaceAll(/[.\uff0e]/g, '') : rest);
  }

  #stemOf(lower: string, form: string, kind: number): string {
    const number = kind === NUMBER || form.includes('.') ? toPlainNumber(form) : form;
    if (number !== form) return number;
    if (!beyondAscii.test(lower)) return this.#lettersOf(lower, form);
    const spelled = foldIndicSpelling(toSimplified(lower));
    const letters = this.#lettersOf(spelled, spelled === lower ? form : foldWord(spelled));
    return withAccents(letters, spelled, this.#accents);
  }

  /** The letters of the stem of a word. */
  #lettersOf(lower: string, form: string): string {
    if (this.#stem === null || lower.length > MAX_STEMMED_LENGTH || !stemmable.test(lower)) return form;
    const stem = foldWord(this.#stem(lower));
    // Where stemming changes nothing, one string serves as both.
    return stem === '' || stem === form ? form : stem;
  }
}

/**
 * Analyzers by name, each created when it is first asked for. Whoever analyzes many texts keeps one of these: the words that
 * its analyzers know make them fast, and go with it.
 */
export class Analyzers {
  readonly #byName = new Map<string, Analyzer>();
  readonly #workspace: Workspace;

  /** @param maxCachedWords spellings that each analyzer keeps between two texts */
  constructor(maxCachedWords = MAX_CACHED_WORDS) {
    const [kinds, kept] = [createKnownKinds(), createKeptUnits()];
    this.#workspace = { kinds, kept, maxCachedWords, freeScratch: [] };
  }

  /** The analyzer with this name. Throws RangeError for an unknown one. */
  named(name: string): Analyzer {
    let analyzer = this.#byName.get(name);
    if (analyzer === undefined) {
      analyzer = createAnalyzer(name, this.#workspace);
      this.#byName.set(name, analyzer);
    }
    return analyzer;
  }
}

/** The names that `Analyzers` knows. */
export function analyzerNames(): readonly string[] {
  return ['standard', ...Object.keys(languageAnalyses)];
}

/** The stop words of an analyzer, as surface forms. Throws RangeError for an unknown name. */
export function stopWordsOfAnalyzer(name: string): ReadonlySet<string> {
  return new Set(writtenStopWords(name).map((word) => foldWord(lowerWord(word))));
}

function writtenStopWords(name: string): readonly string[] {
  return name === 'standard' ? [] : stopWordsOf(analysisNamed(name).languages[0] ?? '');
}

function createAnalyzer(name: string, workspace: Workspace): Analyzer {
  const stopWords = stopWordsOfAnalyzer(name);
  if (name === 'standard') return new CachingAnalyzer(name, null, plainRules, stopWords, workspace);
  const analysis = analysisNamed(name);
  return new CachingAnalyzer(name, analysis.createStem?.() ?? null, analysis, stopWords, workspace);
}

function analysisNamed(name: string): LanguageAnalysis {
  const analysis = Object.hasOwn(languageAnalyses, name) ? languageAnalyses[name] : undefined;
  if (analysis === undefined) throw new RangeError(`no analyzer is named ${name}`);
  return analysis;
}
