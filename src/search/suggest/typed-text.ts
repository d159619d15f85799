// What has been typed so far, cut for completing it: operators and quoted parts before, plain words at the end.

import { analyzeQueryText, type AnalyzedWord } from '../plan/analyze-query-text.js';

/** UTF-16 units that are read of a text. */
const MAX_LENGTH = 200;

/** Characters that are more than a part of a word; a sign is one at the head of a word. */
const special = /["\u201c\u201d\u201e\u00ab\u00bb\uff02():*]|(?<=^|\s)[+-](?=\S)/g;
const spaces = /\s+/g;

export interface TypedText {
  /** Kept as it is: everything up to the plain words at the end. */
  readonly before: string;
  /** The plain words as typed, one space between them; with a space at the end where the last one is finished. */
  readonly tail: string;
  /** The words of the tail. */
  readonly words: readonly AnalyzedWord[];
  /** Whether the last word may go on. */
  readonly isOpen: boolean;
}

/** Reads what has been typed; null where there is no word at the end. */
export function readTypedText(text: string, analyzers: readonly string[]): TypedText | null {
  const query = text.slice(0, MAX_LENGTH);
  const start = startOfTail(query);
  const tail = query.slice(start).replaceAll(spaces, ' ').trimStart();
  const { words } = analyzeQueryText(tail, analyzers);
  if (words.length === 0) return null;
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(tail);
  return {
    before: query.slice(0, start).replaceAll(spaces, ' ').trimStart(),
    tail: isOpen ? tail : `${tail.trimEnd()} `,
    words,
    isOpen,
  };
}

/** The folded words of a tail as they begin a phrase. */
export function foldedTail(words: readonly AnalyzedWord[], isOpen: boolean): string {
  return words.map(({ form }) => form).join(' ') + (isOpen ? '' : ' ');
}

function startOfTail(query: string): number {
  const last = [...query.matchAll(special)].at(-1);
  if (last === undefined) return 0;
  const end = last.index + last[0].length;
  const belongsToWord = /[+:-]/.test(last[0]);
  const space = belongsToWord ? query.slice(end).search(/\s/) : -1;
  return space < 0 ? end : end + space + 1;
}
