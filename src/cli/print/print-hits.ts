// Hits in the terminal: title, id and origin, what of the text matched, in colour, and why each has its score.

import type { Hit, Range } from '../../search/engine.js';
import { printExplanation } from './print-explanation.js';
import { printable, printCount, printLine, type Streams, styled } from './streams.js';

/** Prints a numbered list of hits. */
export function printHits(out: Streams['out'], hits: readonly Hit[]): void {
  hits.forEach((hit, index) => {
    const about = [hit.date?.replace(/T.*/, ''), hit.source, hit.section].filter(
      (part) => typeof part === 'string',
    );
    printLine(out, `\n${styled(out, 'bold', `${index + 1}. ${printable(hit.title)}`)}`);
    printLine(out, styled(out, 'dim', printable([hit.id, ...about].join(' · '))));
    for (const { text, ranges } of hit.snippets) printLine(out, `   ${markInTerminal(out, text, ranges)}`);
    if (hit.explanation !== undefined) printExplanation(out, hit.explanation);
    const { duplicates = 0 } = hit;
    if (duplicates > 0) {
      const versions = duplicates === 1 ? '1 other version' : `${printCount(duplicates)} other versions`;
      printLine(out, styled(out, 'dim', `   ${versions}: --duplicates-of ${printable(hit.id)}`));
    }
  });
}

function markInTerminal(out: Streams['out'], text: string, ranges: readonly Range[]): string {
  let marked = '';
  let at = 0;
  for (const { start, length } of ranges) {
    const match = printable(text.slice(start, start + length));
    marked += printable(text.slice(at, start)) + styled(out, 'bold', styled(out, 'yellow', match));
    at = start + length;
  }
  return marked + printable(text.slice(at));
}
