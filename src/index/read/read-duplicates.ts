// Reads which documents of a generation are near-duplicates.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { REPAIR } from '../directory/verify-file.js';
import { DuplicateRows } from '../format/duplicate-rows.js';
import type { Manifest } from '../format/manifest.js';

/** The rows of the generation of a manifest, verified. Throws FindlingError `index_damaged`. */
export async function readDuplicates(
  directory: ReadableDirectory,
  { duplicates, segments }: Pick<Manifest, 'duplicates' | 'segments'>,
): Promise<DuplicateRows> {
  const path = `${directory.name}/${duplicates.name}`;
  const contents = await directory.read(duplicates.name);
  if (contents?.sha256 !== duplicates.sha256) {
    throw new FindlingError('index_damaged', `${path} is missing or has changed; ${REPAIR}`);
  }
  const documentCount = segments.reduce((sum, { documents }) => sum + documents, 0);
  return DuplicateRows.decode(path, contents.bytes, documentCount);
}
