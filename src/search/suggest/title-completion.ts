// A title as a suggestion: short enough for a list, without what the query language would take for an operator.

import { analyzerNamed } from '../../text/analyzer.js';
import type { Range } from '../engine.js';
import { markRanges } from '../show/highlight.js';

const MAX_LENGTH = 80;
/** A title is cut at the end of a sentence that has at least this many characters. */
const MIN_SENTENCE = 30;

/** What a query language would take for an operator. */
const operators = /["\u201c\u201d\u201e\u00ab\u00bb\uff02()*[\]{}<>~^|\\]/g;
/** What turns the direction of what stands behind it, and other characters that show nothing; joiners are kept. */
const invisible =
  /[\p{Cc}\p{Co}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A title as it may be searched for; empty where nothing is left of it. */
export function cleanTitle(title: string): string {
  const plain = title
    .replaceAll(/[\t\n\v\f\r]/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(operators, ' ')
    .replaceAll(/:(?=\S)/g, ' ')
    .replaceAll(/(?<=^|\s)[+-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const isShouted = plain === plain.toUpperCase();
  const calm = isShouted
    ? plain.toLowerCase()
    : plain.replaceAll(/\b(?:AND|OR|NOT)\b/g, (word) => word.toLowerCase());
  return shorten(calm);
}

/** Marks what has not been typed: everything but the words, or the beginning of the last one. */
export function markTitle(title: string, typed: readonly string[], analyzer: string): string {
  const known: Range[] = [];
  analyzerNamed(analyzer).analyze(title, (form, stem, token, tokens) => {
    if (tokens.extra[token] === 1) return;
    const begun = typed.find((word) => form === word || stem === word || form.startsWith(word));
    if (begun === undefined) return;
    const start = tokens.starts[token] ?? 0;
    const end = tokens.ends[token] ?? 0;
    const isWhole = form.length !== end - start || !form.startsWith(begun);
    known.push({ start, length: isWhole ? end - start : begun.length });
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
