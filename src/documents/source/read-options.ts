// The limits of reading: how large a record or a whole file may be, and how much is read at once.

import type { DateOrder } from '../dates/date-order.js';
import type { FolderNames } from '../own/field-names.js';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../own/searched-fields.js';
import { type CorpusFileSystem, machineFileSystem } from './corpus-file-system.js';
import { fingerprintOf } from './fingerprint.js';

/** Raised where words of a field that stand for one another are found in other texts than before. */
const SYNONYMS_VERSION = 2;

/** Limits for reading a file. Sizes are bytes of the raw file. */
export interface ReadOptions {
  /** A larger record, or single-document file, is skipped as `too_large`. Default 10 MB. */
  readonly maxRecordBytes?: number;
  /** A larger `.json` file is skipped: it has to be held in memory whole. Default 128 MB. */
  readonly maxJsonFileBytes?: number;
  /**
   * A larger message, office document or PDF is skipped: most of it may be pictures, so that it may hold more than other
   * documents. Default 128 MB.
   */
  readonly maxPackedFileBytes?: number;
  /** How `03/04/2024` is read where no other date of its file tells; null leaves it undated. Default null. */
  readonly dateOrder?: DateOrder | null;
  /** How much of a streamed file is read at once. Default 1 MB. */
  readonly chunkBytes?: number;
  /** The most records of one batch. Default 512. */
  readonly batchSize?: number;
  /** What is asked for the bytes; the machine unless told. */
  readonly fileSystem?: CorpusFileSystem;
  /** Reads documents that call themselves drafts, too. Default false. */
  readonly drafts?: boolean;
  /** Reads pages that ask not to be found by searching, too. Default false. */
  readonly noindex?: boolean;
  /** Reads source code, too. Default false. */
  readonly sourceFiles?: boolean;
  /** Folders whose notes are titled by the names of their files, as `findVaults` gives them. Default none. */
  readonly vaults?: readonly string[];
  /**
   * Folders whose pages are titled by the names of their files where nothing else titles them, as `findSites` gives them. Default
   * none.
   */
  readonly sites?: readonly string[];
  /** What settings call the fields of records, as `listFieldNames` gives it. Default none. */
  readonly names?: readonly FolderNames[];
  /** The language of documents that declare none; null where it is to be recognized. Default null. */
  readonly language?: string | null;
}

/** `ReadOptions` with every default filled in. */
export type ReadBudget = Required<ReadOptions>;

/** Fills in the defaults and rounds nonsense (zero, negative, NaN) up to the smallest size that works. */
export function completeReadOptions(options: ReadOptions): ReadBudget {
  return {
    maxRecordBytes: atLeastOne(options.maxRecordBytes ?? 10 * 1024 * 1024),
    maxJsonFileBytes: atLeastOne(options.maxJsonFileBytes ?? 128 * 1024 * 1024),
    maxPackedFileBytes: atLeastOne(options.maxPackedFileBytes ?? 128 * 1024 * 1024),
    dateOrder: options.dateOrder ?? null,
    chunkBytes: atLeastOne(options.chunkBytes ?? 1024 * 1024),
    batchSize: atLeastOne(options.batchSize ?? 512),
    fileSystem: options.fileSystem ?? machineFileSystem,
    drafts: options.drafts ?? false,
    noindex: options.noindex ?? false,
    sourceFiles: options.sourceFiles ?? false,
    vaults: options.vaults ?? [],
    sites: options.sites ?? [],
    names: options.names ?? [],
    language: options.language ?? null,
  };
}

/**
 * A fingerprint of the options that decide which documents files give, and of what of them is searched: what was read under another
 * one must be read again. 16 hex digits.
 * @param searched the names of fields that are searched by themselves, or not at all
 */
export function readingFingerprint(
  options: ReadOptions,
  searched: SearchedFields = NO_SEARCHED_FIELDS,
): string {
  const budget = completeReadOptions(options);
  // Of properties of files only those files are read again that may have them: see `listWantedProperties`.
  const names = budget.names.flatMap(({ folder, renamed, dropped }) =>
    renamed.length + dropped.length === 0 ? [] : [{ folder, renamed, dropped }],
  );
  return fingerprintOf(
    JSON.stringify([
      ...[budget.maxRecordBytes, budget.maxJsonFileBytes, budget.maxPackedFileBytes],
      ...[budget.dateOrder, budget.drafts, budget.noindex, budget.sourceFiles, budget.vaults, budget.sites],
      ...(searched.own.length + searched.hidden.length === 0 ? [] : [searched]),
      ...(searched.words.some((words) => (words?.synonyms.length ?? 0) > 0) ? [SYNONYMS_VERSION] : []),
      ...(names.length === 0 ? [] : [names]),
      ...(budget.language === null ? [] : [budget.language]),
    ]),
  );
}

function atLeastOne(size: number): number {
  return size >= 1 ? Math.floor(size) : 1;
}
