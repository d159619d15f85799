// Counts the documents without a date, and finds one whose date could not be read: an archive that is half undated is seldom
// meant.

import { findUnreadDate } from '../../documents/record-fields.js';
import type { WritableSegment } from '../commit/base-generation.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import type { UndatedSummary } from './update-summary.js';

/** Takes the documents of an update as they are indexed. */
export class UndatedDocuments {
  #added = 0;
  #unread = 0;
  #example: UndatedSummary['example'] = null;

  add({ document }: IndexedDocument): void {
    if (document.date !== null) return;
    this.#added += 1;
    const unread = findUnreadDate(document.extra);
    if (unread === null) return;
    this.#unread += 1;
    this.#example ??= { ...unread, id: document.id };
  }

  /** @param kept the segments that are built upon, whose live documents stay */
  summary(kept: readonly WritableSegment[]): UndatedSummary {
    let documents = this.#added;
    for (const { segment, deleted } of kept) {
      segment.sections.columns.dates.forEach((date, document) => {
        if (Number.isNaN(date) && !deleted.has(document)) documents += 1;
      });
    }
    return { documents, unread: this.#unread, example: this.#example };
  }
}
