// The files that stand beside the manifest and are made of all segments together: `generation-NNNNNN.duplicates.bin`, and
// `generation-NNNNNN.minisearch.json` of a small index. Generations of the same documents in the same segments share them.

import type { Directory } from '../directory/directory.js';
import { writeVerified } from '../directory/write-verified.js';
import { findDuplicates, type PreviousDuplicates } from '../duplicates/find-duplicates.js';
import { generationName, type Manifest, type NamedFile, type SegmentEntry } from '../format/manifest.js';
import { encodeMiniSearch } from '../minisearch/minisearch-json.js';
import { Generation } from '../read/generation.js';
import { SegmentSnapshot } from '../read/segment-snapshot.js';
import type { BaseGeneration } from './base-generation.js';

/** What the manifest says of the files that are made of all segments. */
export type Companions = Pick<Manifest, 'duplicates' | 'minisearch'>;

/** What is to be published. */
export interface NextContents {
  /** The number of the generation. */
  readonly number: number;
  readonly segments: readonly SegmentEntry[];
  /** The same segments, opened. */
  readonly generation: Generation;
  /** Whether it gets an index of MiniSearch. */
  readonly hasMiniSearch: boolean;
}

/**
 * Writes the files, or names those of the generation before where they are the same.
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function writeCompanions(
  directory: Directory,
  next: NextContents,
  base: BaseGeneration | null,
): Promise<Companions> {
  const names = {
    duplicates: `${generationName(next.number)}.duplicates.bin`,
    minisearch: `${generationName(next.number)}.minisearch.json`,
  };
  for (const name of Object.values(names)) await directory.remove(name);
  const before = base?.manifest;
  const isSame = JSON.stringify(before?.segments) === JSON.stringify(next.segments);
  const same = isSame && before !== undefined ? before : { duplicates: null, minisearch: null };
  const write = async (name: string, bytes: Uint8Array): Promise<NamedFile> => ({
    name,
    ...(await writeVerified(directory, name, bytes)),
  });
  const writeDuplicates = (): Promise<NamedFile> => {
    const previous = base === null ? null : previousDuplicates(base);
    return write(names.duplicates, findDuplicates(next.generation, previous).encode());
  };
  const writeMiniSearch = (): Promise<NamedFile> =>
    write(names.minisearch, Buffer.concat([...encodeMiniSearch(next.generation)]));
  return {
    duplicates: same.duplicates ?? (await writeDuplicates()),
    minisearch: next.hasMiniSearch ? (same.minisearch ?? (await writeMiniSearch())) : null,
  };
}

function previousDuplicates({ manifest, segments, duplicates }: BaseGeneration): PreviousDuplicates {
  const snapshots = segments.map(({ entry, segment }) => SegmentSnapshot.of(segment, entry));
  return { generation: new Generation(manifest.generation, snapshots), rows: duplicates };
}
