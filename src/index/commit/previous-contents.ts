// What the generation before held, also where the next one is not built upon it: documents must not get lost unnoticed then
// either.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { countManifestDocuments, decodeCurrent, manifestName } from '../format/manifest.js';
import { readCurrentManifest } from '../read/read-manifest.js';
import { readSources } from '../read/read-sources.js';
import { listGenerations } from './sweep.js';

/** How much the generation before held. */
export interface PreviousContents {
  readonly documents: number;
  /** The files that its documents came from; null where the list cannot be read. */
  readonly paths: readonly string[] | null;
}

/** What the live generation holds, as far as that can be read; null where there is none, or nothing is known of it. */
export async function readPreviousContents(directory: ReadableDirectory): Promise<PreviousContents | null> {
  const documents = await countDocuments(directory);
  return documents === null ? null : { documents, paths: await readPaths(directory) };
}

/** The documents of the generation that CURRENT names, or else of the newest whose manifest is whole. */
async function countDocuments(directory: ReadableDirectory): Promise<number | null> {
  const generations = (await listGenerations(directory)).sort((a, b) => b - a);
  const current = await directory.read('CURRENT');
  if (current !== null) {
    try {
      generations.unshift(decodeCurrent('CURRENT', current.bytes).generation);
    } catch {
      // It is damaged: the newest manifest says as much.
    }
  }
  for (const generation of generations) {
    const contents = await directory.read(manifestName(generation));
    const documents = contents === null ? null : countManifestDocuments(contents.bytes);
    if (documents !== null) return documents;
  }
  return null;
}

async function readPaths(directory: ReadableDirectory): Promise<string[] | null> {
  try {
    const sources = await readSources(directory, await readCurrentManifest(directory));
    return sources.map(({ path }) => path);
  } catch (error) {
    if (error instanceof FindlingError && DAMAGE.has(error.code)) return null;
    throw error;
  }
}

const DAMAGE: ReadonlySet<string> = new Set(['index_missing', 'index_damaged', 'index_mismatch']);
