// The texts of a document that snippets are taken from. Of a stored body only the parts that are asked for are read.

import type { RestartPoint } from '../../index/stored/restart-points.js';
import type { StoredDocumentsReader } from '../../index/stored/stored-documents-reader.js';
import type { DocumentSection, Snippet } from '../engine.js';

/** A body that is not longer is read at once, in UTF-16 units. */
export const MAX_SHORT_LENGTH = 8192;

/** A text that is read by parts. All offsets are UTF-16 units of the whole. */
export interface ShownText {
  readonly field: Snippet['field'];
  readonly length: number;
  /** The text between two offsets; the second may lie behind the end. */
  read(from: number, to: number): string;
  /** The section that an offset lies in, or null. */
  sectionAt(offset: number): DocumentSection | null;
}

/** One of the values of a field: the headline of a related document, another name of the document, a summary, an own text. */
export function valueText(field: string, value: string): ShownText {
  return { field, length: value.length, read: (from, to) => value.slice(from, to), sectionAt: () => null };
}

/** The body of a stored document. Keeps the part read last: what is shown was mostly read before, to find what matched. */
export class BodyText implements ShownText {
  readonly field: string;
  readonly length: number;
  readonly #stored: StoredDocumentsReader;
  readonly #document: number;
  readonly #sections: readonly DocumentSection[];
  #part = '';
  #partStart = 0;

  /**
   * @param field what the schema calls it
   * @param sections of the document
   */
  constructor(
    field: string,
    stored: StoredDocumentsReader,
    document: number,
    sections: readonly DocumentSection[] = [],
  ) {
    this.field = field;
    this.#stored = stored;
    this.#document = document;
    this.#sections = sections;
    this.length = stored.textLength(document);
  }

  read(from: number, to: number): string {
    const end = Math.min(to, this.length);
    if (from < this.#partStart || end > this.#partStart + this.#part.length) {
      const isShort = this.length <= MAX_SHORT_LENGTH;
      this.#partStart = isShort ? 0 : from;
      this.#part = this.#stored.text(this.#document, this.#partStart, isShort ? this.length : end);
    }
    return this.#part.slice(from - this.#partStart, end - this.#partStart);
  }

  sectionAt(offset: number): DocumentSection | null {
    return this.#sections.findLast(({ start }) => start <= offset) ?? null;
  }

  /** See `StoredDocumentsReader.offsetNear`. */
  offsetNear(position: number): RestartPoint {
    return this.#stored.offsetNear(this.#document, position);
  }
}
