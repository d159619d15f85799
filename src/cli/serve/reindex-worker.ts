// Runs in a worker thread of the server: one update of the index, stopped at the next safe point by any message.

import type { MessagePort } from 'node:worker_threads';
import type { Config } from '../../config.js';
import type { FieldSettings } from '../../field-settings.js';
import type { ImportanceSettings } from '../../importance-settings.js';
import { updateIndex } from '../../index/update/update-index.js';
import type { UpdateSummary } from '../../index/update/update-summary.js';
import { placesOf } from '../../library/index-places.js';
import type { OpenSearchSettings } from '../../opensearch-settings.js';
import { serveTasks } from '../../threads/serve-tasks.js';
import { ownPathsOf, type ReadingConfig, readingSettingsOf } from '../reading-settings.js';

/** Where the corpus is, and where its index. */
export interface ReindexRequest extends ReadingConfig {
  readonly corpus: string;
  readonly index: string;
  readonly engine: Config['engine'];
  readonly opensearch: OpenSearchSettings;
  readonly synonyms: string | null;
  readonly keys: string;
  readonly minisearch: number;
  readonly buildMemory: number;
  readonly fields: FieldSettings;
  readonly importance: ImportanceSettings;
}

serveTasks(reindex);

async function reindex(
  { corpus, synonyms, keys, minisearch, buildMemory, fields, importance, ...request }: ReindexRequest,
  port: MessagePort,
): Promise<UpdateSummary> {
  const stop = new AbortController();
  port.on('message', () => {
    stop.abort();
  });
  return updateIndex({
    corpus,
    ...(await placesOf(request, false, stop.signal)),
    ownPaths: ownPathsOf({ synonyms, keys }),
    minisearch,
    buildMemory,
    fields,
    importance,
    reading: readingSettingsOf(request),
    signal: stop.signal,
    onRebuild: (plan) => {
      port.postMessage(plan);
    },
  });
}
