// A new segment on its way into a directory: written durably, and read back before anybody counts on it.

import { createHash } from 'node:crypto';
import type { Directory } from '../directory/directory.js';
import { verifyFile } from '../read/verify-file.js';
import { segmentPath, type FileEntry, type SegmentEntry } from '../format/manifest.js';
import type { SegmentBytes, SegmentFile } from '../format/segment-files.js';

/** What the manifest says of each file of a segment. */
export type WrittenFiles = SegmentEntry['files'];

/**
 * Writes a new file and reads it back.
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function writeVerified(
  directory: Directory,
  name: string,
  bytes: Uint8Array,
): Promise<FileEntry> {
  const written = directory.create(name, bytes);
  // Taken while the file is being written.
  const file = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  await written;
  await verifyFile(directory, name, file);
  return file;
}

/**
 * Writes the files of a new segment side by side and reads them back. Several segments can be written at a time.
 * @throws FindlingError `write_failed`, `index_damaged`; nothing is being written any more then
 */
export async function writeSegment(
  directory: Directory,
  name: string,
  bytes: SegmentBytes,
): Promise<WrittenFiles> {
  const write = (part: SegmentFile): Promise<FileEntry> =>
    writeVerified(directory, segmentPath(name, part), bytes[part]);
  const parts = [write('index.bin'), write('positions.bin'), write('documents.bin')] as const;
  // Where one fails, the others must have ended before anything is swept.
  await Promise.allSettled(parts);
  const [index, positions, stored] = await Promise.all(parts);
  return { 'index.bin': index, 'positions.bin': positions, 'documents.bin': stored };
}
