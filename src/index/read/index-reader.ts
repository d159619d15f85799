// Opens generations for reading: what is read of them is verified when it is first read. It falls back to an older generation where
// asked and says so, and follows CURRENT without a lock.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { VerifiedFile, verifyFile } from '../directory/verify-file.js';
import { type Manifest, parseManifestName, type SegmentEntry } from '../format/manifest.js';
import { NearDuplicates } from './near-duplicates.js';
import {
  identityOf,
  loadRest,
  makeGeneration,
  type OpenGeneration,
  openSegmentsOf,
} from './open-generation.js';
import { OpenSegment } from './open-segment.js';
import { readDuplicates } from './read-duplicates.js';
import { checkSchema, readCurrent, type ReadManifest, readManifest } from './read-manifest.js';
import { RepairWatch } from './repair-watch.js';

/** How often a reader tries anew because CURRENT changed while it was opening a generation. */
const MAX_ATTEMPTS = 5;

/** How a generation takes the place of the open one. */
interface ReplaceOptions {
  /** Why it is older than the live one, or null. */
  readonly degraded: string | null;
  /** Whether all of it is read and verified first, or each part when it is first touched. */
  readonly verified: boolean;
  /** Asked once it is open: whether it is still the generation to open. */
  readonly isLive?: () => Promise<boolean>;
}

/** Follows the live generation of a directory. A process needs one; it takes no lock. */
export class IndexReader {
  readonly #directory: ReadableDirectory;
  readonly #repair: RepairWatch;
  #open: OpenGeneration | null = null;
  /** Why the generation that the watch remembers could not be opened. */
  #refusal: FindlingError | null = null;

  /** @param now milliseconds since any moment */
  constructor(directory: ReadableDirectory, now?: () => number) {
    this.#directory = directory;
    this.#repair = new RepairWatch(directory, now);
  }

  /** The generation opened last. Throws FindlingError `index_missing` before the first `refresh`. */
  current(): OpenGeneration {
    if (this.#open === null)
      throw new FindlingError('index_missing', `${this.#directory.name} has not been opened`);
    return this.#open;
  }

  /**
   * Opens the generation CURRENT names, unless it is open already. One of the same number that was built elsewhere is another
   * generation. What is open stays open if this fails.
   * @param fallback opens an older complete generation in place of a damaged one; the damaged one is looked at again when its files
   * have changed, or now and then
   * @returns true when another generation is open now
   * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`
   */
  async refresh({ fallback }: { readonly fallback: boolean }): Promise<boolean> {
    try {
      return await this.#follow();
    } catch (error) {
      if (!fallback || !(error instanceof FindlingError) || !this.#isReasonToFallBack(error)) throw error;
      await this.#noteRefusal(error);
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
        const read = await readManifest(this.#directory, generation, null);
        checkSchema(this.#directory, read.manifest);
        return await this.#replace(read, { degraded: reason, verified: true });
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

  /** What cannot be read now is no reason to leave what is open, which goes on until it can; but better than nothing. */
  #isReasonToFallBack({ code }: FindlingError): boolean {
    return code === 'index_damaged' || (code === 'index_unreadable' && this.#open === null);
  }

  async #follow(): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      const current = await readCurrent(this.#directory);
      const isDegraded = (this.#open?.degraded ?? null) !== null;
      if (current.sha256 === this.#open?.sha256 && !isDegraded) return false;
      if (this.#refusal !== null && !(await this.#repair.isDue(current))) {
        if (isDegraded) return false;
        throw this.#refusal;
      }
      try {
        const read = await readManifest(this.#directory, current.generation, current.sha256);
        checkSchema(this.#directory, read.manifest);
        // What was found damaged is taken back only once every byte of it is whole again.
        const isLive = async (): Promise<boolean> =>
          attempt === MAX_ATTEMPTS || (await readCurrent(this.#directory)).sha256 === current.sha256;
        if (await this.#replace(read, { degraded: null, verified: isDegraded, isLive })) return true;
      } catch (error) {
        // A writer may have published, and swept what we were opening, in between: look again before calling it damage.
        const latest = await readCurrent(this.#directory);
        if (latest.sha256 === current.sha256 || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  async #noteRefusal(error: FindlingError): Promise<void> {
    try {
      await this.#repair.note(await readCurrent(this.#directory));
      this.#refusal = error;
    } catch (reason) {
      // CURRENT itself is damaged: nothing is read in vain until it names something.
      if (!(reason instanceof FindlingError)) throw reason;
    }
  }

  /**
   * Opens a generation in place of the open one. Segments of both stay open; those of the open one alone are closed.
   * @returns false, with nothing changed, if the generation is not the live one any more
   */
  async #replace({ manifest, sha256 }: ReadManifest, options: ReplaceOptions): Promise<boolean> {
    const { degraded, verified, isLive } = options;
    const previous = openSegmentsOf(this.#open);
    const opened: OpenSegment[] = [];
    const open = (entry: SegmentEntry): OpenSegment => {
      const segment = OpenSegment.open(this.#directory, entry);
      opened.push(segment);
      return segment;
    };
    let miniSearch: VerifiedFile | null = null;
    const closeOpened = (): void => {
      for (const segment of opened) segment.close();
      miniSearch?.close();
    };
    try {
      if (manifest.minisearch !== null) miniSearch = new VerifiedFile(this.#directory, manifest.minisearch);
      const segments = manifest.segments.map((entry) => previous.get(identityOf(entry)) ?? open(entry));
      if (verified) await loadRest(segments);
      const counts = manifest.segments.map(({ documents }) => documents);
      const duplicates = NearDuplicates.of(await readDuplicates(this.#directory, manifest), counts);
      const generation = makeGeneration(manifest, segments, duplicates);
      const sourcesDamage = await findSourcesDamage(this.#directory, manifest);
      // The folder may be a link that has been switched to another index, of which these files are a part.
      if (isLive !== undefined && !(await isLive())) {
        closeOpened();
        return false;
      }
      this.#open?.miniSearch?.close();
      this.#open = { generation, manifest, sha256, segments, degraded, sourcesDamage, miniSearch };
      for (const segment of previous.values()) if (!segments.includes(segment)) segment.close();
      return true;
    } catch (error) {
      closeOpened();
      throw error;
    }
  }
}

/** What is wrong with the list of sources, or null. */
async function findSourcesDamage(
  directory: ReadableDirectory,
  { sources }: Manifest,
): Promise<string | null> {
  try {
    await verifyFile(directory, sources.name, sources);
    return null;
  } catch (error) {
    if (error instanceof FindlingError) return error.message;
    throw error;
  }
}
