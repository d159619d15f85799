// Prints a query as a person would type it. Parsing the text again gives the same tree.

import { isOwnText, nameOfOwn } from './asked-field.js';
import { isPastedText } from './long-query.js';
import type { AllowedErrors, Clause, ListQuery, Query } from './query.js';
import { fieldNamedBy, kindOfField, type QueryField } from './query-fields.js';
import { isPlainWord } from './query-parts.js';

/** The text of a query. */
export function printQuery(query: ListQuery): string {
  return printList(query, { should: '', must: '+', not: isPastedText(query) ? 'NOT ' : '-' });
}

/** What stands before a part of a list. */
type Signs = Readonly<Record<Clause['occur'], string>>;

function printList({ clauses }: ListQuery, signs: Signs): string {
  return clauses
    .map(({ occur, query }) => signs[occur] + printPart(query, occur === 'should' ? 'list' : 'one', signs))
    .join(' ');
}

/** A part of a list, of OR, of AND, or alone behind a sign, NOT or a field: in parentheses where it would be parsed otherwise. */
function printPart(query: Query, within: 'list' | 'or' | 'and' | 'one', signs: Signs): string {
  switch (query.kind) {
    case 'word':
      if (query.isQuoted === true) return quote(query.text);
      return query.pieces?.join('*') ?? printWord(query.text, query.prefix, query.errors);
    case 'phrase':
      return `${quote(query.text)}${query.slop === 0 ? '' : `~${query.slop}`}`;
    case 'field': {
      // The sign of a year is a part of it, and not escaped.
      const isSigned =
        kindOfField(query.field) === 'date' && query.query.kind === 'word' && /^[-+]/.test(query.query.text);
      const text = isSigned ? query.query.text : printPart(query.query, 'one', signs);
      const name = isOwnText(query.field) ? `fields.${nameOfOwn(query.field)}` : query.field;
      return `${name}:${needsParentheses(query.field, query.query) ? `(${text})` : text}`;
    }
    case 'list':
      return `(${printList(query, signs)})`;
    case 'not':
      return `NOT ${printPart(query.part, 'one', signs)}`;
    case 'and': {
      const text = query.parts.map((part) => printPart(part, 'and', signs)).join(' AND ');
      return within === 'list' || within === 'or' ? text : `(${text})`;
    }
    case 'or': {
      const text = query.parts.map((part) => printPart(part, 'or', signs)).join(' OR ');
      return within === 'list' ? text : `(${text})`;
    }
  }
}

/** True if a part behind the colon of a field would be parsed otherwise without parentheses: values take no `*` and no `~`. */
function needsParentheses(field: QueryField, part: Query): boolean {
  if (part.kind === 'field') return true;
  const isMarked = part.kind === 'word' && !isPlainWord(part);
  return isMarked && kindOfField(field) !== 'text';
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\\u201c\u201d\u201e\u00ab\u00bb\uff02]/g, '\\$&')}"`;
}

function printWord(text: string, prefix: boolean, errors: AllowedErrors): string {
  const escaped = text
    .replaceAll(/[\s()*~"\\\u201c\u201d\u201e\u00ab\u00bb\uff02]/g, '\\$&')
    .replace(/^[-+]/, '\\$&');
  const word = fieldNamedBy(escaped) === null ? escaped : escaped.replace(':', '\\:');
  if (prefix) return `${word}*`;
  if (errors !== null) return `${word}~${errors === 'usual' ? '' : errors}`;
  return /^(?:AND|OR|NOT)$/.test(word) ? `\\${word}` : word;
}
