// The fields that a query can name before a colon, as in `title:ferry` or `before:2015`.

import {
  builtInKeywords,
  dateConditions,
  type KeywordName,
  type TextFieldRole,
} from '../../built-in-fields.js';
import { type AskedFields, isOwnField, isOwnText, NO_FIELDS, queryNameOf } from './asked-field.js';

/**
 * A field that a query can name: a keyword by its short name (`tag`), what asks for dates (`before`), an own field (`fields.price`,
 * `texts.notes`), or else an indexed text field by what the schema calls it (`title`).
 */
export type QueryField = string;

/** The keywords whose values are named behind a colon, by their short names. */
export const keywordOfField: ReadonlyMap<QueryField, KeywordName> = new Map(
  builtInKeywords.map(({ name, asked }) => [asked, name]),
);

/** What words can be asked of before a colon; those of other roles are asked of as own fields. */
const NAMED_ROLES: readonly TextFieldRole[] = ['heading', 'body', 'names'];

/**
 * What stands behind the colon of a field. `text`: words, which have to stand in that field of a document; `facet`: a value
 * that the document has to have; `date`: a date that tells when it has to be from; `own`: a value of an own field.
 */
export function kindOfField(field: QueryField): 'text' | 'facet' | 'date' | 'own' {
  if (isOwnField(field)) return 'own';
  if (keywordOfField.has(field)) return 'facet';
  return !isOwnText(field) && Object.hasOwn(dateConditions, field) ? 'date' : 'text';
}

/** The names of the fields that every document has, as a query names them. */
export function listQueryFields({ texts }: AskedFields): readonly string[] {
  const named = texts.flatMap(({ name, role }) => (NAMED_ROLES.includes(role) ? [name] : []));
  return [...named, ...keywordOfField.keys(), ...Object.keys(dateConditions)];
}

const fieldName = /^([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,79}):/u;
/** UTF-16 units of a name with its colon. */
export const MAX_NAME_LENGTH = 81;
/** Every name of a keyword, with that it has in a query. */
const keywordNamed: ReadonlyMap<string, QueryField> = new Map([
  ...builtInKeywords.map(({ name, asked }) => [name as string, asked] as const),
  ...builtInKeywords.map(({ asked }) => [asked as string, asked] as const),
]);

/** The field whose name and colon a text begins with, or null. Built-in fields come first. */
export function fieldNamedBy(text: string, own: AskedFields = NO_FIELDS): QueryField | null {
  const written = fieldName.exec(text)?.[1];
  if (written === undefined) return null;
  const name = written.toLowerCase();
  const keyword = keywordNamed.get(name);
  if (keyword !== undefined) return keyword;
  if (Object.hasOwn(dateConditions, name)) return name;
  const words = own.texts.find((one) => NAMED_ROLES.includes(one.role) && one.name.toLowerCase() === name);
  if (words !== undefined) return words.name;
  const field = own.names.length === 0 ? undefined : own.find(written);
  return field === undefined ? null : queryNameOf(field);
}
