// Reads single parts off the tree of a query.

import type { Query } from './query.js';
import { queryFields } from './query-fields.js';

/** The texts of the words and phrases that a query looks for in documents; excluded ones and values of fields are left out. */
export function textsOf(query: Query): readonly string[] {
  switch (query.kind) {
    case 'word':
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
      return queryFields[query.field] === 'text' ? textsOf(query.query) : [];
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
