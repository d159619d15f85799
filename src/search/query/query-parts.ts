// Reads single parts off the tree of a query.

import type { Query, WordQuery } from './query.js';
import { kindOfField } from './query-fields.js';

/** Whether a word stands for itself: it has no star and no tilde. */
export function isPlainWord({ prefix, errors, pieces }: WordQuery): boolean {
  return !prefix && errors === null && pieces === undefined;
}

/** Whether words stand together with punctuation between them and no space: `cat,elephant`, `cat(s)`, `cat\u2014elephant`. */
export function holdsSeveralWords(text: string): boolean {
  return /[\p{L}\p{M}][,;:|(\u2013\u2014\u2026\u00b7\u2022]+\p{L}/u.test(text);
}

/**
 * The texts of the words and phrases that a query looks for in documents. Excluded ones, values of fields and words with
 * stars inside or before them are left out.
 */
export function textsOf(query: Query): readonly string[] {
  switch (query.kind) {
    case 'word':
      return query.pieces === undefined ? [query.text] : [];
    case 'phrase':
      return [query.text];
    case 'list':
      return query.clauses.flatMap((clause) => (clause.occur === 'not' ? [] : textsOf(clause.query)));
    case 'and':
    case 'or':
      return query.parts.flatMap(textsOf);
    case 'not':
      return [];
    case 'field':
      return kindOfField(query.field) === 'text' ? textsOf(query.query) : [];
  }
}

/** How many words of a query have a star. */
export function countPrefixes(query: Query): number {
  switch (query.kind) {
    case 'word':
      return query.prefix || query.pieces !== undefined ? 1 : 0;
    case 'phrase':
      return 0;
    case 'list':
      return query.clauses.reduce((sum, clause) => sum + countPrefixes(clause.query), 0);
    case 'and':
    case 'or':
      return query.parts.reduce((sum, part) => sum + countPrefixes(part), 0);
    case 'not':
      return countPrefixes(query.part);
    case 'field':
      return kindOfField(query.field) === 'text' ? countPrefixes(query.query) : 0;
  }
}

/** The word a person may still be typing: the last part of the query, if that is a word and not excluded; else null. */
export function lastWordOf(query: Query): Query | null {
  switch (query.kind) {
    case 'word':
      return query;
    case 'phrase':
    case 'not':
      return null;
    case 'field':
      return lastWordOf(query.query);
    case 'list': {
      const last = query.clauses.at(-1);
      return last === undefined || last.occur === 'not' ? null : lastWordOf(last.query);
    }
    case 'and':
    case 'or': {
      const last = query.parts.at(-1);
      return last === undefined ? null : lastWordOf(last);
    }
  }
}
