// How a score came about, in the terminal: the numbers in one column, what they are of indented like the tree.

import pc from 'picocolors';
import type { Explanation } from '../search/engine.js';
import { printScore } from '../search/print-score.js';
import { printable, printLine, type Streams } from './streams.js';

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
  printLine(out, '   score:');
  for (const { depth, whole, decimals, description } of rows) {
    const number = `${whole.padStart(left)}.${decimals.padEnd(right)}`;
    const text = `${'  '.repeat(depth)}${printable(description)}`;
    printLine(out, `     ${depth === 0 ? pc.bold(number) : number}  ${depth === 0 ? text : pc.dim(text)}`);
  }
}

function listRows({ value, description, details }: Explanation, depth: number): Row[] {
  const [whole = '', decimals = ''] = printScore(value).split('.');
  return [
    { depth, whole, decimals, description },
    ...details.flatMap((detail) => listRows(detail, depth + 1)),
  ];
}
