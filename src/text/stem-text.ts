// A text as the stems of its words: two texts that differ in the forms of words alone are equal then.

import { type Analyzer, PLAIN } from './analysis.js';
import { splitAccents } from './scripts/accents.js';

/**
 * The stems of the words of a text without accents, with one space before, between and behind them; two spaces where it holds none.
 * @param asWritten folded words that have no other forms
 */
export function stemText(analyzer: Analyzer, text: string, asWritten?: ReadonlySet<string>): string {
  const stems: string[] = [];
  analyzer.analyze(text, ({ form, stem }, _position, _start, _end, role) => {
    // A word with one that has forms never equals it: no stem begins with a sign.
    if (role === PLAIN) stems.push(asWritten?.has(form) === true ? `=${form}` : splitAccents(stem)[0]);
  });
  return ` ${stems.join(' ')} `;
}
