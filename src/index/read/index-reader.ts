// Opens generations for reading: verifies every byte, falls back loudly, follows CURRENT without a lock.

import { FindlingError } from '../../errors.js';
import type { Directory } from '../directory/directory.js';
import { Generation, SegmentSnapshot } from './generation.js';
import {
  decodeCurrent,
  decodeDeleted,
  decodeManifest,
  generationName,
  parseManifestName,
  segmentPath,
  type Manifest,
  type SegmentEntry,
} from '../format/manifest.js';
import { schemaFingerprint } from '../format/schema.js';
import { Segment } from './segment.js';
import { compareDigest, REPAIR, VerifiedFile, verifyFile } from './verify-file.js';

/** How often a reader starts over because CURRENT moved while it was opening a generation. */
const MOVES = 5;

/** A generation opened for reading. */
export interface OpenGeneration {
  readonly generation: Generation;
  readonly manifest: Manifest;
  /** Why an older generation is served than CURRENT names, or null. */
  readonly degraded: string | null;
  /** The generation as MiniSearch loads it, or null where it has none. */
  readonly miniSearch: VerifiedFile | null;
}

/** Reads the manifest CURRENT names. Throws FindlingError `index_missing`, `index_damaged` or `index_mismatch`. */
export async function readCurrentManifest(directory: Directory): Promise<Manifest> {
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
  const { generation, sha256 } = decodeCurrent(`${directory.name}/CURRENT`, current.bytes);
  return readManifest(directory, generation, sha256);
}

async function readManifest(
  directory: Directory,
  generation: number,
  sha256: string | null,
): Promise<Manifest> {
  const name = `${directory.name}/${generationName(generation)}.json`;
  const contents = await directory.read(`${generationName(generation)}.json`);
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
  return manifest;
}

/** Throws FindlingError `index_mismatch` if the generation was built for other fields, weights or analysis. */
export function checkSchema(directory: Directory, manifest: Manifest): void {
  if (manifest.schema === schemaFingerprint()) return;
  throw new FindlingError(
    'index_mismatch',
    `${directory.name} was built by another version of Findling and would answer wrongly; run \`findling index\` to rebuild it`,
  );
}

/** Opens one segment, verifying its files. Throws FindlingError `index_damaged`. */
export async function openSegment(directory: Directory, entry: SegmentEntry): Promise<Segment> {
  const index = await readVerified(directory, entry, 'index.bin');
  const positions = await readVerified(directory, entry, 'positions.bin');
  await verifyFile(directory, segmentPath(entry.name, 'documents.bin'), entry.files['documents.bin']);
  const stored = directory.open(segmentPath(entry.name, 'documents.bin'));
  try {
    const segment = new Segment(entry.name, index, positions, stored);
    if (segment.documentCount !== entry.documents) {
      throw new FindlingError(
        'index_damaged',
        `segments/${entry.name} holds ${segment.documentCount} documents`,
      );
    }
    return segment;
  } catch (error) {
    stored.close();
    throw error;
  }
}

async function readVerified(
  directory: Directory,
  entry: SegmentEntry,
  part: 'index.bin' | 'positions.bin',
): Promise<Uint8Array<ArrayBuffer>> {
  const name = segmentPath(entry.name, part);
  const contents = await directory.read(name);
  compareDigest(
    directory,
    name,
    entry.files[part],
    contents === null ? null : { length: contents.bytes.length, sha256: contents.sha256 },
  );
  return contents?.bytes ?? new Uint8Array(0);
}

/** Follows the live generation of a directory. One instance a process; it needs no lock. */
export class IndexReader {
  readonly #directory: Directory;
  #open: OpenGeneration | null = null;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** The generation opened last. Throws FindlingError `index_missing` before the first `refresh`. */
  current(): OpenGeneration {
    if (this.#open === null)
      throw new FindlingError('index_missing', `${this.#directory.name} has not been opened`);
    return this.#open;
  }

  /**
   * Opens the generation CURRENT names, unless it is open already; true when it has changed. What is open stays
   * open if this fails. With `fallback`, an older complete generation is opened in place of a damaged one.
   */
  async refresh({ fallback }: { readonly fallback: boolean }): Promise<boolean> {
    try {
      return await this.#follow();
    } catch (error) {
      if (!fallback || !(error instanceof FindlingError) || error.code !== 'index_damaged') throw error;
      if (this.#open?.degraded === error.message) return false;
      if (await this.#fallBack(error.message)) return true;
      throw error;
    }
  }

  close(): void {
    for (const { segment } of this.#open?.generation.segments ?? []) segment.close();
    this.#open?.miniSearch?.close();
    this.#open = null;
  }

  async #follow(): Promise<boolean> {
    let tried = 0;
    for (;;) {
      const manifest = await readCurrentManifest(this.#directory);
      checkSchema(this.#directory, manifest);
      if (manifest.generation === this.#open?.manifest.generation && this.#open.degraded === null)
        return false;
      try {
        await this.#replace(manifest, null);
        return true;
      } catch (error) {
        // A writer may have published, and swept what we were opening, in between: look again before calling it damage.
        const snapshot = await readCurrentManifest(this.#directory);
        tried += 1;
        if (snapshot.generation === manifest.generation || tried === MOVES) throw error;
      }
    }
  }

  async #fallBack(reason: string): Promise<boolean> {
    const generations = (await this.#directory.list(''))
      .map(parseManifestName)
      .filter((generation) => generation !== null)
      .sort((a, b) => b - a);
    for (const generation of generations) {
      try {
        const manifest = await readManifest(this.#directory, generation, null);
        checkSchema(this.#directory, manifest);
        await this.#replace(manifest, reason);
        return true;
      } catch (error) {
        if (!(error instanceof FindlingError)) throw error;
      }
    }
    return false;
  }

  async #replace(manifest: Manifest, degraded: string | null): Promise<void> {
    const before = new Map(
      (this.#open?.manifest.segments ?? []).map((entry, index) => [
        entry.files['index.bin'].sha256 + entry.name,
        this.#open?.generation.segments[index]?.segment,
      ]),
    );
    const opened: Segment[] = [];
    const segments: SegmentSnapshot[] = [];
    let miniSearch: VerifiedFile | null = null;
    try {
      if (manifest.minisearch !== null) miniSearch = new VerifiedFile(this.#directory, manifest.minisearch);
      for (const entry of manifest.segments) {
        let segment = before.get(entry.files['index.bin'].sha256 + entry.name);
        if (segment === undefined) {
          segment = await openSegment(this.#directory, entry);
          opened.push(segment);
        }
        segments.push(new SegmentSnapshot(segment, decodeDeleted(entry.deleted)));
      }
    } catch (error) {
      for (const segment of opened) segment.close();
      miniSearch?.close();
      throw error;
    }
    const kept = new Set(segments.map(({ segment }) => segment));
    const generation = new Generation(manifest.generation, segments);
    this.#open?.miniSearch?.close();
    this.#open = { generation, manifest, degraded, miniSearch };
    for (const segment of before.values()) if (segment !== undefined && !kept.has(segment)) segment.close();
  }
}
