// A new segment on its way into a directory: written durably, and read back before anybody counts on it.

import { createHash } from 'node:crypto';
import type { Directory } from '../directory/directory.js';
import { verifyFile } from '../read/index-reader.js';
import { segmentPath, type SegmentEntry } from '../format/manifest.js';
import type { SegmentBytes } from './segment-builder.js';
import type { SegmentFile } from '../format/segment-files.js';

/** What the manifest says of each file of a segment. */
export type WrittenFiles = SegmentEntry['files'];

/**
 * Writes the files of a new segment side by side and reads them back. Several segments can be written at a time.
 * @throws FindlingError `write_failed`, `index_damaged`; nothing is being written any more then
 */
export async function writeSegment(
  directory: Directory,
  name: string,
  bytes: SegmentBytes,
): Promise<WrittenFiles> {
  const write = async (part: SegmentFile): Promise<WrittenFiles[SegmentFile]> => {
    const path = segmentPath(name, part);
    const written = directory.create(path, bytes[part]);
    // Taken while the file is being written.
    const file = {
      bytes: bytes[part].length,
      sha256: createHash('sha256').update(bytes[part]).digest('hex'),
    };
    await written;
    await verifyFile(directory, path, file);
    return file;
  };
  const parts = [write('index.bin'), write('positions.bin'), write('documents.bin')] as const;
  // Where one fails, the others must have ended before anything is swept.
  await Promise.allSettled(parts);
  const [index, positions, stored] = await Promise.all(parts);
  return { 'index.bin': index, 'positions.bin': positions, 'documents.bin': stored };
}
