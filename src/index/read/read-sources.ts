// Reads the list of the source files that a generation was built from.

import type { ReadableDirectory } from '../directory/readable-directory.js';
import { readVerified } from '../directory/verify-file.js';
import type { Manifest } from '../format/manifest.js';
import { decodeSources, type SourceState } from '../format/source-states.js';

/** The sources of the generation of a manifest. Throws FindlingError `index_damaged`. */
export async function readSources(
  directory: ReadableDirectory,
  { sources }: Pick<Manifest, 'sources'>,
): Promise<SourceState[]> {
  return decodeSources(await readVerified(directory, sources));
}
