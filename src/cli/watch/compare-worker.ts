// Runs in a worker thread of the server: compares the corpus with the index, which takes a while where they are large.

import { FileDirectory } from '../../index/directory/file-directory.js';
import { compareCorpus, type CorpusRelation } from '../../index/update/compare-corpus.js';
import { serveTasks } from '../../threads/serve-tasks.js';
import type { LookRequest } from './look-worker.js';

/** What to compare. */
export interface CompareRequest extends LookRequest {
  readonly index: string;
}

serveTasks(({ index, corpus, ownPaths }: CompareRequest): Promise<CorpusRelation> =>
  compareCorpus(new FileDirectory(index), corpus, ownPaths),
);
