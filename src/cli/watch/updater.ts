// Brings the index of a command that runs for long up to date: builds it where there is none, before anybody is answered, or meanwhile.

import { existsSync } from 'node:fs';
import type { Config } from '../../config.js';
import { describeError, FindlingError } from '../../errors.js';
import { FileDirectory } from '../../index/directory/file-directory.js';
import { whyBuild } from '../../index/read/why-build.js';
import { printable, printLine, type Streams, styled } from '../print/streams.js';
import type { WorkerReindexer } from '../serve/worker-reindexer.js';
import type { CorpusUpdates } from './corpus-updates.js';

/**
 * Builds the index if there is none that can be opened, from the corpus, if that is there; brings one that is there up to date where the
 * setting `update` is `before`.
 * @returns false where nothing was built
 */
export async function buildOrUpdate(
  config: Config,
  updates: CorpusUpdates,
  streams: Streams,
): Promise<boolean> {
  const isBuilt = await buildMissing(config, streams);
  if (!isBuilt && config.update === 'before') await updateBefore(config, updates, streams);
  return isBuilt;
}

async function buildMissing(config: Config, streams: Streams): Promise<boolean> {
  const reason = await whyBuild(new FileDirectory(config.index));
  if (reason === null) return false;
  if (!existsSync(config.corpus)) {
    sayDimly(streams, `${reason}, and no corpus in ${config.corpus} to build it from`);
    return false;
  }
  sayDimly(streams, `${reason}: building it from ${config.corpus}`);
  try {
    await buildIndex(config, streams);
    return true;
  } catch (error) {
    // What a cluster serves may have been written by another machine: this one need not keep track of it to answer from it.
    const isAnothers =
      config.engine === 'opensearch' && error instanceof FindlingError && error.code === 'index_mismatch';
    if (!isAnothers) throw error;
    sayDimly(streams, `${error.message}. The index is served as it is`);
    return false;
  }
}

/** Brings the index up to date before anybody is answered. What goes wrong is said; the index is served as it is then. */
async function updateBefore(config: Config, updates: CorpusUpdates, streams: Streams): Promise<void> {
  try {
    const reason = await updates.reasonAgainst();
    if (reason !== null) sayDimly(streams, await updates.explain(reason));
    else await buildIndex(config, streams);
  } catch (error) {
    if (!(error instanceof FindlingError)) throw error;
    sayDimly(streams, `${error.message}: the index is served as it is`);
  }
}

/** What builds an index is loaded only where it is needed: mostly it is there. */
async function buildIndex(config: Config, streams: Streams): Promise<void> {
  const { runIndex } = await import('../index-command.js');
  await runIndex(config, { full: false, allowShrink: false, json: false }, streams);
}

/** Asks for runs, where the corpus is the one that is served. */
export class Updater {
  readonly #updates: CorpusUpdates;
  readonly #reindexer: WorkerReindexer;
  readonly #streams: Streams;
  #said: string | null = null;

  constructor(updates: CorpusUpdates, reindexer: WorkerReindexer, streams: Streams) {
    this.#updates = updates;
    this.#reindexer = reindexer;
    this.#streams = streams;
  }

  /** Never rejects: what goes wrong is said, once while it lasts. */
  async update(): Promise<void> {
    try {
      const reason = await this.#updates.reasonAgainst();
      if (reason === null) this.#reindexer.request();
      else if (reason !== this.#said) sayDimly(this.#streams, await this.#updates.explain(reason));
      this.#said = reason;
    } catch (error) {
      const problem = describeError(error);
      if (problem !== this.#said) sayDimly(this.#streams, `${problem}: the index is served as it is`);
      this.#said = problem;
    }
  }
}

function sayDimly({ err }: Streams, text: string): void {
  printLine(err, styled(err, 'dim', printable(text)));
}
