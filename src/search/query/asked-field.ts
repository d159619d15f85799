// The own fields of documents as a query or filter asks for them. Which there are is the index's to say.

import { builtInTexts, type TextField } from '../../built-in-fields.js';
import type { GeoPoint } from '../../geo-point.js';

/** A value as it is compared. */
export interface FieldValue {
  /** Equal for values that are one. */
  readonly key: string;
  /** Where it begins and, exclusive, ends in the order of the type; NaN where that has none. */
  readonly from: number;
  readonly to: number;
}

/** How the values of a field are read. */
export interface ValueType {
  readonly name: string;
  /** What a value must be: `a number`. */
  readonly expected: string;
  /** Whether values can be compared with `<`. */
  readonly isOrdered: boolean;
  /** How a value tells the importance of a document: by its size, by its age, by being true; null where it does not. */
  readonly importance: 'size' | 'age' | 'truth' | null;
  read(value: string): FieldValue | null;
  readOperand(text: string): FieldValue | null;
  /** A place in the order of the type as a value of a filter. */
  printPlace(place: number): string;
  /** The place on the earth that a key is; null for a type whose values are none. */
  readonly pointOf: ((key: string) => GeoPoint | null) | null;
}

/** A field that can be asked for. */
export interface AskedField {
  readonly name: string;
  readonly type: ValueType;
  /** The columns that hold its values. */
  readonly columns: readonly string[];
  /** The indexed field that its words are searched in, by its index; null where they are not. */
  readonly searchedIn: number | null;
}

/** A text field that every document has, or one for an own field. */
export type AskedText = Pick<TextField, 'name' | 'role'>;

/** All that can be asked for. */
export interface AskedFields {
  /** The indexed text fields, in the order of the index. */
  readonly texts: readonly AskedText[];
  readonly names: readonly string[];
  /** The field with this name, however it is spelled; undefined for none. */
  find(name: string): AskedField | undefined;
}

/** No own fields. */
export const NO_FIELDS: AskedFields = { texts: builtInTexts, names: [], find: () => undefined };

/** Own fields that a message names. */
const MAX_NAMED = 20;

/** The first names of some fields, for a message, with `...` behind them where there are more. */
export function someOf(names: readonly string[]): readonly string[] {
  return names.length > MAX_NAMED ? [...names.slice(0, MAX_NAMED), '...'] : names;
}

/** `fields.NAME`: how an own field is named in a query, so that it is told from a built-in one. */
export type OwnFieldName = `fields.${string}`;

/** `texts.NAME`: how an own field of texts is named in a query: what stands behind it are words, as behind `title`. */
export type OwnTextName = `texts.${string}`;

/** Whether a field of a query is an own one whose values are compared. */
export function isOwnField(field: string): field is OwnFieldName {
  return field.startsWith('fields.');
}

/** Whether a field of a query is an own one whose words are searched. */
export function isOwnText(field: string): field is OwnTextName {
  return field.startsWith('texts.');
}

/** How a query names an own field. */
export function queryNameOf({ name, type, searchedIn }: AskedField): OwnFieldName | OwnTextName {
  return type.name === 'text' && searchedIn !== null ? `texts.${name}` : `fields.${name}`;
}

/** The name of an own field of a query, as `find` takes it. */
export function nameOfOwn(field: OwnFieldName | OwnTextName): string {
  return field.slice(field.indexOf('.') + 1);
}
