// Tells a pasted text from a query somebody composed. In a headline or a message, quotation marks quote, and a dash is a dash.

import type { Query, WordQuery } from './query.js';
import { kindOfField } from './query-fields.js';
import { MAX_COMPOSED_WORDS } from './sentences.js';

const wordCharacter = /[\p{L}\p{N}]/u;
/** Letters of scripts without spaces; two of them are counted as a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * Whether a query is so long that it is likely to be pasted text. One that is nothing but quotations, operators and fields is not:
 * its signs are meant.
 */
export function isPastedText(query: Query): boolean {
  const { all, plain } = countWords(query, true);
  return all > MAX_COMPOSED_WORDS && plain > 0;
}

/**
 * The words behind a quotation mark that is punctuation; none where there is nothing but spaces.
 * @param isClosed whether a second mark says where the quotation ends: only then its words count more
 */
export function readQuotation(text: string, isClosed: boolean): WordQuery[] {
  const quoted = isClosed ? { isQuoted: true } : {};
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'word', text: word, prefix: false, errors: null, ...quoted }));
}

/** Words of a query. `plain` are those that stand for themselves, without quotation marks, operator or field. */
interface WordCounts {
  readonly all: number;
  readonly plain: number;
}

function countWords(query: Query, isPlain: boolean): WordCounts {
  switch (query.kind) {
    case 'word':
    case 'phrase': {
      const all = countIn(query.text);
      return { all, plain: isPlain && query.kind === 'word' && query.isQuoted !== true ? all : 0 };
    }
    case 'list':
      return sumOf(
        query.clauses.map(({ occur, query: part }) => countWords(part, isPlain && occur === 'should')),
      );
    case 'and':
    case 'or':
      return sumOf(query.parts.map((part) => countWords(part, false)));
    case 'not':
      return countWords(query.part, false);
    case 'field':
      return kindOfField(query.field) === 'text' ? countWords(query.query, false) : { all: 0, plain: 0 };
  }
}

function countIn(text: string): number {
  const words = text.split(/\s+/).filter((word) => wordCharacter.test(word));
  return words.reduce((sum, word) => sum + Math.max(1, (word.match(unspaced)?.length ?? 0) / 2), 0);
}

function sumOf(counts: readonly WordCounts[]): WordCounts {
  return {
    all: counts.reduce((sum, { all }) => sum + all, 0),
    plain: counts.reduce((sum, { plain }) => sum + plain, 0),
  };
}
