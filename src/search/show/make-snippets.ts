// Snippets: the parts of a document that show why it was found. Three steps, a file each: score windows of matches
// (`score-windows.ts`), cut the text around the best ones (`cut-fragment.ts`), mark and escape what was cut
// (`format-snippet.ts`).

import type { Document } from '../../documents/document.js';
import type { Snippet } from '../engine.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { cutFragment, type Fragment } from './cut-fragment.js';
import { formatSnippet, type FoundFragment } from './format-snippet.js';
import type { MatchedWords } from './matched-words.js';
import { type MatchWindow, scoreWindows } from './score-windows.js';

/** UTF-16 units of a text that are searched for matches, so that a very long document costs no more than this. */
const MAX_SCANNED_LENGTH = 256 << 10;
/** Fragments with at most this many UTF-16 units between them become one. */
const MAX_GAP = 2;

/** A text of the document that snippets are taken from. */
interface Source {
  readonly field: 'text' | 'related';
  readonly text: string;
}

interface Candidate {
  readonly source: Source;
  readonly window: MatchWindow;
}

/**
 * At most `count` snippets: of the text and of the headlines of related documents, best windows first chosen, then shown in
 * the order in which they stand in the document. Where nothing matched, the beginning of the text. None where the budget is
 * spent.
 * @param analyzer the one the document was indexed with
 */
export function makeSnippets(
  document: Document,
  analyzer: string,
  words: MatchedWords,
  count: number,
  budget: SearchBudget,
): Snippet[] {
  if (count === 0) return [];
  const body: Source = { field: 'text', text: document.text.slice(0, MAX_SCANNED_LENGTH) };
  const length = document.related.reduce((sum, headline) => sum + headline.length, body.text.length);
  if (!budget.spend(length * WORK.analyzedUnit)) return [];
  const windowsOf = (source: Source, most: number): Candidate[] =>
    scoreWindows(words.find(analyzer, source.text), most).map((window) => ({ source, window }));
  const candidates = [
    ...windowsOf(body, count),
    // Of a headline one snippet is all there is.
    ...document.related.flatMap((text) => windowsOf({ field: 'related', text }, 1)),
  ];
  const chosen = chooseBest(candidates, count);
  if (chosen.length > 0) return joinNeighbours(chosen.map(cut)).map(formatSnippet);
  return body.text === '' ? [] : [formatSnippet(cut({ source: body, window: { matches: [], score: 0 } }))];
}

/** The candidates with the highest scores, in the order given; of equal scores the earlier. */
function chooseBest(candidates: readonly Candidate[], count: number): Candidate[] {
  return candidates
    .map((candidate, index) => ({ candidate, index }))
    .sort((a, b) => b.candidate.window.score - a.candidate.window.score || a.index - b.index)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ candidate }) => candidate);
}

function cut({ source: { field, text }, window: { matches } }: Candidate): FoundFragment {
  const start = matches[0]?.start ?? 0;
  const end = matches.reduce((last, match) => Math.max(last, match.end), start);
  return { field, source: text, fragment: cutFragment(text, start, end), matches };
}

/** Fragments of one text that overlap or nearly touch become one, so that no sentence is shown twice. */
function joinNeighbours(fragments: readonly FoundFragment[]): FoundFragment[] {
  const joined: FoundFragment[] = [];
  for (const next of fragments) {
    const last = joined.at(-1);
    if (
      last?.source === next.source &&
      last.field === next.field &&
      next.fragment.start <= last.fragment.end + MAX_GAP
    ) {
      const fragment: Fragment = {
        start: last.fragment.start,
        end: Math.max(last.fragment.end, next.fragment.end),
      };
      joined[joined.length - 1] = { ...last, fragment, matches: [...last.matches, ...next.matches] };
    } else joined.push(next);
  }
  return joined;
}
