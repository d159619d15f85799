// How a document lies in the file: its head, then its body. The head is the JSON array of its properties but for the text,
// in codes. The body is the length of the text, the bytes of its restart points, the restart points, the codes of the text.

import type { Document } from '../../documents/document.js';
import { type DocumentValues, listValues } from '../../documents/document-values.js';

/** The index of the text among the values of a document. */
const TEXT_INDEX = 2;
/** Values of a head without `other` and sections, which are left out where a document has neither. */
const MIN_HEAD_VALUES = 10;
const MAX_HEAD_VALUES = 12;

/** The values of a document but for its text, as they are stored. */
export type HeadValues = readonly unknown[];

/** The head of a document. */
export function headOfDocument(document: Document): HeadValues {
  const values = listValues(document).toSpliced(TEXT_INDEX, 1);
  const isShort = document.other.length === 0 && document.sections.length === 0;
  return isShort ? values.slice(0, MIN_HEAD_VALUES) : values;
}

/** Whether what was read can be a head. */
export function isHead(values: unknown): values is HeadValues {
  return Array.isArray(values) && (values.length === MIN_HEAD_VALUES || values.length === MAX_HEAD_VALUES);
}

/** All values of a document: those of its head, and its text. */
export function valuesOfHead(head: HeadValues, text: string): DocumentValues {
  const values = head.length === MIN_HEAD_VALUES ? [...head, [], []] : head;
  return values.toSpliced(TEXT_INDEX, 0, text) as unknown as DocumentValues;
}
