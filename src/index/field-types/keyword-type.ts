// Keywords: names and codes that are compared as a whole.

import type { FieldType, TypedValue } from './field-type.js';

/** The type `keyword`. Neither case, accents' encoding nor width tells values apart. */
export const keywordType: FieldType = {
  name: 'keyword',
  expected: 'a value',
  isOrdered: false,
  importance: null,
  read: readKeyword,
  readOperand: readKeyword,
  printPlace: String,
  pointOf: null,
};

function readKeyword(text: string): TypedValue | null {
  return text === '' ? null : { key: foldKeyword(text), from: Number.NaN, to: Number.NaN };
}

function foldKeyword(text: string): string {
  const composed = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC');
  return composed.toLowerCase().normalize('NFC').trim();
}
