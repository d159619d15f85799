// Hits in the terminal: title, id and origin, what of the text matched, in colour, and why each has its score.

import pc from 'picocolors';
import type { Hit, Range } from '../search/engine.js';
import { printExplanation } from './print-explanation.js';
import { printable, printCount, printLine, type Streams } from './streams.js';

export function printHits(out: Streams['out'], hits: readonly Hit[]): void {
  hits.forEach((hit, index) => {
    const about = [hit.date?.slice(0, 10), hit.source, hit.section].filter(
      (part) => typeof part === 'string',
    );
    printLine(out, `\n${pc.bold(`${index + 1}. ${printable(hit.title)}`)}`);
    printLine(out, pc.dim(printable([hit.id, ...about].join(' · '))));
    for (const { text, ranges } of hit.snippets) printLine(out, `   ${markInTerminal(text, ranges)}`);
    if (hit.explanation !== undefined) printExplanation(out, hit.explanation);
    const { duplicates = 0 } = hit;
    if (duplicates > 0) {
      const versions = duplicates === 1 ? '1 other version' : `${printCount(duplicates)} other versions`;
      printLine(out, pc.dim(`   ${versions}: --duplicates-of ${printable(hit.id)}`));
    }
  });
}

function markInTerminal(text: string, ranges: readonly Range[]): string {
  let marked = '';
  let at = 0;
  for (const { start, length } of ranges) {
    marked +=
      printable(text.slice(at, start)) + pc.bold(pc.yellow(printable(text.slice(start, start + length))));
    at = start + length;
  }
  return marked + printable(text.slice(at));
}
