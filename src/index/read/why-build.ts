// Whether an index has to be built before anything can be answered from it.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { checkSchema, readCurrentManifest } from './read-manifest.js';

/**
 * Why there is nothing in a directory that this program can answer from, and building it is all that helps: there is no index, the first
 * build of it was never finished, or another version of Findling wrote it. Null where there is an index, though it may be damaged:
 * an older generation may then be whole.
 * @throws FindlingError `index_newer`, `index_unreadable`
 */
export async function whyBuild(directory: ReadableDirectory): Promise<string | null> {
  if ((await directory.read('CURRENT')) === null) {
    const isEmpty = (await directory.list('')).every((name) => !name.startsWith('generation-'));
    return isEmpty
      ? `no index in ${directory.name} yet`
      : `the index in ${directory.name} was never finished`;
  }
  try {
    checkSchema(directory, await readCurrentManifest(directory));
    return null;
  } catch (error) {
    if (!(error instanceof FindlingError)) throw error;
    if (error.code === 'index_mismatch')
      return `another version of Findling built the index in ${directory.name}`;
    if (error.code === 'index_damaged') return null;
    throw error;
  }
}
