// The fields that a query can name before a colon, as in `title:ferry` or `before:2015`.

import {
  type AskedFields,
  isOwnField,
  isOwnText,
  NO_FIELDS,
  type OwnFieldName,
  type OwnTextName,
  queryNameOf,
} from './asked-field.js';
import type { FilterFacet } from './filter/filter.js';

/**
 * What stands behind the colon of a field. `text`: words, which have to stand in that field of a document; `facet`: a value
 * that the document has to have; `date`: a date that tells when it has to be from.
 */
export const queryFields = {
  title: 'text',
  text: 'text',
  other: 'text',
  section: 'facet',
  source: 'facet',
  tag: 'facet',
  lang: 'facet',
  before: 'date',
  after: 'date',
  date: 'date',
} as const satisfies Readonly<Record<string, 'text' | 'facet' | 'date'>>;
type BuiltInField = keyof typeof queryFields;
/** A field that a query can name: one of these, or an own one. */
export type QueryField = BuiltInField | OwnFieldName | OwnTextName;

/** What stands behind the colon of a field; `own`: a value of an own field. */
export function kindOfField(field: QueryField): 'text' | 'facet' | 'date' | 'own' {
  if (isOwnText(field)) return 'text';
  return isOwnField(field) ? 'own' : queryFields[field];
}

/** The facets whose values the fields of the kind `facet` name. */
export const facetOfField = {
  section: 'section',
  source: 'source',
  tag: 'tags',
  lang: 'language',
} as const satisfies Readonly<Partial<Record<BuiltInField, FilterFacet>>>;

const fieldName = /^(title|text|other|section|source|tags?|lang(?:uage)?|before|after|date):/i;

const ownName = /^([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,79}):/u;
/** UTF-16 units of a name with its colon. */
export const MAX_NAME_LENGTH = 81;

/** The field whose name and colon a text begins with, or null. `tags:` and `language:` are other names; built-in fields come first. */
export function fieldNamedBy(text: string, own: AskedFields = NO_FIELDS): QueryField | null {
  const name = fieldName.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) {
    const field = own.names.length === 0 ? undefined : own.find(ownName.exec(text)?.[1] ?? '');
    return field === undefined ? null : queryNameOf(field);
  }
  if (name === 'tags') return 'tag';
  return name === 'language' ? 'lang' : (name as QueryField);
}
