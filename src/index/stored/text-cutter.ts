// Cuts texts into pieces: words, and what stands between them. A single space between two words is no piece ("spaceless
// words": de Moura, Navarro, Ziviani, Baeza-Yates, "Fast and flexible word searching on compressed text", ACM TOIS 18, 2000).

import { type Analyzer, PART, PLAIN, type TokenColumns } from '../../text/analysis.js';
import type { NumberList } from './number-list.js';
import { INITIAL_HASH, MAX_PIECE_UNITS, type PieceTable } from './piece-table.js';
import type { RestartPoint } from './restart-points.js';
import { SpellingPieces } from './spelling-pieces.js';
import { OTHER, unitKinds, UNSPACED, WORD } from './unit-kinds.js';

/** Words between two restart points, at least. */
const RESTART_WORDS = 64;
const INITIAL_UNITS = 1 << 13;
/** A larger array, needed for a long text, is not kept for the next; in units. */
const MAX_KEPT_UNITS = 1 << 20;

const SPACE = 0x20;
/** Units below are ASCII: pieces of one or two of them are looked up without hashing. */
const ASCII = 0x80;
/** Stands for the second unit of a piece that has one only. */
const NONE = ASCII;

/** A restart point, and the pieces of all documents before it. */
export interface PieceRestartPoint extends RestartPoint {
  readonly piece: number;
}

/** The tokens of a text that is not analyzed. */
const NO_TOKENS: TokenColumns = {
  count: 0,
  words: new Uint32Array(0),
  spellings: new Uint32Array(0),
  positions: new Uint32Array(0),
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  roles: new Uint8Array(0),
};

/** Cuts the texts of one segment. */
export class TextCutter {
  readonly #table: PieceTable;
  readonly #pieces: NumberList;
  readonly #spellings = new Map<string, SpellingPieces>();
  readonly #noSpellings = new SpellingPieces(0);
  readonly #kinds = unitKinds();
  /** By first and second unit, of pieces of one or two ASCII units: their numbers plus 1, or 0. */
  readonly #short = new Uint32Array(ASCII * (ASCII + 1));
  #units = new Uint16Array(INITIAL_UNITS);
  /** The same memory as bytes. */
  #bytes = Buffer.from(this.#units.buffer);

  /** @param pieces the numbers of the pieces are appended to this list */
  constructor(table: PieceTable, pieces: NumberList) {
    this.#table = table;
    this.#pieces = pieces;
  }

  /** Takes a text as one piece, which begins with no word: what many documents have word for word. */
  keepWhole(text: string): void {
    const units = this.#load(text);
    let hash = INITIAL_HASH;
    for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) + (units[at] ?? 0)) | 0;
    this.#pieces.push(this.#table.numberOf(units, 0, text.length, hash));
  }

  /** Cuts a text that is not analyzed. */
  cut(text: string): void {
    this.#cut(text, NO_TOKENS, this.#noSpellings);
  }

  /**
   * Cuts a text that was analyzed, and returns its restart points: words apart by `RESTART_WORDS` and a little more, such that analyzing
   * the text from there gives the tokens that analyzing the whole of it gives. That is not so for the second part of a hyphen
   * compound, nor inside a word that was cut for its length.
   * @param tokens of this text, by this analyzer; they save looking up most words
   */
  cutAnalyzed(text: string, tokens: TokenColumns, analyzer: Analyzer): readonly PieceRestartPoint[] {
    let spellings = this.#spellings.get(analyzer.name);
    if (spellings?.firstNumber !== analyzer.firstNumber) {
      spellings = new SpellingPieces(analyzer.firstNumber);
      this.#spellings.set(analyzer.name, spellings);
    }
    return this.#cut(text, tokens, spellings);
  }

  #cut(text: string, tokens: TokenColumns, known: SpellingPieces): PieceRestartPoint[] {
    const { length } = text;
    const units = this.#load(text);
    const kinds = this.#kinds;
    const pieces = this.#pieces;
    const table = this.#table;
    // Copied: what another file exports is looked up each time it is used.
    const [word, unspaced, other, space] = [WORD, UNSPACED, OTHER, SPACE];
    const [restartWords, initialHash] = [RESTART_WORDS, INITIAL_HASH];
    const { count, spellings, positions, starts, ends, roles } = tokens;
    const restartPoints: PieceRestartPoint[] = [];
    let nextRestart = restartWords;
    let token = 0;
    let at = 0;
    let isAfterWord = false;
    while (at < length) {
      const start = at;
      const kind = kinds[units[at] ?? 0] ?? 0;
      if (kind === other) {
        const isLoneSpace = isAfterWord && units[start] === space && kinds[units[start + 1] ?? 0] === word;
        isAfterWord = false;
        if (isLoneSpace && start + 1 < length) {
          at += 1;
          continue;
        }
        const limit = Math.min(length, start + MAX_PIECE_UNITS);
        let hash = initialHash;
        do {
          hash = (Math.imul(hash, 33) + (units[at] ?? 0)) | 0;
          at += 1;
        } while (at < limit && kinds[units[at] ?? 0] === other);
        pieces.push(
          at - start <= 2 ? this.#shortPiece(start, at, hash) : table.numberOf(units, start, at, hash),
        );
        continue;
      }
      while (token < count && ((starts[token] ?? 0) < start || roles[token] !== PLAIN)) token += 1;
      const isToken = token < count && starts[token] === start;
      if (isAfterWord && kind === word) pieces.push(table.numberOf(units, start, start, initialHash));
      // No token has a higher position than tokens before it.
      else if (isToken && token >= nextRestart) {
        const position = positions[token] ?? 0;
        if (position >= nextRestart && canBeRestartPoint(tokens, token)) {
          restartPoints.push({ position, offset: start, piece: pieces.length });
          nextRestart = position + restartWords;
        }
      }
      isAfterWord = kind === word;
      if (isToken && kind === word) {
        const piece = known.pieceOf(spellings[token] ?? 0);
        const end = ends[token] ?? 0;
        if (piece >= 0 && kinds[units[end] ?? 0] !== word) {
          at = end;
          pieces.push(piece);
          continue;
        }
      }
      const limit = Math.min(length, start + (kind === unspaced ? this.#unitsAt(start) : MAX_PIECE_UNITS));
      let hash = initialHash;
      do {
        hash = (Math.imul(hash, 33) + (units[at] ?? 0)) | 0;
        at += 1;
      } while (at < limit && kinds[units[at] ?? 0] === kind);
      const piece = table.numberOf(units, start, at, hash);
      pieces.push(piece);
      if (isToken && kind === word && ends[token] === at) known.remember(spellings[token] ?? 0, piece);
    }
    return restartPoints;
  }

  /** The number of a piece of one unit or two, which between words are nearly always the same. */
  #shortPiece(start: number, end: number, hash: number): number {
    const units = this.#units;
    const first = units[start] ?? 0;
    const second = end - start === 2 ? (units[start + 1] ?? 0) : NONE;
    if (first >= ASCII || (end - start === 2 && second >= ASCII))
      return this.#table.numberOf(units, start, end, hash);
    const index = first * (ASCII + 1) + second;
    const known = this.#short[index] ?? 0;
    if (known > 0) return known - 1;
    const number = this.#table.numberOf(units, start, end, hash);
    this.#short[index] = number + 1;
    return number;
  }

  #unitsAt(start: number): number {
    return ((this.#units[start] ?? 0) & 0xfc00) === 0xd800 ? 2 : 1;
  }

  /** The units of a text, and a 0 behind them. */
  #load(text: string): Uint16Array {
    const needed = text.length + 1;
    if (needed > this.#units.length || this.#units.length > MAX_KEPT_UNITS) {
      this.#units = new Uint16Array(2 ** Math.ceil(Math.log2(Math.max(needed, INITIAL_UNITS))));
      this.#bytes = Buffer.from(this.#units.buffer);
    }
    this.#bytes.write(text, 'utf16le');
    this.#units[text.length] = 0;
    return this.#units;
  }
}

/** Whether analyzing can begin at a token: it is neither the second part of a compound, nor goes on with a word, nor has a sign before it. */
function canBeRestartPoint({ count, starts, ends, roles }: TokenColumns, token: number): boolean {
  let next = token + 1;
  while (next < count && roles[next] === PART) next += 1;
  let before = token - 1;
  while (before > 0 && roles[before] !== PLAIN) before -= 1;
  return (next === count || roles[next] === PLAIN) && ends[before] !== starts[token];
}
