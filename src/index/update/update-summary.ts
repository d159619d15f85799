// What an update of the index reports: how far it is while it runs, and what it did.

import type { DocumentWarning, SkippedDocument } from '../../documents/document.js';
import type { UnreadPath } from '../../documents/source/unread-path.js';
import type { UnusedSetting } from '../../setting-problem.js';

/** How far an update has come. */
export interface UpdateProgress {
  /** Bytes of source files that were read. */
  readonly doneBytes: number;
  /** Bytes of all files that must be read. */
  readonly totalBytes: number;
  /** New documents so far. */
  readonly documents: number;
}

/** What a run will do that has to index everything anew, told before it begins. */
export interface RebuildPlan {
  /** Why. */
  readonly reason: string;
  /** Documents that were indexed before. */
  readonly documents: number;
  /** Files that are read. */
  readonly files: number;
  /** Bytes of them. */
  readonly bytes: number;
  /** How long it takes, about, by what the last run that read everything took; null where none was measured. */
  readonly seconds: number | null;
}

/** What an update says of documents without a date. */
export interface UndatedSummary {
  /** All that have none. */
  readonly documents: number;
  /** Those of them, among the documents read this time, with a date that could not be read. */
  readonly unread: number;
  /** One such date as it is written, and the id of its document; null where there is none. */
  readonly example: { readonly value: string; readonly id: string; readonly isAmbiguous: boolean } | null;
}

/** A field of documents whose values are read as another type than before. */
export interface RetypedField {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What an update did. */
export interface UpdateSummary {
  /** False when there was nothing to publish: the generation before is still the truth. */
  readonly published: boolean;
  /** The number of the live generation. */
  readonly generation: number;
  /** Documents in it. */
  readonly documents: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Documents in it without a date. */
  readonly undated: UndatedSummary;
  /** Files of the corpus, without those passed over by their names. */
  readonly files: number;
  readonly skipped: readonly SkippedDocument[];
  /** What is wrong with files and records that gave a document. */
  readonly warnings: readonly DocumentWarning[];
  /** Files and folders that could not be looked at this time: what the index has of them stayed as it was. */
  readonly kept: readonly UnreadPath[];
  readonly seconds: number;
  /** Bytes of source files read. */
  readonly bytesRead: number;
  /** Bytes of the segments of the generation. */
  readonly indexBytes: number;
  /** Why everything had to be indexed anew, or null. */
  readonly restarted: string | null;
  /** What was told of that before it began; null where only changes were indexed. */
  readonly rebuild: RebuildPlan | null;
  /** Whether changed settings of fields or importance were taken over without indexing anything anew for them. */
  readonly settingsTakenOver: boolean;
  /** Own fields whose type is another than before, since their values are. */
  readonly retyped: readonly RetypedField[];
  /** Settings of fields and importance that name what no document has; told when a generation is published. */
  readonly unusedSettings: readonly UnusedSetting[];
  /** Why files of the index that are no longer needed could not be removed, or null; the next run tries again. */
  readonly unswept: string | null;
}
