// Reads the manifest of a generation: what segments and files the generation consists of.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { REPAIR } from '../directory/verify-file.js';
import {
  type Current,
  decodeCurrent,
  decodeManifest,
  type Manifest,
  manifestName,
  parseManifestName,
} from '../format/manifest.js';
import { schemaFingerprint } from '../format/schema.js';

/** A manifest, and the checksum of the file it was read from: no other generation has the same, wherever it was built. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly sha256: string;
}

/** Reads the manifest CURRENT names. Throws FindlingError `index_missing`, `index_damaged` or `index_mismatch`. */
export async function readCurrentManifest(directory: ReadableDirectory): Promise<Manifest> {
  const { generation, sha256 } = await readCurrent(directory);
  return (await readManifest(directory, generation, sha256)).manifest;
}

/** Reads which generation is the live one. Throws FindlingError `index_missing` or `index_damaged`. */
export async function readCurrent(directory: ReadableDirectory): Promise<Current> {
  const current = await directory.read('CURRENT');
  if (current === null) {
    const names = await directory.list('');
    if (names.some((name) => parseManifestName(name) !== null)) {
      throw new FindlingError('index_damaged', `${directory.name}/CURRENT is missing; ${REPAIR}`);
    }
    throw new FindlingError(
      'index_missing',
      `${directory.name} holds no index; run \`findling index\` to build one`,
    );
  }
  return decodeCurrent(`${directory.name}/CURRENT`, current.bytes);
}

/**
 * Reads the manifest of a generation.
 * @param sha256 the checksum of its file, or null where nobody knows it
 * @throws FindlingError `index_damaged`, `index_mismatch`
 */
export async function readManifest(
  directory: ReadableDirectory,
  generation: number,
  sha256: string | null,
): Promise<ReadManifest> {
  const name = `${directory.name}/${manifestName(generation)}`;
  const contents = await directory.read(manifestName(generation));
  if (contents === null) {
    throw new FindlingError('index_damaged', `${name}, which CURRENT names, is missing; ${REPAIR}`);
  }
  const manifest = decodeManifest(name, contents.bytes);
  if (sha256 !== null && contents.sha256 !== sha256) {
    throw new FindlingError('index_damaged', `${name} is not the manifest CURRENT was written for`);
  }
  if (manifest.generation !== generation) {
    throw new FindlingError('index_damaged', `${name} describes generation ${manifest.generation}`);
  }
  return { manifest, sha256: contents.sha256 };
}

/** Throws FindlingError `index_mismatch` if the generation was built for other fields, weights, analysis or cleaning. */
export function checkSchema(directory: ReadableDirectory, manifest: Manifest): void {
  if (manifest.schema === schemaFingerprint()) return;
  throw new FindlingError(
    'index_mismatch',
    `${directory.name} was built by another version of Findling and would answer wrongly; run \`findling index\` to rebuild it`,
  );
}
