// What is set how in a document, so that a test can say it in the words of the text.

import type { Document } from '../../src/documents/document.js';

/** Of each annotation its kind, its value and the text it is of. */
export function annotatedParts({
  text,
  annotations,
}: Pick<Document, 'text' | 'annotations'>): readonly (readonly string[])[] {
  return annotations.map(({ kind, start, length, value }) => [
    kind,
    value,
    text.slice(start, start + length),
  ]);
}
