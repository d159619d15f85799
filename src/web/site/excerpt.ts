// What is shown of a document: the part of its text with most of the words, and the places of the words in it.

import type { Range, Snippet } from '../../client/client.js';
import { markRanges } from '../../search/show/highlight.js';
import { type PlacedWord, wordsOf } from './read-words.js';

/** UTF-16 units of an excerpt, about. */
const LENGTH = 220;

/** Where words stand in a text, in order and without overlaps. */
export function rangesOf(text: string, words: ReadonlySet<string>): readonly Range[] {
  const ranges: Range[] = [];
  let behind = 0;
  for (const { start, end } of matchesOf(text, words)) {
    if (start < behind) continue;
    ranges.push({ start, length: end - start });
    behind = end;
  }
  return ranges;
}

/** The excerpt of a text with the most different words; its beginning where it has none. Null for no text. */
export function cutExcerpt(text: string, words: ReadonlySet<string>): Snippet | null {
  if (text.trim() === '') return null;
  const matches = matchesOf(text, words);
  const start = startOfSentence(text, bestStart(matches));
  const end = endAtWord(text, start + LENGTH);
  const body = text.slice(start, end).replaceAll(/\s/g, ' ').trimEnd();
  const cut = `${start > 0 ? '… ' : ''}${body}${end < text.length ? ' …' : ''}`;
  const ranges = rangesOf(cut, words);
  return { field: 'text', text: cut, html: markRanges(cut, ranges), ranges, section: null };
}

function matchesOf(text: string, words: ReadonlySet<string>): readonly PlacedWord[] {
  return wordsOf(text).filter(({ word }) => words.has(word));
}

/** The match from which on most different words stand within an excerpt; of equally good ones the first. */
function bestStart(matches: readonly PlacedWord[]): number {
  let best = 0;
  let most = 0;
  matches.forEach(({ start }, index) => {
    const seen = new Set<string>();
    let count = 0;
    for (let at = index; at < matches.length; at += 1) {
      const match = matches[at];
      if (match === undefined || match.end > start + LENGTH - 40) break;
      seen.add(match.word);
      count += 1;
    }
    const score = seen.size * 100 + count;
    if (score > most) {
      most = score;
      best = start;
    }
  });
  return best;
}

/** The beginning of the sentence, or else of a word a little before. */
function startOfSentence(text: string, at: number): number {
  const from = Math.max(0, at - 60);
  const before = text.slice(from, at);
  const sentences = [...before.matchAll(/\n|\p{L}{2}[.!?…。]\s?(?=\p{Lu}|\p{Lo})/gu)];
  const last = sentences.at(-1);
  if (last !== undefined) return from + last.index + last[0].length;
  if (from === 0) return 0;
  const space = before.search(/\s/);
  return space === -1 ? at : from + space + 1;
}

function endAtWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(at - 30, at).search(/\s\S*$/);
  if (space !== -1) return at - 30 + space;
  // Not between the halves of one character.
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
