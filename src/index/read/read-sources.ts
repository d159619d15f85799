// Reads the list of the source files that a generation was built from.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import type { Manifest } from '../format/manifest.js';
import { decodeSources, type SourceState } from '../format/source-states.js';

/** The sources of the generation of a manifest. Throws FindlingError `index_damaged`. */
export async function readSources(
  directory: ReadableDirectory,
  { sources }: Pick<Manifest, 'sources'>,
): Promise<SourceState[]> {
  const contents = await directory.read(sources.name);
  if (contents?.sha256 !== sources.sha256) {
    throw new FindlingError('index_damaged', `${directory.name}/${sources.name} is missing or has changed`);
  }
  return decodeSources(contents.bytes);
}
