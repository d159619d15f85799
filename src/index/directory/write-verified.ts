// Writes a new file and reads it back before anybody counts on it.

import { createHash } from 'node:crypto';
import type { FileEntry } from '../format/manifest.js';
import type { FileCreator } from './file-creator.js';
import { verifyFile } from './verify-file.js';

/**
 * Writes a new file and reads it back. Returns what the manifest says of it.
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function writeVerified(
  directory: FileCreator,
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
