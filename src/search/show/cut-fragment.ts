// Where a snippet begins and ends in its text: around the matches, at the borders of sentences where those are near enough, else
// of words. Never inside a word, nor inside a surrogate pair.

/** The length of a fragment in UTF-16 units. Longer only where its matches are. */
export const FRAGMENT_LENGTH = 240;
/** A sentence may end a fragment only where the fragment is at least this long, or the last match ends. */
const MIN_LENGTH = 120;

/** A mark that ends a sentence, with closing quotes and spaces, before anything but a small letter or a digit; a line break. */
const sentenceEnd =
  /[.!?\u2026\u061f\u06d4\u0964]["'\u201d\u2019\u00bb)\]]*\s+(?=[^\s\p{Ll}\p{N}])|[\u3002\uff01\uff1f]|\n/gu;
/** Characters of scripts written without spaces: a word may begin or end at any of them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A part of a text: from `start` to `end` (exclusive), in UTF-16 units. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
}

/**
 * The fragment of a text that shows the matches between `first` and `last` (exclusive, UTF-16 units). Of a longer text, the
 * part from more than `FRAGMENT_LENGTH` before the matches to more than that behind them is enough.
 */
export function cutFragment(source: string, first: number, last: number): Fragment {
  const room = Math.max(0, FRAGMENT_LENGTH - (last - first));
  // Where no sentence begins near enough, a third of the room goes before the matches: what follows says more.
  const start =
    startOfSentence(source, Math.max(0, first - room), first) ??
    startOfWord(source, Math.max(0, first - Math.floor(room / 3)), first);
  const latest = Math.min(source.length, start + FRAGMENT_LENGTH);
  const end =
    latest === source.length ? latest : endWithin(source, Math.max(last, start), Math.max(latest, last));
  return trimSpaces(source, start, end);
}

/** Where the sentence of the first match begins; null where that is before `earliest`. */
function startOfSentence(source: string, earliest: number, first: number): number | null {
  return lastSentenceEnd(source, earliest, first) ?? (earliest === 0 ? 0 : null);
}

/** The last end of a sentence that makes a fragment of a fair length, else the last end of a word. */
function endWithin(source: string, last: number, latest: number): number {
  const shortest = Math.max(last, latest - (FRAGMENT_LENGTH - MIN_LENGTH));
  return lastSentenceEnd(source, shortest, latest) ?? endOfWord(source, last, latest);
}

/** The last end of a sentence whose mark stands at `from` or later and which ends at `to` or before; null if there is none. */
function lastSentenceEnd(source: string, from: number, to: number): number | null {
  let last: number | null = null;
  sentenceEnd.lastIndex = from;
  while (sentenceEnd.test(source) && sentenceEnd.lastIndex <= to) last = sentenceEnd.lastIndex;
  return last;
}

/** The first border of a word from `from` on; `limit` if there is none before it. */
function startOfWord(source: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) if (at === 0 || isBorder(source, at)) return at;
  return limit;
}

/** The last border of a word up to `from`; `limit` if there is none after it. */
function endOfWord(source: string, limit: number, from: number): number {
  for (let at = from; at > limit; at -= 1) if (isBorder(source, at)) return at;
  return limit;
}

/** Whether a word may end before the character at `at` and another begin there. */
function isBorder(source: string, at: number): boolean {
  const before = source.charAt(at - 1);
  const after = source.charAt(at);
  if (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after)) return false;
  return /\s/.test(before) || /\s/.test(after) || unspaced.test(before) || unspaced.test(after);
}

function trimSpaces(source: string, start: number, end: number): Fragment {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(source.charAt(from))) from += 1;
  while (to > from && /\s/.test(source.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
