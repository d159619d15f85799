// Runs in a worker thread of the server: looks through the corpus, which takes a while where it is large.

import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { walkCorpus } from '../../documents/source/corpus-walk.js';
import { describeError } from '../../errors.js';
import { serveTasks } from '../../threads/serve-tasks.js';
import type { Look } from './corpus-poll.js';

/** What to look through. */
export interface LookRequest {
  readonly corpus: string;
  /** Files and folders of the program that are no documents. */
  readonly ownPaths: readonly string[];
}

serveTasks(look);

async function look(request: LookRequest): Promise<Look> {
  const started = performance.now();
  const seen = await describeCorpus(request).catch(describeError);
  return { seen, tookMs: performance.now() - started };
}

/** A checksum of what is known of each file without opening it. */
async function describeCorpus({ corpus, ownPaths }: LookRequest): Promise<string> {
  const hash = createHash('sha256');
  for (const found of Object.values(await walkCorpus(corpus, { ownPaths })).flat())
    hash.update(`${JSON.stringify(found)}\n`);
  return hash.digest('hex');
}
