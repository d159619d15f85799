// Truth values: `true` and `false`, `yes` and `no`, and these in the languages of the page.

import type { FieldType, TypedValue } from './field-type.js';

const TRUE: TypedValue = { key: 'true', from: Number.NaN, to: Number.NaN };
const FALSE: TypedValue = { key: 'false', from: Number.NaN, to: Number.NaN };

/** The type `boolean`. */
export const booleanType: FieldType = {
  name: 'boolean',
  expected: 'true or false',
  isOrdered: false,
  importance: 'truth',
  read: readBoolean,
  readOperand: (text) => readBoolean(text === '1' ? 'true' : text === '0' ? 'false' : text),
  printPlace: String,
  pointOf: null,
};

const VALUES: ReadonlyMap<string, TypedValue> = new Map([
  ...['true', 'yes', 'ja', 'oui', 'si', 'sí', 'sì', 'sim', 'да', 'evet', 'はい', '是', 'نعم', 'بله'].map(
    (word) => [word, TRUE] as const,
  ),
  ...['false', 'no', 'nein', 'nee', 'non', 'não', 'нет', 'hayır', 'いいえ', '否', 'لا', 'خیر'].map(
    (word) => [word, FALSE] as const,
  ),
]);
const MAX_LENGTH = 5;

function readBoolean(text: string): TypedValue | null {
  return text.length > MAX_LENGTH ? null : (VALUES.get(text.toLowerCase().normalize('NFC')) ?? null);
}
