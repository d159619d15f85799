// Whether a folder holds the corpus that an index was built from, wherever either lies now.

import { posix } from 'node:path';
import type { SourceFile } from '../../documents/record.js';
import { walkCorpus } from '../../documents/source/corpus-walk.js';
import { FindlingError } from '../../errors.js';
import type { Directory } from '../directory/directory.js';
import type { SourceState } from '../format/source-states.js';
import { readCurrentManifest } from '../read/read-manifest.js';
import { readSources } from '../read/read-sources.js';

/** What a corpus is to an index: the one it was built from, as it is now; another one; or nothing, where no files are there. */
export type CorpusRelation = 'same' | 'other' | 'absent';

/**
 * Compares a corpus with the files that an index was built from: by their paths within the corpus, and by names and sizes where
 * folders were renamed. No file is opened. It is the same corpus where half of the files of the smaller one are found in the
 * other:
 * what else differs are edits.
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`, `corpus_unreadable`
 */
export async function compareCorpus(
  directory: Directory,
  corpus: string,
  ownPaths: readonly string[] = [],
): Promise<CorpusRelation> {
  const own = directory.folder === null ? ownPaths : [directory.folder, ...ownPaths];
  const files = await walkCorpus(corpus, { ownPaths: own }).then(
    (walk) => walk.files,
    (error: unknown) => {
      if (error instanceof FindlingError && error.code === 'corpus_missing') return [];
      throw error;
    },
  );
  if (files.length === 0) return 'absent';
  const states = await readSources(directory, await readCurrentManifest(directory));
  return 2 * countCommon(states, files) >= Math.min(states.length, files.length) ? 'same' : 'other';
}

function countCommon(states: readonly SourceState[], files: readonly SourceFile[]): number {
  const paths = new Set(states.map(({ path }) => path));
  const looks = new Set(
    states.flatMap(({ path, stamp }) => (stamp === null ? [] : [lookOf(path, stamp.bytes)])),
  );
  return files.filter(({ path, bytes }) => paths.has(path) || looks.has(lookOf(path, bytes))).length;
}

function lookOf(path: string, bytes: number): string {
  return `${bytes} ${posix.basename(path)}`;
}
