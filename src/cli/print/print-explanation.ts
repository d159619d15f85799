// How a score came about, in the terminal: the numbers in one column, what they are of indented like
// the tree and wrapped.

import type { Explanation } from '../../search/engine.js';
import { printScore } from '../../search/show/print-score.js';
import { printable, printLine, type Streams, styled } from './streams.js';

/** Longest line in columns, however wide the terminal is. */
const MAX_WIDTH = 100;
/** Lines are never made shorter than this, however narrow the terminal is. */
const MIN_WIDTH = 60;

interface Row {
  readonly depth: number;
  /** The number on both sides of the point. */
  readonly whole: string;
  readonly decimals: string;
  readonly description: string;
}

/** Prints the tree below a hit; the root is the score. */
export function printExplanation(out: Streams['out'], explanation: Explanation): void {
  const rows = listRows(explanation, 0);
  const left = Math.max(...rows.map(({ whole }) => whole.length));
  const right = Math.max(...rows.map(({ decimals }) => decimals.length));
  const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, out.columns ?? MAX_WIDTH));
  printLine(out, '   score:');
  for (const { depth, whole, decimals, description } of rows) {
    const number = `${whole.padStart(left)}.${decimals.padEnd(right)}`;
    const indent = '  '.repeat(depth + 1);
    const before = 5 + number.length + indent.length;
    const [first = '', ...rest] = wrapWords(printable(description), width - before);
    const shade = (text: string): string => (depth === 0 ? text : styled(out, 'dim', text));
    printLine(out, `     ${depth === 0 ? styled(out, 'bold', number) : number}${indent}${shade(first)}`);
    // Two columns further in, so that it is not taken for a part.
    for (const line of rest) printLine(out, `${' '.repeat(before + 2)}${shade(line)}`);
  }
}

/** Lines of whole words; only a word that is longer itself makes a line longer. All but the first are two columns less. */
function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = lines.length === 0 ? width : width - 2;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function listRows({ value, description, details }: Explanation, depth: number): Row[] {
  const [whole = '', decimals = ''] = printScore(value).split('.');
  return [
    { depth, whole, decimals, description },
    ...details.flatMap((detail) => listRows(detail, depth + 1)),
  ];
}
