// The conditions that a person types into the box (`section:World`, `before:2015`): where they stand in the query.
// What a query means is the engine's; this only finds what can be shown as a chip and taken out again.

import type { Condition } from './filter-conditions.js';

/** A condition in the text of a query. */
export interface TypedField {
  readonly name: string;
  readonly kind: Condition['kind'];
  readonly value: string;
  /** As it stands in the query, with the space before it. */
  readonly text: string;
}

const FIELDS: Readonly<Record<string, readonly [name: string, kind: Condition['kind']]>> = {
  section: ['section', 'in'],
  source: ['source', 'in'],
  tag: ['tags', 'in'],
  lang: ['language', 'in'],
  date: ['date', 'in'],
  after: ['date', 'from'],
  before: ['date', 'until'],
};

const TYPED = new RegExp(
  String.raw`(?:^|\s)(-?)(${Object.keys(FIELDS).join('|')}):("[^"]*"|[^\s"()]+)(?=\s|$)`,
  'g',
);

/** The conditions of a query, in order; those inside a phrase or a group are left alone. */
export function findTypedFields(query: string): readonly TypedField[] {
  // In a query with groups, taking out a part may change what the rest says.
  if (/[()]|\b(?:AND|OR|NOT)\b/.test(query)) return [];
  return [...query.matchAll(TYPED)].flatMap((match) => {
    const [text, minus, field = '', written = ''] = match;
    const isInPhrase = query.slice(0, match.index).split('"').length % 2 === 0;
    const [name, kind] = FIELDS[field] ?? [];
    const value = written.replaceAll('"', '').trim();
    if (isInPhrase || name === undefined || kind === undefined || value === '') return [];
    if (minus === '-' && kind !== 'in') return [];
    return [{ name, kind: minus === '-' ? 'not' : kind, value, text }];
  });
}
