// The fields that a query can name before a colon, as in `title:ferry` or `before:2015`.

import type { FilterFacet } from './filter.js';

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
/** The name of a field, as it is typed before the colon. */
export type QueryField = keyof typeof queryFields;

/** The facets whose values the fields of the kind `facet` name. */
export const facetOfField = {
  section: 'section',
  source: 'source',
  tag: 'tags',
  lang: 'language',
} as const satisfies Readonly<Partial<Record<QueryField, FilterFacet>>>;

const fieldName = /^(title|text|other|section|source|tags?|lang(?:uage)?|before|after|date):/i;

/** The field whose name and colon a text begins with, or null. `tags:` and `language:` are other names. */
export function fieldNamedBy(text: string): QueryField | null {
  const name = fieldName.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (name === 'tags') return 'tag';
  return name === 'language' ? 'lang' : (name as QueryField);
}
