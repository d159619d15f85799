// A query as far as it has been typed, in two parts: operators and quoted words, which stay as they are, and the plain words at
// the end, which are completed.

import type { Generation } from '../../index/read/generation.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';

/** UTF-16 units of a query that are read. */
const MAX_LENGTH = 200;

/** Characters that are more than a part of a word; a sign is one where a word begins with it. */
const special = /["\u201c\u201d\u201e\u00ab\u00bb\uff02():*]|(?<=^|\s)[+-](?=\S)/g;
const spaces = /\s+/g;

/** A query that is being typed. */
export interface PartialQuery {
  /** Everything up to the plain words at the end. */
  readonly before: string;
  /** The plain words as typed, one space between them; with a space at the end where the last one is finished. */
  readonly tail: string;
  /** The words of the tail, at least one. */
  readonly words: readonly AnalyzedWord[];
  /** Whether the last word may go on: it ends with a letter, a digit or a mark. */
  readonly isOpen: boolean;
}

/** Reads what has been typed; null where there is no word at the end. */
export function readPartialQuery(text: string, generation: Generation): PartialQuery | null {
  const query = text.slice(0, MAX_LENGTH);
  const start = startOfTail(query);
  const tail = query.slice(start).replaceAll(spaces, ' ').trimStart();
  const { words } = analyzeQueryText(tail, generation);
  if (words.length === 0) return null;
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(tail);
  return {
    before: query.slice(0, start).replaceAll(spaces, ' ').trimStart(),
    tail: isOpen ? tail : `${tail.trimEnd()} `,
    words,
    isOpen,
  };
}

/** The surface forms of words as they begin a phrase of the index, with a space at the end unless the last one may go on. */
export function joinForms(words: readonly AnalyzedWord[], isOpen: boolean): string {
  return words.map(({ form }) => form).join(' ') + (isOpen ? '' : ' ');
}

/** Where the plain words at the end begin: behind the last special character, and behind the word that a field or sign is for. */
function startOfTail(query: string): number {
  const last = [...query.matchAll(special)].at(-1);
  if (last === undefined) return 0;
  const end = last.index + last[0].length;
  const belongsToWord = /[+:-]/.test(last[0]);
  const space = belongsToWord ? query.slice(end).search(/\s/) : -1;
  return space < 0 ? end : end + space + 1;
}
