// What a type of field is: how the values of documents and those of a filter are read. A type knows nothing of how values are
// stored, counted or sorted; all of that follows from what it says of one value. test/contracts/field-type.ts is the contract.

import type { FIELD_TYPES } from '../../field-settings.js';
import type { GeoPoint } from '../../geo-point.js';

/** A value of a document, read as one of a type. */
export interface TypedValue {
  /** Equal for values that are one, however they are spelled. */
  readonly key: string;
  /** Where the value begins in the order of the type; NaN where the type has no order but that of its keys. */
  readonly from: number;
  /** Where it ends, exclusive: a year ends where the next begins. */
  readonly to: number;
}

/** A type of field. */
export interface FieldType {
  readonly name: FieldTypeName;
  /** What a value of a filter must be, in words that follow "where": `a number`. */
  readonly expected: string;
  /** Whether values can be compared with `<` and `TO`; facets then have a least, a greatest and a mean value. */
  readonly isOrdered: boolean;
  /** How a value tells the importance of a document: by its size, by its age, by being true; null where it does not. */
  readonly importance: 'size' | 'age' | 'truth' | null;
  /** Reads a value of a document; null where it is none of this type, and then is passed over. */
  read(value: string): TypedValue | null;
  /** Reads a value of a filter; null where it is none. */
  readOperand(text: string): TypedValue | null;
  /** A place in the order of the type as a value that `readOperand` reads; only for types that have one. */
  printPlace(place: number): string;
  /** The place on the earth that a key is; null for a type whose values are none. */
  readonly pointOf: ((key: string) => GeoPoint | null) | null;
}

/** The name of a type. */
export type FieldTypeName = (typeof FIELD_TYPES)[number];
