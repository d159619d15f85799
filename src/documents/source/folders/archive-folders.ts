// Vaults of notes and folders of sites inside an archive, found as in a corpus: by what their programs keep there, and by notes that
// link to one another.

import type { ZipMember } from '../containers/zip-archive.js';
import { HIDDEN_MARKS } from './hidden-marks.js';
import { isMarkdown } from './marked-folders.js';
import { findSites } from './site-folders.js';
import { findMarkedVaults, linkToOneAnother, SAMPLED_BYTES, sampleNotes } from './vaults.js';

/** The folders of an archive by their paths inside of it; `''` is the archive itself. */
export interface ArchiveFolders {
  readonly vaults: readonly string[];
  readonly sites: readonly string[];
}

/**
 * Finds them.
 * @param members the files that are read
 * @param names of all files, hidden ones among them
 */
export async function findArchiveFolders(
  members: readonly ZipMember[],
  names: readonly string[],
): Promise<ArchiveFolders> {
  const files = names.map((path) => ({ path }));
  const walk = { files, skipped: [], marks: [...new Set(names.flatMap(markIn))] };
  const sites = findSites(walk);
  const vaults = findMarkedVaults(walk);
  if (vaults.includes('')) return { vaults, sites };
  const notes = members.filter(({ name }) => isMarkdown(name));
  const sample = await Promise.all(
    sampleNotes(notes).map(async (note) => ({ path: note.name, text: await readBeginning(note) })),
  );
  const areLinked = linkToOneAnother(
    notes.map(({ name }) => ({ path: name })),
    sample,
  );
  return { vaults: areLinked ? [''] : vaults, sites };
}

/** The path of the hidden folder that a file lies in, if it tells which program its place is of. */
function markIn(name: string): readonly string[] {
  const parts = name.split('/');
  const at = parts.findIndex((part) => HIDDEN_MARKS.has(part));
  return at < 0 ? [] : [parts.slice(0, at + 1).join('/')];
}

async function readBeginning(note: ZipMember): Promise<string> {
  try {
    for await (const chunk of note.chunks(SAMPLED_BYTES)) return chunk.toString('utf8');
    return '';
  } catch {
    // Reading it for its documents reports what is wrong.
    return '';
  }
}
