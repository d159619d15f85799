// Reads which documents of a generation are near-duplicates.

import type { ReadableDirectory } from '../directory/readable-directory.js';
import { readVerified } from '../directory/verify-file.js';
import { DuplicateRows } from '../format/duplicate-rows.js';
import type { Manifest } from '../format/manifest.js';

/** The rows of the generation of a manifest, verified. Throws FindlingError `index_damaged`. */
export async function readDuplicates(
  directory: ReadableDirectory,
  { duplicates, segments }: Pick<Manifest, 'duplicates' | 'segments'>,
): Promise<DuplicateRows> {
  const bytes = await readVerified(directory, duplicates);
  const documentCount = segments.reduce((sum, { documents }) => sum + documents, 0);
  return DuplicateRows.decode(`${directory.name}/${duplicates.name}`, bytes, documentCount);
}
