// Truth values: `true` and `false`, `yes` and `no`.

import type { FieldType, TypedValue } from './field-type.js';

const TRUE: TypedValue = { key: 'true', from: Number.NaN, to: Number.NaN };
const FALSE: TypedValue = { key: 'false', from: Number.NaN, to: Number.NaN };

/** The type `boolean`. */
export const booleanType: FieldType = {
  name: 'boolean',
  expected: 'true or false',
  isOrdered: false,
  read: readBoolean,
  readOperand: (text) => readBoolean(text === '1' ? 'true' : text === '0' ? 'false' : text),
  printPlace: String,
};

function readBoolean(text: string): TypedValue | null {
  if (text.length > 5) return null;
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'yes') return TRUE;
  return lower === 'false' || lower === 'no' ? FALSE : null;
}
