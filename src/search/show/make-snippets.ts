// Snippets: the parts of a document that show why it was found. Three steps, a file each: score windows of matches
// (`score-windows.ts`), cut the text around the best ones (`cut-fragment.ts`), mark and escape what was cut
// (`format-snippet.ts`).

import type { Snippet } from '../engine.js';
import { cutFragment, type Fragment, FRAGMENT_LENGTH } from './cut-fragment.js';
import { formatSnippet, type FoundFragment } from './format-snippet.js';
import type { Match } from './match.js';
import { type MatchWindow, scoreWindows } from './score-windows.js';
import type { ShownText } from './shown-text.js';

/** Fragments with at most this many UTF-16 units between them become one. */
const MAX_GAP = 2;
/** What is read of a text on either side of matches to cut a fragment around them, in UTF-16 units: a character more than it holds. */
const MARGIN = FRAGMENT_LENGTH + 2;

/** A text and what was found in it, in order. */
export interface SnippetSource {
  readonly text: ShownText;
  readonly matches: readonly Match[];
}

interface Candidate {
  readonly source: SnippetSource;
  readonly window: MatchWindow;
}

/**
 * At most `count` snippets: of the body and of the texts beside it, best windows first chosen, then shown in the order in which
 * they stand in the document. Where nothing matched, the beginning of the body.
 * @param beside headlines of related documents, other names
 * @param titleEnd how much of the body, in UTF-16 units, is its title once more, which is shown above: snippets begin behind that
 */
export function makeSnippets(
  body: SnippetSource,
  beside: readonly SnippetSource[],
  count: number,
  titleEnd = 0,
): Snippet[] {
  if (count === 0) return [];
  const windowsOf = (source: SnippetSource, most: number): Candidate[] =>
    scoreWindows(source.matches, most).map((window) => ({ source, window }));
  const behind = { text: body.text, matches: body.matches.filter(({ start }) => start >= titleEnd) };
  const candidates = [
    ...windowsOf(behind, count),
    // Of a headline or a name one snippet is all there is.
    ...beside.flatMap((source) => windowsOf(source, 1)),
  ];
  const chosen = chooseBest(candidates, count);
  const cutBehind = (candidate: Candidate): FoundFragment =>
    cut(candidate, candidate.source === behind ? titleEnd : 0);
  if (chosen.length > 0) return joinNeighbours(chosen.map(cutBehind)).map(formatSnippet);
  return body.text.length === 0
    ? []
    : [formatSnippet(cut({ source: behind, window: { matches: [], score: 0 } }, titleEnd))];
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

/** @param earliest where the fragment may begin */
function cut({ source: { text }, window: { matches } }: Candidate, earliest: number): FoundFragment {
  const first = matches[0]?.start ?? earliest;
  const last = matches.reduce((furthest, match) => Math.max(furthest, match.end), first);
  const from = Math.max(earliest, first - MARGIN);
  const { start, end } = cutFragment(text.read(from, last + MARGIN), first - from, last - from);
  return { text, fragment: { start: start + from, end: end + from }, matches };
}

/** Fragments of one text that overlap or nearly touch become one, so that no sentence is shown twice. */
function joinNeighbours(fragments: readonly FoundFragment[]): FoundFragment[] {
  const joined: FoundFragment[] = [];
  for (const next of fragments) {
    const last = joined.at(-1);
    if (last?.text === next.text && next.fragment.start <= last.fragment.end + MAX_GAP) {
      const fragment: Fragment = {
        start: last.fragment.start,
        end: Math.max(last.fragment.end, next.fragment.end),
      };
      joined[joined.length - 1] = { ...last, fragment, matches: [...last.matches, ...next.matches] };
    } else joined.push(next);
  }
  return joined;
}
