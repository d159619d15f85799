// Where in the tree of a query its words stand: which fields they are looked for in, and whether they count.

import { BODY_FIELD } from '../../../index/format/schema.js';
import { type AskedField, type AskedFields, isOwnText, nameOfOwn } from '../../query/asked-field.js';
import { kindOfField, type QueryField } from '../../query/query-fields.js';
import { ALL_FIELDS } from '../field-mask.js';

/** Where in the tree words stand. */
export interface Scope {
  /** A bit for each field the words may stand in, see `field-mask.ts`. */
  readonly mask: number;
  /** The field whose values the words name here; null where they are words to be found. */
  readonly field: QueryField | null;
  /** The own field of texts that the words are to be found in; null for any other and for none. */
  readonly ownText: AskedField | null;
  /** True where words neither rank nor are marked nor stand for others. */
  readonly excluded: boolean;
  /** Whether stop words count like any other. */
  readonly keepsStopWords: boolean;
}

/** At the root of the tree: words to be found in any field. */
export function scopeOfRoot(keepsStopWords: boolean): Scope {
  return { mask: ALL_FIELDS, field: null, ownText: null, excluded: false, keepsStopWords };
}

/** Behind the name of a field. */
export function scopeOfField(field: QueryField, scope: Scope, own: AskedFields): Scope {
  if (kindOfField(field) !== 'text') return { ...scope, field, ownText: null };
  const ownText = isOwnText(field) ? (own.find(nameOfOwn(field)) ?? null) : null;
  const index = isOwnText(field)
    ? (ownText?.searchedIn ?? BODY_FIELD)
    : own.texts.findIndex(({ name }) => name === field);
  return { ...scope, field: null, ownText, mask: 1 << index };
}
