// Opens segments: the checksum of each of their files is compared with the manifest before anything of it is used.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { compareDigest, verifyFile } from '../directory/verify-file.js';
import { segmentPath, type SegmentEntry } from '../format/manifest.js';
import { Segment } from './segment.js';

/** Opens a segment, verifying its files. Throws FindlingError `index_damaged`. */
export async function openSegment(directory: ReadableDirectory, entry: SegmentEntry): Promise<Segment> {
  const index = await readVerified(directory, entry, 'index.bin');
  const positions = await readVerified(directory, entry, 'positions.bin');
  await verifyFile(directory, segmentPath(entry.name, 'documents.bin'), entry.files['documents.bin']);
  const documents = directory.open(segmentPath(entry.name, 'documents.bin'));
  try {
    const segment = new Segment(entry.name, { index, positions, documents });
    if (segment.documentCount !== entry.documents) {
      throw new FindlingError(
        'index_damaged',
        `segments/${entry.name} holds ${segment.documentCount} documents`,
      );
    }
    return segment;
  } catch (error) {
    documents.close();
    throw error;
  }
}

async function readVerified(
  directory: ReadableDirectory,
  entry: SegmentEntry,
  part: 'index.bin' | 'positions.bin',
): Promise<Uint8Array> {
  const name = segmentPath(entry.name, part);
  const contents = await directory.read(name);
  const actual = contents === null ? null : { length: contents.bytes.length, sha256: contents.sha256 };
  compareDigest(`${directory.name}/${name}`, entry.files[part], actual);
  return contents?.bytes ?? new Uint8Array(0);
}
