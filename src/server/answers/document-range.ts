// A stored document as programs get it: of a long one the part that was asked for, so that no answer is larger than a
// client reads in a moment. What is left out is said, with where to go on.

import type { StoredDocument } from '../../search/engine.js';

/** UTF-16 units of a text in one answer. */
export const MAX_TEXT_UNITS = 1_000_000;
/** Other fields of a record, and linked headlines, in one answer. */
export const MAX_FIELDS = 1000;

/** What of a list or text is in the answer: from `start` to `end` (exclusive) of `total`. */
export interface AnswerRange {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

/** A stored document, or a part of a long one. */
export interface DocumentAnswer extends StoredDocument {
  /**
   * In UTF-16 units; `sections` are those that begin there, `annotations` those that touch it. Absent where the text is
   * whole.
   */
  readonly textRange?: AnswerRange;
  /** Of the fields in `extra`, in their order. Absent where all are there. */
  readonly extraRange?: AnswerRange;
  /** Of the headlines in `related`. Absent where all are there. */
  readonly relatedRange?: AnswerRange;
}

/** Where parts begin. */
export interface AskedRanges {
  /** In UTF-16 units. */
  readonly textFrom: number;
  /** Fields and headlines to pass over. */
  readonly fieldsFrom: number;
}

/** The part of a document from some places on. */
export function sliceDocument(
  document: StoredDocument,
  { textFrom, fieldsFrom }: AskedRanges,
): DocumentAnswer {
  const { text, sections, annotations, extra, related } = document;
  const textRange = rangeOf(text.length, textFrom, MAX_TEXT_UNITS);
  const names = Object.keys(extra);
  const extraRange = rangeOf(names.length, fieldsFrom, MAX_FIELDS);
  const relatedRange = rangeOf(related.length, fieldsFrom, MAX_FIELDS);
  return {
    ...document,
    ...(textRange === null
      ? {}
      : {
          text: text.slice(textRange.start, textRange.end),
          sections: sections.filter(({ start }) => start >= textRange.start && start < textRange.end),
          annotations: annotations.filter(
            ({ start, length }) => start < textRange.end && start + length > textRange.start,
          ),
          textRange,
        }),
    ...(extraRange === null
      ? {}
      : {
          extra: Object.fromEntries(
            names.slice(extraRange.start, extraRange.end).map((name) => [name, extra[name]]),
          ) as StoredDocument['extra'],
          extraRange,
        }),
    ...(relatedRange === null
      ? {}
      : { related: related.slice(relatedRange.start, relatedRange.end), relatedRange }),
  };
}

/** The part of so much from a place on; null for all of it. */
function rangeOf(total: number, from: number, most: number): AnswerRange | null {
  const start = Math.min(from, total);
  const end = Math.min(total, start + most);
  return start === 0 && end === total ? null : { start, end, total };
}
