// Opens generations for reading: it verifies what it opens, falls back to an older generation where asked and says so, and
// follows CURRENT without a lock.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { VerifiedFile } from '../directory/verify-file.js';
import { decodeDeleted, parseManifestName, type Manifest } from '../format/manifest.js';
import { Generation } from './generation.js';
import { identityOf, type OpenGeneration, openSegmentsOf } from './open-generation.js';
import { SegmentSnapshot } from './segment-snapshot.js';
import { openSegment } from './open-segment.js';
import { checkSchema, readCurrentManifest, readManifest } from './read-manifest.js';
import type { Segment } from './segment.js';

/** How often a reader tries anew because CURRENT changed while it was opening a generation. */
const MAX_ATTEMPTS = 5;

/** Follows the live generation of a directory. A process needs one; it takes no lock. */
export class IndexReader {
  readonly #directory: ReadableDirectory;
  #open: OpenGeneration | null = null;

  constructor(directory: ReadableDirectory) {
    this.#directory = directory;
  }

  /** The generation opened last. Throws FindlingError `index_missing` before the first `refresh`. */
  current(): OpenGeneration {
    if (this.#open === null)
      throw new FindlingError('index_missing', `${this.#directory.name} has not been opened`);
    return this.#open;
  }

  /**
   * Opens the generation CURRENT names, unless it is open already. What is open stays open if this fails.
   * @param fallback opens an older complete generation in place of a damaged one
   * @returns true when another generation is open now
   * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`
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
    for (let attempt = 1; ; attempt += 1) {
      const manifest = await readCurrentManifest(this.#directory);
      checkSchema(this.#directory, manifest);
      if (manifest.generation === this.#open?.manifest.generation && this.#open.degraded === null)
        return false;
      try {
        await this.#replace(manifest, null);
        return true;
      } catch (error) {
        // A writer may have published, and swept what we were opening, in between: look again before calling it damage.
        const current = await readCurrentManifest(this.#directory);
        if (current.generation === manifest.generation || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  /** Opens the newest generation that is complete; false if there is none. */
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

  /** Opens a generation in place of the open one. Segments of both stay open; those of the open one alone are closed. */
  async #replace(manifest: Manifest, degraded: string | null): Promise<void> {
    const previous = openSegmentsOf(this.#open);
    const opened: Segment[] = [];
    const segments: SegmentSnapshot[] = [];
    let miniSearch: VerifiedFile | null = null;
    try {
      if (manifest.minisearch !== null) miniSearch = new VerifiedFile(this.#directory, manifest.minisearch);
      for (const entry of manifest.segments) {
        let segment = previous.get(identityOf(entry));
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
    for (const segment of previous.values()) if (!kept.has(segment)) segment.close();
  }
}
