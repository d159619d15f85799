// Where the words of a query stand in a whole document, for whoever shows all of it.

import { analyzerForLanguage } from '../../index/format/schema.js';
import type { Analyzers } from '../../text/analyzer.js';
import type { DocumentMatches, StoredDocument } from '../engine.js';
import type { Plan } from '../plan/plan.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { rangesOf } from './highlight.js';
import { type Match, moveMatch } from './match.js';
import { MatchedWords } from './matched-words.js';
import { scoreWindows } from './score-windows.js';

/** So much of a text is analyzed at once, in UTF-16 units: what is cut ends with a line, as a phrase does. */
const PART_LENGTH = 256 << 10;
/** Words that are reckoned between two parts, so that no window of matches spans both. */
const PART_GAP = 1000;
/** Matches among which the best passage is looked for. */
const MAX_WEIGHED = 20_000;

/** The matches of a plan in a document, as far as the budget goes. */
export function findDocumentMatches(
  { title, text, language }: StoredDocument,
  plan: Plan,
  analyzers: Analyzers,
  budget: SearchBudget,
): DocumentMatches {
  const words = new MatchedWords(plan, analyzers);
  const analyzer = analyzerForLanguage(language);
  const found: Match[] = [];
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start);
    if (!budget.spend((end - start) * WORK.analyzedUnit)) break;
    const position = start === 0 ? 0 : (found.at(-1)?.position ?? 0) + PART_GAP;
    for (const match of words.find(analyzer, text.slice(start, end)))
      found.push(moveMatch(match, start, position));
    start = end;
  }
  const ranges = rangesOf(found);
  const best = scoreWindows(found.slice(0, MAX_WEIGHED), 1)[0]?.matches[0];
  const passage =
    best === undefined
      ? -1
      : ranges.findIndex(({ start, length }) => start <= best.start && best.start < start + length);
  return {
    title: rangesOf(words.find(analyzer, title)),
    text: ranges,
    passage: passage === -1 ? null : passage,
    ...(budget.isPartial ? { partial: true } : {}),
  };
}

/** Behind the last line that ends within a part, or its last word where a line is longer. */
function endOfPart(text: string, start: number): number {
  const end = start + PART_LENGTH;
  if (end >= text.length) return text.length;
  const line = text.lastIndexOf('\n', end);
  if (line > start) return line + 1;
  const space = text.lastIndexOf(' ', end);
  return space > start ? space + 1 : end;
}
