// How a document lies in the file: its head, then its body. The head is the JSON array of its properties but for the text,
// in codes; the fields of its record stand in it as the list of their names, and behind that their values. The body is the length
// of the text, the bytes of its restart points, the restart points, the codes of the text.

import type { Document } from '../../documents/document.js';
import { type DocumentValues, listValues } from '../../documents/document-values.js';

/** The index of the fields of its record in a head. */
const EXTRA_INDEX = 9;
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
  const { extra } = document;
  const names = Object.keys(extra);
  const record = names.length === 0 ? {} : [names, ...Object.values(extra)];
  const values = listValues(document).toSpliced(TEXT_INDEX, 1).toSpliced(EXTRA_INDEX, 1, record);
  if (document.annotations.length > 0) return values;
  const isShort = document.other.length === 0 && document.sections.length === 0;
  return values.slice(0, isShort ? MIN_HEAD_VALUES : PLAIN_HEAD_VALUES);
}

/** The names of the fields of its record as they stand in a head, a part for each, which begins with no word. */
export function namesOfFields({ extra }: Document): readonly string[] {
  const names = Object.keys(extra);
  return names.map((name, index) => {
    const end = index === names.length - 1 ? ']' : '';
    return `${index === 0 ? '[' : ','}${JSON.stringify(name)}${end}`;
  });
}

/** Whether what was read can be a head. */
export function isHead(values: unknown): values is HeadValues {
  if (!Array.isArray(values)) return false;
  const record: unknown = values[EXTRA_INDEX];
  return (
    [MIN_HEAD_VALUES, PLAIN_HEAD_VALUES, MAX_HEAD_VALUES].includes(values.length) &&
    (!Array.isArray(record) || Array.isArray(record[0]))
  );
}

/** All values of a document: those of its head, and its text. */
export function valuesOfHead(head: HeadValues, text: string): DocumentValues {
  const missing = Array.from({ length: MAX_HEAD_VALUES - head.length }, () => []);
  const values = [...head, ...missing].toSpliced(EXTRA_INDEX, 1, readRecord(head[EXTRA_INDEX]));
  return values.toSpliced(TEXT_INDEX, 0, text) as unknown as DocumentValues;
}

function readRecord(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored;
  const [names, ...values] = stored as [readonly string[], ...unknown[]];
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
