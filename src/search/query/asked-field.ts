// The own fields of documents as a query or filter asks for them. Which there are is the index's to say.

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
}

/** A field that can be asked for. */
export interface AskedField {
  readonly name: string;
  readonly type: ValueType;
  /** The columns that hold its values. */
  readonly columns: readonly string[];
}

/** All that can be asked for. */
export interface AskedFields {
  readonly names: readonly string[];
  /** The field with this name, however it is spelled; undefined for none. */
  find(name: string): AskedField | undefined;
}

/** No own fields. */
export const NO_FIELDS: AskedFields = { names: [], find: () => undefined };

/** Own fields that a message names. */
const MAX_NAMED = 20;

/** The first names of some fields, for a message, with `...` behind them where there are more. */
export function someOf(names: readonly string[]): readonly string[] {
  return names.length > MAX_NAMED ? [...names.slice(0, MAX_NAMED), '...'] : names;
}

/** `fields.NAME`: how an own field is named in a query, so that it is told from a built-in one. */
export type OwnFieldName = `fields.${string}`;

/** Whether a field of a query is an own one. */
export function isOwnField(field: string): field is OwnFieldName {
  return field.startsWith('fields.');
}
