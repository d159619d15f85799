// Removes what no kept generation needs. Only files that this program can have written are touched.

import type { Directory } from '../directory/directory.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { manifestName, parseManifestName } from '../format/manifest.js';

/** Complete generations that are kept: the live one and the one before it. */
const KEPT_GENERATIONS = 2;

/** The numbers of all generations whose manifest is there. */
export async function listGenerations(directory: ReadableDirectory): Promise<number[]> {
  return (await directory.list('')).map(parseManifestName).filter((generation) => generation !== null);
}

/**
 * Removes files that neither the live generation nor the one before it needs.
 * @param live null where that is not known: the newest ones are kept then
 * @throws FindlingError `write_failed`, `index_unreadable`
 */
export async function sweep(directory: Directory, live: number | null): Promise<void> {
  const earlier = (await listGenerations(directory))
    .filter((generation) => live === null || generation < live)
    .sort((a, b) => b - a);
  const kept = [...(live === null ? [] : [live]), ...earlier].slice(0, KEPT_GENERATIONS);
  const needed = new Set<string>();
  for (const generation of kept) {
    const contents = await directory.read(manifestName(generation));
    if (contents === null) continue;
    for (const name of namesIn(contents.bytes)) needed.add(name);
  }
  for (const name of await directory.list('')) {
    if (needed.has(name)) continue;
    const generation =
      /^generation-(\d{6,})(\.json|\.sources\.json|\.duplicates\.bin|\.minisearch\.json)/.exec(name)?.[1];
    const ours = generation !== undefined && (!kept.includes(Number(generation)) || name.endsWith('.tmp'));
    if (ours || /^(?:CURRENT|pace\.json)\.[0-9a-f]{12}\.tmp$/.test(name)) await directory.remove(name);
  }
  for (const name of await directory.list('segments')) {
    if (/^\d{6,}$/.test(name) && !needed.has(name)) await directory.remove(`segments/${name}`);
  }
}

/** Names of the segments and files that a manifest needs, found by their form: a damaged manifest keeps what it still names. */
function namesIn(manifest: Uint8Array): string[] {
  return [
    ...Buffer.from(manifest)
      .toString('utf8')
      .matchAll(/"name": ?"(\d{6,}|generation-[\d.a-z]+)"/g),
  ].map(([, name]) => name ?? '');
}
