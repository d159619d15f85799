// How a document lies in the file: its head, then its body. The head is the JSON array of its properties but for the text,
// in codes. The body is the length of the text, the bytes of its restart points, the restart points, the codes of the text.

import type { Document } from '../../documents/document.js';
import { type DocumentValues, listValues } from '../../documents/document-values.js';

/** The index of the text among the values of a document. */
const TEXT_INDEX = 2;
/** Values of a head without `other`, sections and annotations: the last of them are left out where a document has none. */
const MIN_HEAD_VALUES = 10;
const MAX_HEAD_VALUES = 13;
/** Values of a head without annotations. */
const PLAIN_HEAD_VALUES = 12;

/** The values of a document but for its text, as they are stored. */
export type HeadValues = readonly unknown[];

/** The head of a document. */
export function headOfDocument(document: Document): HeadValues {
  const values = listValues(document).toSpliced(TEXT_INDEX, 1);
  if (document.annotations.length > 0) return values;
  const isShort = document.other.length === 0 && document.sections.length === 0;
  return values.slice(0, isShort ? MIN_HEAD_VALUES : PLAIN_HEAD_VALUES);
}

/** Whether what was read can be a head. */
export function isHead(values: unknown): values is HeadValues {
  if (!Array.isArray(values)) return false;
  return [MIN_HEAD_VALUES, PLAIN_HEAD_VALUES, MAX_HEAD_VALUES].includes(values.length);
}

/** All values of a document: those of its head, and its text. */
export function valuesOfHead(head: HeadValues, text: string): DocumentValues {
  const missing = head.length === MIN_HEAD_VALUES ? [[], [], []] : head.length === PLAIN_HEAD_VALUES ? [[]] : [];
  const values = missing.length === 0 ? head : [...head, ...missing];
  return values.toSpliced(TEXT_INDEX, 0, text) as unknown as DocumentValues;
}
