// The fields a query can name before a colon, and what naming one means.

/** `text`: where the words stand; `facet`: a value of the document; `date`: when it is from. */
export const queryFields = {
  title: 'text',
  text: 'text',
  section: 'facet',
  source: 'facet',
  tag: 'facet',
  lang: 'facet',
  before: 'date',
  after: 'date',
  date: 'date',
} as const satisfies Readonly<Record<string, 'text' | 'facet' | 'date'>>;
export type QueryField = keyof typeof queryFields;

const named = /^(title|text|section|source|tags?|lang(?:uage)?|before|after|date):/i;

/** The field that a text beginning with `field:` names, or null. */
export function fieldNamedBy(text: string): QueryField | null {
  const name = named.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (name === 'tags') return 'tag';
  return name === 'language' ? 'lang' : (name as QueryField);
}
