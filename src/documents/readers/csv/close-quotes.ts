// A quotation that is opened in a table and never closed would take in the rows behind it. Takes away its quote instead, so that
// it costs no other row, and doubles quotes inside of quotations; all else stays as it is, line by line.

import { requoteRow } from './requote-row.js';
import type { TableDialect } from './table-dialect.js';

/** Lines a quoted cell may have; one with more has lost its closing quote. */
const MAX_CELL_LINES = 5000;

/** Delimiters that prose holds as well: fewer columns are no sign of a row of its own. */
const PROSE_DELIMITERS: ReadonlySet<string> = new Set([',', ';']);

/** What a line leaves open. */
interface OpenQuote {
  /** Whether a quotation goes on in the next line. */
  readonly isOpen: boolean;
  /** Whether a cell begins with a quote inside the quotation of an earlier line: that was not meant to reach so far. */
  readonly isBroken: boolean;
  /** Whether quotes stand in a quotation that are neither doubled nor its end. */
  readonly isStray: boolean;
  /** Where in the line the quotation begins that is open at its end; -1 where it began before. */
  readonly start: number;
}

/**
 * The text of a table, line by line, in which every quotation is closed in the row that opens it.
 * @param text in pieces, with line feeds for line ends
 * @param maxLength UTF-16 units a row may have: of a longer line the pieces are handed on as they come, and a quotation that reaches
 * further is taken for one that was never closed
 */
export async function* closeQuotes(
  text: AsyncIterable<string>,
  { delimiter, columns }: Pick<TableDialect, 'delimiter' | 'columns'>,
  maxLength: number,
): AsyncGenerator<string> {
  const rows = new RowCloser(delimiter, columns, maxLength);
  let carried = '';
  for await (const piece of text) {
    const end = piece.lastIndexOf('\n') + 1;
    if (end === 0) {
      carried += piece;
      if (carried.length <= maxLength) continue;
      yield rows.take([], true) + carried;
      carried = '';
      continue;
    }
    const complete = carried + piece.slice(0, end);
    carried = piece.slice(end);
    yield complete.includes('"') || rows.isOpen ? rows.take(complete.split('\n').slice(0, -1)) : complete;
  }
  yield rows.take(carried === '' ? [] : [carried], true);
}

/** Holds back the lines of a row until its quotations are closed. */
class RowCloser {
  readonly #delimiter: string;
  readonly #columns: number;
  readonly #maxLength: number;
  /** The lines of a row whose quotation is open, and where in the first of them it begins. */
  #held: string[] = [];
  #start = -1;
  /** UTF-16 units in the lines held. */
  #length = 0;
  #isStray = false;

  constructor(delimiter: string, columns: number, maxLength: number) {
    this.#delimiter = delimiter;
    this.#columns = columns;
    this.#maxLength = maxLength;
  }

  get isOpen(): boolean {
    return this.#held.length > 0;
  }

  /** The lines that are complete once these are known, each with its line feed. */
  take(lines: readonly string[], isEnd = false): string {
    const waiting = [...lines].reverse();
    let complete = '';
    for (;;) {
      const line = waiting.pop();
      if (line === undefined) {
        if (!isEnd || !this.isOpen) return complete;
        complete += this.#giveUp(waiting);
        continue;
      }
      const scanned = scanLine(line, this.isOpen, this.#delimiter);
      const { isOpen, isStray, start } = scanned;
      if (this.isOpen && this.#reachesTooFar(line, scanned)) {
        waiting.push(line);
        complete += this.#giveUp(waiting);
      } else if (isOpen) {
        // A row that closes one quotation and opens another begins where it began.
        if (!this.isOpen) this.#start = start;
        this.#held.push(line);
        this.#length += line.length;
        this.#isStray ||= isStray;
      } else {
        const row = this.#held.map((held) => `${held}\n`).join('') + line;
        const needsQuotes = isStray || this.#isStray;
        complete += `${needsQuotes ? requoteRow(row, this.#delimiter, this.#columns) : row}\n`;
        this.#drop();
      }
    }
  }

  /** The first line held, without its open quote; the lines behind it wait to be read anew. */
  #giveUp(waiting: string[]): string {
    const [first = '', ...rest] = this.#held;
    for (const line of rest.reverse()) waiting.push(line);
    const repaired = first.slice(0, this.#start) + first.slice(this.#start + 1);
    this.#drop();
    return `${repaired}\n`;
  }

  #drop(): void {
    this.#held = [];
    this.#length = 0;
    this.#isStray = false;
  }

  /** Whether the quotation that is open was not meant to reach into a line. */
  #reachesTooFar(line: string, { isOpen, isBroken, isStray }: OpenQuote): boolean {
    if (isBroken) return true;
    if (!isOpen) return this.#holdsRows(line);
    const isTooLong = this.#held.length >= MAX_CELL_LINES || this.#length > this.#maxLength;
    return isTooLong || (isStray && this.#isRow(line));
  }

  #isRow(line: string): boolean {
    return isLikeRow(line, this.#delimiter, this.#columns);
  }

  /**
   * Whether what a quotation took in are rows, though a quote ends it (the inches in `5"`): it has no other quotes, and every line
   * has the cells of a row.
   */
  #holdsRows(last: string): boolean {
    const lines = [...this.#held, last];
    if (this.#columns < (PROSE_DELIMITERS.has(this.#delimiter) ? 3 : 2)) return false;
    return lines.every((line) => this.#isRow(line)) && lines.join('').split('"').length === 3;
  }
}

/** Follows the quotations of a line, of which one may be open from the line before. */
function scanLine(line: string, wasOpen: boolean, delimiter: string): OpenQuote {
  let isOpen = wasOpen;
  let start = -1;
  let isStray = false;
  /** Whether a stray quote stands in the quotation that is open. */
  let holdsStray = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at)) {
    const beginsCell = at === 0 || line.startsWith(delimiter, at - delimiter.length);
    const isLast = at + 1 === line.length || line.startsWith(delimiter, at + 1);
    if (!isOpen) {
      // A quote inside a cell is one like any other character.
      if (beginsCell) {
        [isOpen, start, holdsStray] = [true, at, false];
      } else if (isBehindSpaces(line, at, delimiter)) isStray = true;
      at += 1;
    } else if (isLast) {
      isOpen = false;
      at += 1;
    } else if (line[at + 1] === '"') {
      // Behind a stray quote, the second may be the end: `"the "ferry""`.
      const endsCell = holdsStray && (at + 2 === line.length || line.startsWith(delimiter, at + 2));
      if (endsCell) isOpen = false;
      at += 2;
    } else if (start < 0 && beginsCell) return { isOpen, isBroken: true, isStray, start };
    else {
      // `"Ferry" sails` is no quotation, `"the "ferry" sails"` is one.
      isStray = true;
      if (beginsCell && holdsStray) start = at;
      else if (beginsCell) isOpen = false;
      holdsStray = !beginsCell;
      at += 1;
    }
  }
  if (isOpen && holdsStray && start >= 0) isOpen = false;
  return { isOpen, isBroken: false, isStray, start };
}

/** Whether only spaces stand between a delimiter and a quote, as people write tables by hand: `1, "Ferry, pier"`. */
function isBehindSpaces(line: string, quote: number, delimiter: string): boolean {
  let at = quote;
  while (at > 0 && line[at - 1] === ' ') at--;
  return at < quote && (at === 0 || line.startsWith(delimiter, at - delimiter.length));
}

/** Whether a line has as many delimiters as a row. Those with a space behind them may be punctuation. */
function isLikeRow(line: string, delimiter: string, columns: number): boolean {
  const [, ...behind] = line.split(delimiter);
  return behind.filter((cell) => !cell.startsWith(' ')).length === columns - 1;
}
