// Writes the files of a new segment.

import { checksumBlocks } from '../directory/block-checksums.js';
import type { FileCreator } from '../directory/file-creator.js';
import { writeVerified } from '../directory/write-verified.js';
import { type SegmentFileEntry, type SegmentFiles, segmentPath } from '../format/manifest.js';
import type { SegmentBytes, SegmentFile } from '../format/segment-files.js';

/**
 * Writes the files of a new segment side by side and reads them back. Several segments can be written at a time.
 * @throws FindlingError `write_failed`, `index_damaged`; nothing is being written any more then
 */
export async function writeSegment(
  directory: FileCreator,
  name: string,
  bytes: SegmentBytes,
): Promise<SegmentFiles> {
  const write = async (part: SegmentFile): Promise<SegmentFileEntry> => ({
    ...(await writeVerified(directory, segmentPath(name, part), bytes[part])),
    crc32: checksumBlocks(bytes[part]),
  });
  const parts = [
    write('index.bin'),
    write('positions.bin'),
    write('documents.bin'),
    write('fields.bin'),
  ] as const;
  // Where one fails, the others must have ended before anything is swept.
  await Promise.allSettled(parts);
  const [index, positions, stored, values] = await Promise.all(parts);
  return { 'index.bin': index, 'positions.bin': positions, 'documents.bin': stored, 'fields.bin': values };
}
