// Opens generations for reading: what is read of them is verified when it is first read. It falls back to an older generation where
// asked and says so, and follows CURRENT without a lock.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { VerifiedFile } from '../directory/verify-file.js';
import { type Manifest, parseManifestName, type SegmentEntry } from '../format/manifest.js';
import {
  identityOf,
  loadRest,
  makeGeneration,
  type OpenGeneration,
  openSegmentsOf,
} from './open-generation.js';
import { OpenSegment } from './open-segment.js';
import { checkSchema, readCurrentManifest, readManifest } from './read-manifest.js';

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
      if (await this.fallBack(error.message)) return true;
      throw error;
    }
  }

  /**
   * Falls back from the open generation, of which a part that was not read before turned out to be damaged.
   * @param reason what was found
   * @returns true when an older generation, all of it verified, is open instead; if there is none, what is open stays open
   */
  async fallBack(reason: string): Promise<boolean> {
    const generations = (await this.#directory.list(''))
      .map(parseManifestName)
      .filter((generation) => generation !== null)
      .sort((a, b) => b - a);
    for (const generation of generations) {
      try {
        const manifest = await readManifest(this.#directory, generation, null);
        checkSchema(this.#directory, manifest);
        await this.#replace(manifest, reason, { verified: true });
        return true;
      } catch (error) {
        if (!(error instanceof FindlingError)) throw error;
      }
    }
    return false;
  }

  /** Reads and verifies what of the open generation was not touched yet. Rejects with FindlingError `index_damaged`. */
  loadRest(): Promise<void> {
    return loadRest(this.current().segments);
  }

  close(): void {
    for (const segment of this.#open?.segments ?? []) segment.close();
    this.#open?.miniSearch?.close();
    this.#open = null;
  }

  async #follow(): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      const manifest = await readCurrentManifest(this.#directory);
      checkSchema(this.#directory, manifest);
      const isDegraded = (this.#open?.degraded ?? null) !== null;
      if (manifest.generation === this.#open?.manifest.generation && !isDegraded) return false;
      try {
        // What was found damaged is taken back only once every byte of it is whole again.
        await this.#replace(manifest, null, { verified: isDegraded });
        return true;
      } catch (error) {
        // A writer may have published, and swept what we were opening, in between: look again before calling it damage.
        const current = await readCurrentManifest(this.#directory);
        if (current.generation === manifest.generation || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Opens a generation in place of the open one. Segments of both stay open; those of the open one alone are closed.
   * @param verified whether all of it is read and verified first, or each part when it is first touched
   */
  async #replace(
    manifest: Manifest,
    degraded: string | null,
    { verified }: { readonly verified: boolean },
  ): Promise<void> {
    const previous = openSegmentsOf(this.#open);
    const opened: OpenSegment[] = [];
    const open = (entry: SegmentEntry): OpenSegment => {
      const segment = OpenSegment.open(this.#directory, entry);
      opened.push(segment);
      return segment;
    };
    let miniSearch: VerifiedFile | null = null;
    try {
      if (manifest.minisearch !== null) miniSearch = new VerifiedFile(this.#directory, manifest.minisearch);
      const segments = manifest.segments.map((entry) => previous.get(identityOf(entry)) ?? open(entry));
      if (verified) await loadRest(segments);
      const generation = makeGeneration(manifest, segments);
      this.#open?.miniSearch?.close();
      this.#open = { generation, manifest, segments, degraded, miniSearch };
      for (const segment of previous.values()) if (!segments.includes(segment)) segment.close();
    } catch (error) {
      for (const segment of opened) segment.close();
      miniSearch?.close();
      throw error;
    }
  }
}
