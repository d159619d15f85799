// Brings the index in one folder up to date with the documents in another.

import type { DateOrder } from '../documents/dates/date-order.js';
import type { FieldSettings } from '../field-settings.js';
import type { ImportanceSettings } from '../importance-settings.js';
import { updateIndex as updateDirectory } from '../index/update/update-index.js';
import type { RebuildPlan, UpdateProgress, UpdateSummary } from '../index/update/update-summary.js';
import type { OpenSearchSettings } from '../opensearch-settings.js';
import { placesOf } from './index-places.js';
import { readClusterSettings } from './read-cluster-settings.js';

/** What is indexed, and where to. */
export interface IndexOptions {
  /** The folder of the documents. It is only read. */
  readonly corpus: string;
  /** The folder of the index, or of what keeps track of it where a cluster has the documents; made where it is missing. */
  readonly index: string;
  /** The cluster that the documents go to, as in the settings of the program; what is left out is as there. */
  readonly opensearch?: Partial<OpenSearchSettings>;
  /** Indexes everything anew instead of what has changed. */
  readonly full?: boolean;
  /** Goes on where fewer than half as many documents as before would be left, or none. */
  readonly allowShrink?: boolean;
  /** Up to this many documents the index is written for MiniSearch, too; 5,000 unless told, 0 for never. */
  readonly minisearch?: number;
  /** Memory that may be taken, in MB; 1,000 unless told. */
  readonly buildMemory?: number;
  /** How `03/04/2024` is read where no other date of its file tells: `dmy`, `mdy` or `ymd`; undated unless told. */
  readonly dateOrder?: DateOrder;
  /** Reads documents that call themselves drafts, too; they are left out unless told. */
  readonly drafts?: boolean;
  /** Reads pages that ask not to be found by searching, too; they are left out unless told. */
  readonly noindex?: boolean;
  /** Reads source code (`.py`, `.ts`, ...), too; it is left out unless told. */
  readonly sourceFiles?: boolean;
  /** What is known of the fields of documents beyond what their values tell, by name. */
  readonly fields?: FieldSettings;
  /** Which documents are important beyond their words. */
  readonly importance?: ImportanceSettings;
  readonly onProgress?: (progress: UpdateProgress) => void;
  /** Is told before everything is indexed anew that was indexed before. */
  readonly onRebuild?: (plan: RebuildPlan) => void;
  /** Stops at the next safe point; nothing is published then. */
  readonly signal?: AbortSignal;
}

/**
 * Indexes what has changed and publishes a new generation in one step. An engine that is open takes it up with `refresh()`.
 * @throws FindlingError `corpus_missing`, `corpus_empty`, `corpus_unreadable`, `corpus_shrunk`, `corpus_incomplete`,
 * `index_locked`, `index_mismatch` or `write_failed`, for a cluster `invalid_config`, `server_unreachable` and `package_missing` as well;
 * the index is then as it was
 */
export async function updateIndex({
  index,
  opensearch,
  drafts = false,
  noindex = false,
  sourceFiles = false,
  dateOrder,
  ...options
}: IndexOptions): Promise<UpdateSummary> {
  const reading = { drafts, noindex, sourceFiles, dateOrder: dateOrder ?? null };
  const engine = opensearch === undefined ? 'local' : 'opensearch';
  const place = { index, engine, opensearch: readClusterSettings(opensearch ?? {}) } as const;
  const places = await placesOf(place, options.allowShrink ?? false, options.signal);
  return updateDirectory({ ...options, ...places, reading });
}
