// A query as far as it has been typed, in two parts: operators and quoted words, which stay as they are, and the plain words at
// the end, which are completed.

import type { Generation } from '../../index/read/generation.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';

/** UTF-16 units of a query that are read. */
const MAX_LENGTH = 200;

/** Characters that are more than a part of a word; a sign is one where a word begins with it. */
const special = /["\u201c\u201d\u201e\u00ab\u00bb\uff02():*]|(?<=^|\s)[+-](?=\S)/g;
const loneSigns = /(?<=^| )[-+\u2013\u2014]+ ?$/;
const spaces = /\s+/g;

/** A query that is being typed. */
export interface PartialQuery {
  /** Everything up to the plain words at the end. */
  readonly before: string;
  /** The plain words as typed, one space between them; with a space at the end where the last one is finished. */
  readonly tail: string;
  /** The words of the tail, at least one. */
  readonly words: readonly AnalyzedWord[];
  /**
   * Whether the last word may go on: it ends with a letter, a digit or a mark, and its form has all that was typed. `U.S` does not go
   * on as words do that begin with `us`.
   */
  readonly isOpen: boolean;
  /** Whether a hyphen follows the last word directly, behind which another part of it may come. */
  readonly isHyphenated: boolean;
}

/** Reads what has been typed; null where there is no word at the end. */
export function readPartialQuery(text: string, generation: Generation): PartialQuery | null {
  const query = text.slice(0, MAX_LENGTH);
  const start = startOfTail(query);
  // A sign with nothing behind it excludes nothing yet.
  const tail = query.slice(start).replaceAll(spaces, ' ').trimStart().replace(loneSigns, ' ');
  const { words } = analyzeQueryText(tail, generation);
  if (words.length === 0) return null;
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(tail) && !isPunctuated(tail, words.at(-1)?.form ?? '');
  const isHyphenated = /[\p{L}\p{N}\p{M}]-$/u.test(tail);
  return {
    isHyphenated,
    before: query.slice(0, start).replaceAll(spaces, ' ').trimStart(),
    tail: isOpen ? tail : `${tail.trimEnd().replace(/-+$/, '')} `,
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

/** Whether points or apostrophes were typed inside the last word that its form has not. */
function isPunctuated(tail: string, form: string): boolean {
  const pieces = (/[\p{L}\p{N}\p{M}.'\u2019]+$/u.exec(tail)?.[0] ?? '').split(/[.'\u2019]/);
  // A point may also stand between two words.
  const isOneWord = form.length > (pieces.at(-1)?.length ?? 0);
  return isOneWord && pieces.length > form.split('.').length;
}
