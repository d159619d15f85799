// The settings that decide which files are read and which documents they give, as an update takes them.

import type { Config } from '../config.js';
import type { ReadingSettings } from '../index/update/update-index.js';

/** Those of the settings that an update reads files by. */
export type ReadingConfig = Pick<
  Config,
  'dateOrder' | 'drafts' | 'maxDocument' | 'maxFile' | 'noindex' | 'sourceFiles'
>;

const MB = 1024 * 1024;

/** The same with sizes in bytes. */
export function readingSettingsOf(config: ReadingConfig): ReadingSettings {
  const { dateOrder, drafts, maxDocument, maxFile, noindex, sourceFiles } = config;
  return {
    dateOrder,
    drafts,
    noindex,
    sourceFiles,
    maxRecordBytes: maxDocument * MB,
    maxJsonFileBytes: maxFile * MB,
    maxPackedFileBytes: maxFile * MB,
  };
}

/** Files of Findling that may lie in the corpus and are no documents, besides the index. */
export function ownPathsOf({ synonyms, keys }: Pick<Config, 'synonyms' | 'keys'>): readonly string[] {
  return [keys, `${keys}.new`, ...(synonyms === null ? [] : [synonyms])];
}
