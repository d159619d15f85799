// When a server brings its index up to date: only from the corpus that the index was built from. An index that was deployed without
// its corpus, or beside another one, is served as it is.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.js';
import type { CorpusRelation } from '../../index/update/compare-corpus.js';
import { WorkerThread } from '../../threads/worker-thread.js';
import { ownPathsOf } from '../reading-settings.js';
import type { CompareRequest } from './compare-worker.js';

/** Why an index is not brought up to date. */
export type Reason = Exclude<CorpusRelation, 'same'> | 'read-only';

/** Finds out whether an index is to be brought up to date, once and for all where it is. */
export class CorpusUpdates {
  readonly #config: Config;
  #isAllowed = false;

  constructor(config: Config) {
    this.#config = config;
  }

  /** Null where the index is to be brought up to date. Rejects with FindlingError where either cannot be read. */
  async reasonAgainst(): Promise<Reason | null> {
    if (this.#isAllowed) return null;
    const { index, corpus } = this.#config;
    if (!(await isWritable(index))) return 'read-only';
    const thread = new WorkerThread<CompareRequest, CorpusRelation>(
      new URL('./compare-worker.js', import.meta.url),
    );
    try {
      const ownPaths = ownPathsOf(this.#config);
      const relation = await thread.run({ index, corpus, ownPaths }).result;
      if (relation !== 'same') return relation;
      this.#isAllowed = true;
      return null;
    } finally {
      await thread.close();
    }
  }

  /** Why the index is served as it is, and how old it is, in one sentence. */
  async explain(reason: Reason): Promise<string> {
    const { index, corpus } = this.#config;
    const reasons: Readonly<Record<Reason, string>> = {
      absent: `there are no documents in ${corpus}`,
      other: `${corpus} holds other documents than ${index} was built from (\`findling index\` takes them in their place)`,
      'read-only': `${index} cannot be written to`,
    };
    const built = await stat(path.join(index, 'CURRENT')).then(
      ({ mtime }) => mtime,
      () => null,
    );
    const age =
      built === null
        ? ''
        : `, published ${describeAge(Date.now() - built.getTime())} (${built.toISOString()})`;
    return `${reasons[reason]}: the index is served as it is${age}`;
  }
}

/** `3 hours ago`. */
export function describeAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, 'second'];
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
