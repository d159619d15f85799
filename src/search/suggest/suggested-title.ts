// The title of a document as a suggestion: short enough for a list, and safe to be searched for as it stands, without anything
// that the query language would take for an operator.

import { type Analyzer, PLAIN } from '../../text/analysis.js';
import type { Range } from '../engine.js';
import { markRanges } from '../show/highlight.js';

/** UTF-16 units of a suggested title, at most. */
const MAX_LENGTH = 80;
/** A longer title is cut at the end of a sentence, if that leaves at least this many UTF-16 units. */
const MIN_SENTENCE = 30;

/** Characters that the query language takes for operators. */
const operators = /["\u201c\u201d\u201e\u00ab\u00bb\uff02()*[\]{}<>~^|\\]/g;
/** Control characters, marks that turn the direction of the text behind them, and others that show nothing; joiners are kept. */
const invisible =
  /[\p{Cc}\p{Co}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A title as it is suggested; empty where nothing is left of it. */
export function cleanTitle(title: string): string {
  const plain = title
    .replaceAll(/[\t\n\v\f\r]/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(operators, ' ')
    .replaceAll(/:(?=\S)/g, ' ')
    .replaceAll(/(?<=^|\s)[+-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const isAllCapitals = plain === plain.toUpperCase();
  const lowered = isAllCapitals
    ? plain.toLowerCase()
    : plain.replaceAll(/\b(?:AND|OR|NOT)\b/g, (word) => word.toLowerCase());
  return shorten(lowered);
}

/**
 * A title as HTML with everything marked that has not been typed.
 * @param typed surface forms and stems of the words typed; the last may be the beginning of a word
 */
export function markTitle(title: string, typed: readonly string[], analyzer: Analyzer): string {
  const known: Range[] = [];
  analyzer.analyze(title, ({ form, stem }, _position, start, end, role) => {
    if (role !== PLAIN) return;
    const word = typed.find((one) => form === one || stem === one || form.startsWith(one));
    if (word === undefined) return;
    // Only where folding kept every letter is it known which part of the word was typed.
    const isWhole = form.length !== end - start || !form.startsWith(word);
    known.push({ start, length: isWhole ? end - start : word.length });
  });
  const rest: Range[] = [];
  let at = 0;
  for (const { start, length } of [...known, { start: title.length, length: 0 }]) {
    if (title.slice(at, start).trim() !== '') rest.push({ start: at, length: start - at });
    at = start + length;
  }
  return markRanges(title, rest);
}

function shorten(title: string): string {
  if (title.length <= MAX_LENGTH) return title.replace(/[.,;:\s]+$/, '');
  const head = title.slice(0, MAX_LENGTH + 1);
  const sentence = /^[\s\S]*[.?!;:](?=\s)/.exec(head)?.[0] ?? '';
  if (sentence.length >= MIN_SENTENCE) return sentence.replace(/[.;:]$/, '');
  const space = head.lastIndexOf(' ');
  if (space > 0) return head.slice(0, space).replace(/[,;:\s]+$/, '');
  return Array.from(title)
    .slice(0, MAX_LENGTH / 2)
    .join('');
}
