// All that is fuzzed, by name.

import type { OpenTarget } from '../fuzz-target.js';
import { openAnalysis } from './analysis.js';
import { bookTargets } from './books.js';
import { openFilter, openQuery, openSearch, openSnippets } from './queries.js';
import { readerTargets, threadedReaderTargets } from './readers.js';
import { openHttp } from './requests.js';
import { openDamagedIndex, openManifest, openSegmentFile } from './stored.js';

export const targets: Readonly<Record<string, OpenTarget>> = {
  analysis: openAnalysis,
  query: openQuery,
  filter: openFilter,
  search: openSearch,
  snippets: openSnippets,
  manifest: openManifest,
  'segment file': openSegmentFile,
  'damaged index': openDamagedIndex,
  http: openHttp,
  ...readerTargets,
  ...threadedReaderTargets,
  ...bookTargets,
};
