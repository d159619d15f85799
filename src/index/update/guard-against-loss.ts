// Stops a run that would remove documents because the corpus is not all there: a disk that is not mounted looks like an empty
// folder, and one that fails like a folder with less in it.

import { posix } from 'node:path';
import type { UnreadPath } from '../../documents/source/unread-path.js';
import { isAtOrBelow } from '../../documents/source/unread-path.js';
import { FindlingError } from '../../errors.js';
import type { IndexWriter } from '../commit/index-writer.js';
import { decodeDeleted } from '../format/manifest.js';
import type { SourceState } from '../format/source-states.js';
import { pathOf } from './previous-documents.js';

/** Folders that are named in a message, those that lost most first. */
const MAX_NAMED_FOLDERS = 5;

/**
 * Throws where fewer than half as many documents as before would be left. Documents are counted: one that has another path or id
 * now is not lost.
 * @param documents how many the next generation would hold
 * @throws FindlingError `corpus_shrunk`
 */
export function refuseMassLoss(
  writer: IndexWriter,
  documents: number,
  sources: readonly SourceState[],
  corpus: string,
): void {
  const before = writer.previous?.documents ?? 0;
  if (documents * 2 >= before) return;
  const folders = lossesByFolder(writer, sources);
  const named = folders
    .slice(0, MAX_NAMED_FOLDERS)
    .map(([folder, count]) => `${folder === '.' ? corpus : `${corpus}/${folder}`} (${count})`);
  if (folders.length > MAX_NAMED_FOLDERS) named.push(`${folders.length - MAX_NAMED_FOLDERS} more`);
  const where = named.length === 0 ? '' : `; they are gone from ${named.join(', ')}`;
  throw new FindlingError(
    'corpus_shrunk',
    `only ${documents} of ${before} documents would be left${where}. Nothing was published. ` +
      'If the corpus is all there, and so few documents are meant, run `findling index --allow-shrink`',
  );
}

/**
 * Throws where everything is indexed anew and files or folders that the generation before has documents of cannot be read: there
 * is nothing their documents could be kept from.
 * @throws FindlingError `corpus_incomplete`
 */
export function refuseUnreadLoss(writer: IndexWriter, unread: readonly UnreadPath[]): void {
  if (writer.generation !== 0) return;
  const known = writer.previous?.paths ?? [];
  const lost = unread.find(({ path }) => known.some((one) => isAtOrBelow(one, path)));
  if (lost === undefined) return;
  throw new FindlingError(
    'corpus_incomplete',
    `${lost.path === '' ? 'the corpus' : lost.path} ${lost.message}. Everything was to be indexed anew, and its documents ` +
      'would be lost. Nothing was published: run it again once that can be read, or go on without with `findling index --allow-shrink`',
  );
}

/** How many documents (or files, where everything is indexed anew) each folder lost, most first. */
function lossesByFolder(writer: IndexWriter, sources: readonly SourceState[]): [string, number][] {
  const losses = new Map<string, number>();
  const count = (path: string): void => {
    const folder = posix.dirname(path);
    losses.set(folder, (losses.get(folder) ?? 0) + 1);
  };
  if (writer.generation === 0) {
    const present = new Set(sources.map(({ path }) => path));
    for (const path of writer.previous?.paths ?? []) if (!present.has(path)) count(path);
  }
  for (const segment of writer.segments) {
    const before = new Set(decodeDeleted(segment.entry.deleted));
    for (const document of segment.deleted) if (!before.has(document)) count(pathOf({ segment, document }));
  }
  return [...losses].sort((a, b) => b[1] - a[1]);
}
