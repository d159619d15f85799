// Numbers: `12.5`, `-3`, `1e6`, and prices as shops write them: `$1,299.00`, `12.50 EUR`, `1.299,00 €`, `1 299,00`.

import type { FieldType, TypedValue } from './field-type.js';

const PLAIN = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
/** With a decimal comma: `12,5`, `1.299,00`. Three digits behind the only comma are a group of thousands. */
const COMMA =
  /^[+-]?(?:(?:0|[1-9]\d*),(?:\d{1,2}|\d{4,})|[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})$/;
/** With spaces or apostrophes between the thousands: `1 299,00`, `1'299.00`. */
const SPACED = /^[+-]?[1-9]\d{0,2}(?:[\s'\u2019]\d{3})+(?:[.,]\d+)?$/;
const CURRENCY = /^(?:\p{Sc}|[A-Z]{3}(?= ?\d))\s*|\s*(?:\p{Sc}|(?<=\d ?)[A-Z]{3}|(?<=\d) ?%)$/gu;
/** More digits than a number of JavaScript tells apart: such a text is a name, as that of a card or an account. */
const MAX_DIGITS = 17;

/** The type `number`. A text that begins with a zero (`01234`) is none. */
export const numberType: FieldType = {
  name: 'number',
  expected: 'a number',
  isOrdered: true,
  importance: 'size',
  read: readNumber,
  readOperand: readNumber,
  printPlace: String,
  pointOf: null,
};

function readNumber(text: string): TypedValue | null {
  const bare = PLAIN.test(text) ? text : text.trim().replace(CURRENCY, '');
  const digits = readDigits(bare);
  if (digits === null || digits.replace(/e.*$/i, '').replace(/\D/g, '').length > MAX_DIGITS) return null;
  const value = Number(digits) + 0;
  if (
    !Number.isFinite(value) ||
    (Number.isInteger(value) && !Number.isSafeInteger(value) && !/e/i.test(digits))
  )
    return null;
  return { key: String(value), from: value, to: nextNumber(value) };
}

/** The number as JavaScript writes it; null for what is none. */
function readDigits(text: string): string | null {
  if (PLAIN.test(text)) return text;
  if (GROUPED.test(text)) return text.replaceAll(',', '');
  if (COMMA.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return SPACED.test(text) ? text.replace(/[\s'\u2019]/g, '').replace(',', '.') : null;
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The least number that is greater. */
function nextNumber(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  float[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return float[0];
}
