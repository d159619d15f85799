// Fragments of a document that show why it was found: the windows with the most, rarest and closest words of the
// query, cut at sentences where that fits and never inside a word.

import type { Document } from '../../documents/document.js';
import type { Snippet } from '../engine.js';
import { joinRanges, markRanges } from './highlight.js';
import type { Match, MatchedWords } from './matched-words.js';

/** A snippet's length in UTF-16 units, without the marks of omission. */
const SNIPPET_LENGTH = 240;
/** Matches further apart than this do not share a window. */
const WINDOW_LENGTH = 190;
/** Text beyond this is not looked at: what a search costs stays bounded on very long documents. */
const SCANNED_LENGTH = 256 << 10;
const ELLIPSIS = '\u2026';

const sentenceEnd =
  /[.!?\u2026\u061f\u06d4\u0964]["'\u201d\u2019\u00bb)\]]*\s+(?=[^\s\p{Ll}\p{N}])|[\u3002\uff01\uff1f]|\n/gu;

/** A stretch of text worth showing. */
interface Window {
  readonly field: 'text' | 'related';
  readonly source: string;
  readonly matches: readonly Match[];
  readonly value: number;
}

/** At most `count` snippets, in the order of the text; the beginning of the text if nothing in it matched. */
export function makeSnippets(
  document: Document,
  analyzer: string,
  words: MatchedWords,
  count: number,
): Snippet[] {
  if (count === 0) return [];
  const body = document.text.slice(0, SCANNED_LENGTH);
  const windows = bestWindows('text', body, words.find(analyzer, body), count);
  for (const headline of document.related) {
    windows.push(...bestWindows('related', headline, words.find(analyzer, headline), 1));
  }
  const chosen = windows
    .map((window, index) => ({ window, index }))
    .sort((a, b) => b.window.value - a.window.value || a.index - b.index)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ window }) => cutSnippet(window));
  if (chosen.length > 0) return mergeNeighbours(chosen);
  return body === '' ? [] : [cutSnippet({ field: 'text', source: body, matches: [], value: 0 }).snippet];
}

/** Matches `from` to `to` (exclusive) of one part of a text. */
interface Stretch {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Windows in the order of the text, none sharing a match. */
function bestWindows(
  field: Window['field'],
  source: string,
  matches: readonly Match[],
  count: number,
): Window[] {
  const windows: { window: Window; first: number }[] = [];
  let free: readonly (readonly Match[])[] = [matches];
  while (windows.length < count) {
    const best = free
      .flatMap((part, number) => {
        const found = bestStretch(part);
        return found === null ? [] : [{ part: number, ...found }];
      })
      .reduce<Stretch | null>(
        (kept, found) => (kept === null || found.value > kept.value ? found : kept),
        null,
      );
    if (best === null) break;
    const { part, from, to, value } = best;
    const inside = free[part] ?? [];
    const taken = inside.slice(from, to);
    windows.push({ window: { field, source, matches: taken, value }, first: taken[0]?.start ?? 0 });
    free = free.flatMap((other, number) =>
      number === part ? [inside.slice(0, from), inside.slice(to)] : [other],
    );
  }
  return windows.sort((a, b) => a.first - b.first).map(({ window }) => window);
}

/** The stretch of matches worth most: distinct words by their weight, the closer and the more in order the better. */
function bestStretch(matches: readonly Match[]): { from: number; to: number; value: number } | null {
  let best: { from: number; to: number; value: number } | null = null;
  for (let from = 0; from < matches.length; from += 1) {
    const first = matches[from];
    if (first === undefined) break;
    const seen = new Map<number, number>();
    let value = 0;
    let before = first;
    for (let to = from; to < matches.length; to += 1) {
      const match = matches[to];
      if (match === undefined || match.end - first.start > WINDOW_LENGTH) break;
      const times = seen.get(match.order) ?? 0;
      seen.set(match.order, times + 1);
      // A word seen again says little more.
      value += times === 0 ? match.weight : match.weight * 0.05;
      if (to > from) {
        const gap = match.position - before.position;
        if (gap === match.order - before.order) value += 0.3;
        value -= Math.min(Math.max(gap - 1, 0), 20) * 0.01;
      }
      before = match;
      if (best === null || value > best.value + 1e-9) best = { from, to: to + 1, value };
    }
  }
  return best;
}

interface CutSnippet {
  readonly snippet: Snippet;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly matches: readonly Match[];
}

function cutSnippet(window: Window): CutSnippet {
  const { source, matches } = window;
  const first = matches[0]?.start ?? 0;
  const last = matches.reduce((end, match) => Math.max(end, match.end), first);
  const { start, end } = growToSentence(source, first, last);
  return render(window.field, source, start, end, matches);
}

function render(
  field: Window['field'],
  source: string,
  start: number,
  end: number,
  matches: readonly Match[],
): CutSnippet {
  const lead = start > 0 ? `${ELLIPSIS} ` : '';
  const text = `${lead}${source.slice(start, end).replaceAll(/\s/g, ' ')}${end < source.length ? ` ${ELLIPSIS}` : ''}`;
  const ranges = joinRanges(
    matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({ start: match.start - start + lead.length, length: match.end - match.start })),
  );
  return { snippet: { field, text, html: markRanges(text, ranges), ranges }, source, start, end, matches };
}

/** Grows a stretch to whole sentences as far as the length of a snippet allows, else to whole words. */
function growToSentence(source: string, first: number, last: number): { start: number; end: number } {
  const room = Math.max(0, SNIPPET_LENGTH - (last - first));
  const earliest = Math.max(0, first - room);
  // Where the sentence begins too far back, some words before the match are enough: most of the room goes after it.
  const start =
    sentenceStart(source, earliest, first) ??
    wordStart(source, Math.max(0, first - Math.floor(room / 3)), first);
  const latest = Math.min(source.length, start + SNIPPET_LENGTH);
  const end =
    latest === source.length ? latest : endWithin(source, Math.max(last, start), Math.max(latest, last));
  return trim(source, start, end);
}

function sentenceStart(source: string, earliest: number, first: number): number | null {
  let start: number | null = earliest === 0 ? 0 : null;
  sentenceEnd.lastIndex = earliest;
  for (
    let match = sentenceEnd.exec(source);
    match !== null && sentenceEnd.lastIndex <= first;
    match = sentenceEnd.exec(source)
  ) {
    start = sentenceEnd.lastIndex;
  }
  return start;
}

/** The last end of a sentence after the matches that leaves a snippet of a fair length, else the last end of a word. */
function endWithin(source: string, last: number, latest: number): number {
  let end: number | null = null;
  sentenceEnd.lastIndex = Math.max(last, latest - Math.floor(SNIPPET_LENGTH / 2));
  for (
    let match = sentenceEnd.exec(source);
    match !== null && sentenceEnd.lastIndex <= latest;
    match = sentenceEnd.exec(source)
  ) {
    end = sentenceEnd.lastIndex;
  }
  return end ?? wordEnd(source, last, latest);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function isBorder(source: string, at: number): boolean {
  const before = source.charAt(at - 1);
  const after = source.charAt(at);
  if (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after)) return false;
  return /\s/.test(before) || /\s/.test(after) || unspaced.test(before) || unspaced.test(after);
}

function wordStart(source: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) if (at === 0 || isBorder(source, at)) return at;
  return limit;
}

function wordEnd(source: string, limit: number, from: number): number {
  for (let at = from; at > limit; at -= 1) if (isBorder(source, at)) return at;
  return limit;
}

function trim(source: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(source.charAt(from))) from += 1;
  while (to > from && /\s/.test(source.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Snippets of one text that overlap or nearly touch become one. */
function mergeNeighbours(cuts: readonly CutSnippet[]): Snippet[] {
  const merged: CutSnippet[] = [];
  for (const cut of cuts) {
    const last = merged.at(-1);
    if (
      last?.source === cut.source &&
      last.snippet.field === cut.snippet.field &&
      cut.start <= last.end + 2
    ) {
      const matches = [...last.matches, ...cut.matches];
      merged[merged.length - 1] = render(
        cut.snippet.field as Window['field'],
        cut.source,
        last.start,
        Math.max(last.end, cut.end),
        matches,
      );
    } else merged.push(cut);
  }
  return merged.map(({ snippet }) => snippet);
}
