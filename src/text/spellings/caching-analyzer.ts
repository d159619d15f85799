// An analyzer that keeps the words it has met, folded and stemmed, up to a bound: a text consists of few different words, and looking
// one up by its UTF-16 units costs a fraction of analyzing it.

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
} from '../analysis.js';
import type { KnownKinds } from '../characters.js';
import { TextUnits } from '../columns/text-units.js';
import { TokenBuffer } from '../columns/token-buffer.js';
import { WORD, WordSpans } from '../columns/word-spans.js';
import { beyondAscii, foldWord, lowerWord } from '../fold.js';
import { isKeptWord, type KeptUnits } from '../kept-units.js';
import type { LanguageRules } from '../languages.js';
import { tokenizeWords } from '../tokenizer.js';
import { isSlash, MAX_JOINED } from '../word-neighbours.js';
import { DROPPED, SpellingTable } from './spelling-table.js';
import { WordStems } from './word-stems.js';

/** The buffers used for a longer text are not kept, in UTF-16 units. */
const MAX_KEPT_TEXT = 1 << 20;

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
export interface Workspace {
  readonly kinds: KnownKinds;
  readonly kept: KeptUnits;
  /** Spellings that each analyzer keeps. */
  readonly maxCachedWords: number;
  /** Buffers not in use. There are several once a text is analyzed while the tokens of another are being read. */
  readonly freeScratch: ScratchBuffers[];
}

/** What an analyzer knows of its language. */
export interface AnalyzerLanguage extends LanguageRules {
  /** null if words are only folded. */
  readonly stem: Stem | null;
  /** By their surface forms: how they are written. */
  readonly stopWords: ReadonlyMap<string, readonly string[]>;
}

/** Analyzes texts of one language. Its numbers of words are those of its table of spellings, behind those it has forgotten. */
export class CachingAnalyzer implements Analyzer {
  readonly name: string;
  readonly #isPrefix: ((form: string) => boolean) | null;
  readonly #stopWords: ReadonlyMap<string, readonly string[]>;
  /** By surface form: the stems of a stop word, as it is written and without accents. Of those that were asked for. */
  readonly #stopStems = new Map<string, ReadonlySet<string>>();
  readonly #workspace: Workspace;
  readonly #stems: WordStems;
  readonly #spellings: SpellingTable;
  #firstNumber = 0;
  /** How many texts are being read. */
  #readers = 0;

  constructor(name: string, language: AnalyzerLanguage, workspace: Workspace) {
    const { stem, stopWords, isPrefix, otherReading } = language;
    this.name = name;
    this.#isPrefix = isPrefix;
    this.#stopWords = stopWords;
    this.#workspace = workspace;
    this.#stems = new WordStems(stem, language);
    this.#spellings = new SpellingTable(name, this.#stems, otherReading);
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
    if (this.#spellings.size < this.#workspace.maxCachedWords || this.#readers > 0) return;
    this.#firstNumber += this.#spellings.size;
    this.#spellings.clear();
  }

  wordOf(number: number): Word {
    return this.#spellings.wordOf(number - this.#firstNumber);
  }

  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.analyze(text, ({ form, stem }, position, start, end) => {
      tokens.push({ form, stem, position, start, end });
    });
    return tokens;
  }

  isStopWord(form: string, stem?: string): boolean {
    const written = this.#stopWords.get(form);
    if (written === undefined) return false;
    if (stem === undefined) return true;
    let stems = this.#stopStems.get(form);
    if (stems === undefined) {
      stems = new Set([...written, form].map((word) => this.#stemOf(word)));
      this.#stopStems.set(form, stems);
    }
    return stems.has(stem);
  }

  #stemOf(word: string): string {
    const lower = lowerWord(word);
    return this.#stems.stemOf(lower, foldWord(lower), WORD);
  }

  /** Makes the tokens of a text; returns the number of positions. */
  #fill({ units: buffer, spans, tokens }: ScratchBuffers, text: string): number {
    const units = buffer.load(text);
    spans.count = 0;
    tokenizeWords(units, text.length, spans, this.#workspace.kinds);
    const { count, starts, ends, hyphenated, signs, joined } = spans;
    tokens.clear(2 * count);
    const first = this.#firstNumber;
    const table = this.#spellings;
    let position = 0;
    let previous = -1;
    let previousStart = 0;
    for (let span = 0; span < count; span += 1) {
      const start = starts[span] ?? 0;
      const end = ends[span] ?? 0;
      const spelling = table.numberOf(text, units, spans, span);
      const number = table.representativeOf(spelling);
      if (number === DROPPED) continue;
      tokens.spellings[tokens.count] = first + spelling;
      tokens.add(first + table.plainOf(spans, span, number), position, start, end, PLAIN);
      if (
        previous >= 0 &&
        (hyphenated[span] === 1 || this.#isBehindPrefix(previous, ends[span - 1] ?? 0, start))
      ) {
        const isWritten = hyphenated[span] === 1 && !isSlash(units[start - 1]);
        tokens.add(
          first + table.compound(previous, number, isWritten),
          position - 1,
          previousStart,
          end,
          COMPOUND,
        );
      }
      for (const part of table.partsOf(spelling))
        tokens.addBeside(first + part.number, position, start + part.start, start + part.end, PART);
      if (signs[span] !== 0) {
        const signed = table.signed(text, spans, span);
        tokens.addBeside(first + signed.number, position, signed.start, signed.end, SIGNED_WORD);
      }
      if (joined[span] !== 0) {
        const from = span - (joined[span] ?? 0);
        const isKept = (other: number): boolean =>
          table.representativeOf(table.numberOf(text, units, spans, other)) !== DROPPED;
        // Of the words between some may have been dropped, which have no position.
        let at = position;
        for (let other = from; other < span; other += 1) if (isKept(other)) at -= 1;
        if (isKept(from))
          tokens.addBeside(
            first + table.joined(text, spans, from, span),
            at,
            starts[from] ?? 0,
            end,
            COMPOUND,
          );
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
    const table = this.#spellings;
    /** The spelling that is reported for a word of the text, or `DROPPED`. */
    const numberOf = (span: number): number =>
      table.representativeOf(table.numberOf(text, units, spans, span));
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
      // What is left of a word that was cut for its length may be an ending alone, which goes: `'s`.
      const isRest = span > 0 && ends[span - 1] === start;
      const isKept = !isRest && (!mayDrop || isKeptWord(units, start, end, kept, kinds));
      if (!isKept && numberOf(span) === DROPPED) continue;
      const isCompoundWanted = wanted[passed] === position - 1;
      const next = isCompoundWanted ? passed + 1 : passed;
      if (wanted[next] === position) {
        const spelling = table.numberOf(text, units, spans, span);
        const plain = table.plainOf(spans, span, table.representativeOf(spelling));
        sink(table.wordOf(plain), position, start, end, PLAIN);
        for (const part of table.partsOf(spelling))
          sink(table.wordOf(part.number), position, start + part.start, start + part.end, PART);
        if (signs[span] !== 0) {
          const signed = table.signed(text, spans, span);
          sink(table.wordOf(signed.number), position, signed.start, signed.end, SIGNED_WORD);
        }
        for (let last = span + 1; last < count && last <= span + MAX_JOINED; last += 1) {
          if ((joined[last] ?? 0) !== last - span || numberOf(last) === DROPPED) continue;
          const whole = table.wordOf(table.joined(text, spans, span, last));
          sink(whole, position, start, ends[last] ?? 0, COMPOUND);
        }
      }
      if (
        isCompoundWanted &&
        (hyphenated[span] === 1 || this.#isBehindPrefix(numberOf(previous), ends[span - 1] ?? 0, start))
      ) {
        const isWritten = hyphenated[span] === 1 && !isSlash(units[start - 1]);
        const compound = table.compound(numberOf(previous), numberOf(span), isWritten);
        sink(table.wordOf(compound), position - 1, starts[previous] ?? 0, end, COMPOUND);
      }
      passed = next;
      previous = span;
      position += 1;
    }
  }

  /** Whether a word stands one space behind a prefix that is written apart: Persian `می رود`, which is `می‌رود`. */
  #isBehindPrefix(previous: number, previousEnd: number, start: number): boolean {
    if (this.#isPrefix === null || previousEnd + 1 !== start) return false;
    return this.#isPrefix(this.#spellings.wordOf(previous).form);
  }
}
