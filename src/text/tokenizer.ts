// Text to raw words: where each begins and ends, by Unicode properties (after UAX #29, simplified for search).
// It decides borders only; spelling is folded afterwards. One pass, no regular expression over the text.

import {
  APOSTROPHE,
  COMMA,
  DIGIT,
  FULL_STOP,
  HYPHEN,
  IDEOGRAPH,
  LETTER,
  MARK,
  SEPARATOR,
  kindAt,
  knownKind,
} from './characters.js';

/** `joined`: the word stands between hyphens with the word before it. `pair`: an overlapping pair of ideographs. */
export type WordSink = (
  start: number,
  end: number,
  kind: 'word' | 'acronym' | 'number' | 'pair',
  joined: boolean,
) => void;

/** Longest word that is indexed, in UTF-16 units; a longer run is cut into pieces no search asks for. */
export const MAX_WORD_LENGTH = 64;

function unitsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xfc00) !== 0xd800 || at + 1 >= text.length) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

function isSingleLetter(text: string, at: number): boolean {
  if (kindAt(text, at) !== LETTER) return false;
  const next = kindAt(text, at + unitsAt(text, at));
  return next !== LETTER && next !== DIGIT && next !== MARK && next !== APOSTROPHE;
}

function endOfAcronym(text: string, start: number): number {
  let at = start;
  let letters = 0;
  while (isSingleLetter(text, at)) {
    const dot = at + unitsAt(text, at);
    letters += 1;
    if (kindAt(text, dot) !== FULL_STOP) return letters >= 2 ? dot : start;
    at = dot + 1;
  }
  return letters >= 2 && kindAt(text, at) !== LETTER ? at : start;
}

function endOfWord(text: string, start: number): number {
  const length = text.length;
  let at = start;
  let previous = SEPARATOR;
  for (;;) {
    // Nearly all units of a word are letters met before.
    let kind = 0;
    while (at < length) {
      kind = knownKind(text.charCodeAt(at));
      if (kind !== LETTER && kind !== DIGIT) break;
      previous = kind;
      at += 1;
    }
    if (kind === SEPARATOR || at >= length) return at;
    kind = kindAt(text, at);
    if (kind === LETTER || kind === DIGIT || kind === MARK) {
      if (kind !== MARK) previous = kind;
      at += unitsAt(text, at);
      continue;
    }
    const next = kindAt(text, at + 1);
    if (kind === APOSTROPHE && previous === LETTER && next === LETTER) at += 1;
    else if (kind === FULL_STOP && previous === DIGIT && next === DIGIT) at += 1;
    else if (kind === COMMA && previous === DIGIT && next === DIGIT && isThousands(text, at + 1)) at += 1;
    else return at;
  }
}

function isThousands(text: string, at: number): boolean {
  return (
    kindAt(text, at) === DIGIT &&
    kindAt(text, at + 1) === DIGIT &&
    kindAt(text, at + 2) === DIGIT &&
    kindAt(text, at + 3) !== DIGIT
  );
}

function tokenizePairs(text: string, start: number, sink: WordSink): number {
  let before = -1;
  let at = start;
  let count = 0;
  for (;;) {
    const kind = kindAt(text, at);
    if (kind !== IDEOGRAPH && !(kind === MARK && count > 0)) break;
    let next = at + unitsAt(text, at);
    while (kindAt(text, next) === MARK) next += unitsAt(text, next);
    if (before >= 0) sink(before, next, 'pair', false);
    before = at;
    at = next;
    count += 1;
  }
  if (count === 1) sink(before, at, 'pair', false);
  return at;
}

/** Where a piece of a long word ends: never between the halves of a character. */
function endOfPiece(text: string, start: number, wordEnd: number): number {
  const end = Math.min(start + MAX_WORD_LENGTH, wordEnd);
  return end < wordEnd && unitsAt(text, end - 1) === 2 ? end - 1 : end;
}

/** Calls `sink` for each word of the text, in order. Offsets are UTF-16 units. Linear in the length of the text. */
export function tokenizeWords(text: string, sink: WordSink): void {
  const length = text.length;
  let at = 0;
  let previousEnd = -1;
  while (at < length) {
    let kind = knownKind(text.charCodeAt(at));
    if (kind === SEPARATOR) {
      at += 1;
      continue;
    }
    if (kind === 0) kind = kindAt(text, at);
    if (kind === IDEOGRAPH) {
      at = tokenizePairs(text, at, sink);
      continue;
    }
    if (kind !== LETTER && kind !== DIGIT) {
      at += unitsAt(text, at);
      continue;
    }
    const start = at;
    const acronymEnd =
      kind === LETTER && kindAt(text, at + unitsAt(text, at)) === FULL_STOP ? endOfAcronym(text, at) : at;
    const joined = previousEnd >= 0 && previousEnd + 1 === start && kindAt(text, previousEnd) === HYPHEN;
    if (acronymEnd > start) {
      at = acronymEnd;
      sink(start, at, 'acronym', false);
    } else {
      at = endOfWord(text, start);
      const wordKind = kind === DIGIT ? 'number' : 'word';
      if (at - start <= MAX_WORD_LENGTH) sink(start, at, wordKind, joined);
      else
        for (let cut = start; cut < at;) {
          const end = endOfPiece(text, cut, at);
          sink(cut, end, wordKind, false);
          cut = end;
        }
    }
    previousEnd = at;
  }
}
