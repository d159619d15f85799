// Publishes generations: new segments, deletions, one commit. Holds the writer lock from open to close.
// At every instant CURRENT names a complete generation (the protocol of docs/reliability.md).

import { listWantedProperties } from '../../documents/own/field-names.js';
import { readingFingerprint } from '../../documents/source/read-options.js';
import { describeError, FindlingError } from '../../errors.js';
import type { UnusedSetting } from '../../setting-problem.js';
import type { Directory, WriterLock } from '../directory/directory.js';
import type { FileCreator } from '../directory/file-creator.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { writeVerified } from '../directory/write-verified.js';
import { compareKeys } from '../format/compare-keys.js';
import {
  countLive,
  decodeDeleted,
  encodeCurrent,
  encodeDeleted,
  encodeManifest,
  generationName,
  type Manifest,
  manifestName,
  parseManifestName,
  type SegmentEntry,
  type SegmentFiles,
} from '../format/manifest.js';
import type { Schema } from '../format/own/own-schema.js';
import { schemaFingerprint } from '../format/schema.js';
import { FORMAT_VERSION } from '../format/sections.js';
import { encodeSources, type SourceState } from '../format/source-states.js';
import { readCurrentManifest } from '../read/read-manifest.js';
import { type BaseGeneration, openBaseGeneration, type WritableSegment } from './base-generation.js';
import { inferSchema, type SchemaSettings } from './infer-schema.js';
import { openNextGeneration } from './next-generation.js';
import { type PreviousContents, readPreviousContents } from './previous-contents.js';
import { listGenerations, sweep } from './sweep.js';
import { listUnusedSettings } from './unused-settings.js';
import { writeCompanions } from './write-companions.js';

/** What a writer starts from. */
interface Start {
  readonly base: BaseGeneration | null;
  /** Why there is no base, though there should be one. */
  readonly restarted: string | null;
  /** What was live before; null where nothing was. */
  readonly previous: PreviousContents | null;
  /** See `readingFingerprint`. */
  readonly reading: string;
  /** The number of the next segment. */
  readonly nextSegment: number;
  /** Why what earlier runs left could not be removed, or null. */
  readonly unswept: string | null;
}

/**
 * The one writer of an index. It collects what the next generation consists of: the segments of the live generation with what
 * is deleted from them, less those dropped, and the segments added. Nothing of it is seen by readers before `commit`.
 */
export class IndexWriter {
  /** Why the generation before could not be built upon, or null; everything is then indexed anew. */
  readonly restarted: string | null;
  /** What was live before, also where it is not built upon; null where nothing was. */
  readonly previous: PreviousContents | null;
  readonly #directory: Directory;
  readonly #lock: WriterLock;
  readonly #base: BaseGeneration | null;
  readonly #added: SegmentEntry[] = [];
  readonly #dropped = new Set<string>();
  readonly #reading: string;
  #nextSegment: number;
  #unusedSettings: readonly UnusedSetting[] = [];
  #unswept: string | null;
  #schema: Schema | null = null;

  private constructor(
    directory: Directory,
    lock: WriterLock,
    { base, restarted, previous, reading, nextSegment, unswept }: Start,
  ) {
    this.#directory = directory;
    this.#lock = lock;
    this.#base = base;
    this.restarted = restarted;
    this.previous = previous;
    this.#reading = reading;
    this.#nextSegment = nextSegment;
    this.#unswept = unswept;
  }

  /**
   * Takes the lock, removes what runs that were killed left, and opens the live generation to build upon; `full` starts from
   * nothing,
   * and so does another `reading` (see `readingFingerprint`): unchanged files may give other documents then.
   * @throws FindlingError `index_locked`, `write_failed`, `index_unreadable`, `index_newer`; `index_damaged` for a folder of
   * another
   * program
   */
  static async open(
    directory: Directory,
    { full, reading = readingFingerprint({}) }: { readonly full: boolean; readonly reading?: string },
  ): Promise<IndexWriter> {
    const lock = await directory.lock();
    try {
      const live = await readLive(directory);
      await refuseForeign(directory, live);
      // Before anything is written: what killed runs left must not add up, nor fill the disk.
      const unswept = await trySweep(directory, live);
      const used = (await directory.list('segments')).map(Number).filter(Number.isInteger);
      const nextSegment = Math.max(0, ...used) + 1;
      const opened = full ? { base: null, restarted: null } : await openBase(directory, live, reading);
      const previous = opened.base === null ? await readPreviousContents(directory) : contentsOf(opened.base);
      return new IndexWriter(directory, lock, {
        ...opened,
        previous,
        reading,
        nextSegment,
        unswept,
      });
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Why files that are no longer needed could not be removed, or null. The next run tries again. */
  get unswept(): string | null {
    return this.#unswept;
  }

  /** The generation built upon, or 0. */
  get generation(): number {
    return this.#base?.manifest.generation ?? 0;
  }

  /** The segments built upon, without those dropped. */
  get segments(): readonly WritableSegment[] {
    return (this.#base?.segments ?? []).filter(({ entry }) => !this.#dropped.has(entry.name));
  }

  /** What the source files looked like when the generation built upon was written. */
  get sources(): readonly SourceState[] {
    return this.#base?.sources ?? [];
  }

  /** The properties that files were asked for when the generation built upon was written. */
  get properties(): readonly string[] {
    return this.#base?.manifest.properties ?? [];
  }

  /** Whether the generation built upon has an index of MiniSearch. */
  get hasMiniSearch(): boolean {
    return (this.#base?.manifest.minisearch ?? null) !== null;
  }

  /** The own fields of the generation built upon; null where there is none. */
  get previousSchema(): Schema | null {
    return this.#base?.manifest.fields ?? null;
  }

  /** The own fields of the generation that was committed; null before. */
  get schema(): Schema | null {
    return this.#schema;
  }

  /** Settings that had no effect on the documents at the last commit. */
  get unusedSettings(): readonly UnusedSetting[] {
    return this.#unusedSettings;
  }

  /** Where the files of new segments are written to. */
  get directory(): FileCreator {
    return this.#directory;
  }

  /** The number that the next commit gives. */
  async nextGeneration(): Promise<number> {
    return Math.max(this.generation, ...(await listGenerations(this.#directory))) + 1;
  }

  /** A name for a segment to come. Segments are ordered as their names are reserved. */
  reserveSegment(): string {
    const name = String(this.#nextSegment).padStart(6, '0');
    this.#nextSegment += 1;
    return name;
  }

  /** Takes a segment, whose files are written already under the name reserved for it, into the next commit. */
  addSegment(name: string, documents: number, files: SegmentFiles): void {
    this.#added.push({ name, documents, files, deleted: '' });
  }

  /** Leaves a segment, whether built upon or just added, out of the next commit. */
  dropSegment(name: string): void {
    this.#dropped.add(name);
  }

  /** The segments the next commit will hold. */
  nextSegments(): SegmentEntry[] {
    const kept = this.segments
      .map(({ entry, deleted }) => ({ ...entry, deleted: encodeDeleted([...deleted]) }))
      .filter((entry) => decodeDeleted(entry.deleted).length < entry.documents);
    const added = this.#added.filter(({ name }) => !this.#dropped.has(name));
    return [...kept, ...added].sort((a, b) => compareKeys(a.name, b.name));
  }

  /**
   * Publishes the next generation and sweeps what no kept generation needs. Returns its number. Once it is live nothing fails.
   * @param maxMiniSearchDocuments up to how many documents it gets an index of MiniSearch
   * @param settings what is configured of the documents
   * @throws FindlingError `write_failed`, `index_locked`; the generation before then stays live
   */
  async commit(
    sources: readonly SourceState[],
    maxMiniSearchDocuments: number,
    settings: SchemaSettings = {},
  ): Promise<number> {
    const directory = this.#directory;
    const generation = await this.nextGeneration();
    const sourcesName = `${generationName(generation)}.sources.json`;
    await directory.remove(sourcesName);
    const sourcesFile = await writeVerified(directory, sourcesName, encodeSources(sources));
    const described = await this.#describeDocuments(generation, maxMiniSearchDocuments, settings);
    const { segments, fields, ...companions } = described;
    const manifest: Manifest = {
      format: FORMAT_VERSION,
      generation,
      schema: schemaFingerprint(),
      reading: this.#reading,
      segments,
      fields,
      sources: { name: sourcesName, ...sourcesFile },
      properties: listWantedProperties(settings.fields ?? {}),
      ...companions,
    };
    this.#schema = fields;
    const manifestBytes = encodeManifest(manifest);
    await directory.replace(manifestName(generation), manifestBytes);
    await this.#lock.confirm();
    await this.#makeLive(generation, encodeCurrent(generation, manifestBytes));
    this.#unswept = await trySweep(directory, manifest);
    return generation;
  }

  /** What to say of an error: where the lock was lost meanwhile, that is why it came about. */
  async explain(error: unknown): Promise<unknown> {
    try {
      await this.#lock.confirm();
      return error;
    } catch (loss) {
      return loss instanceof FindlingError && loss.code === 'index_locked' ? loss : error;
    }
  }

  async #makeLive(generation: number, current: Uint8Array): Promise<void> {
    try {
      await this.#directory.replace('CURRENT', current);
    } catch (error) {
      // Where CURRENT cannot be read either, it is not known what it says.
      const isAsBefore = await this.#directory.read('CURRENT').then(
        (present) => present === null || Buffer.compare(present.bytes, current) !== 0,
        () => false,
      );
      if (isAsBefore || !(error instanceof FindlingError)) throw error;
      throw new FindlingError(
        error.code,
        `${error.message}; generation ${generation} may be live: run \`findling index\` again`,
        { cause: error },
      );
    }
  }

  /** Removes what was written but not committed, closes the segments and gives the lock back. Never rejects. */
  async close(): Promise<void> {
    try {
      this.#base?.close();
      // Of whoever has the lock now nothing may be removed.
      await this.#lock.confirm();
      this.#unswept = await trySweep(this.#directory, await readLive(this.#directory));
    } catch (error) {
      this.#unswept = describeError(error);
    }
    await this.#lock.release().catch(() => undefined);
  }

  /** What the manifest says of the documents; writes the files that are made of all of them. */
  async #describeDocuments(
    number: number,
    maxMiniSearchDocuments: number,
    settings: SchemaSettings,
  ): Promise<Pick<Manifest, 'segments' | 'fields' | 'duplicates' | 'minisearch'>> {
    const segments = this.nextSegments();
    const { generation, close } = openNextGeneration(this.#directory, segments, this.segments);
    try {
      const fields = inferSchema(generation.segments, settings);
      this.#unusedSettings = listUnusedSettings(generation, fields, settings);
      const hasMiniSearch = generation.documentCount <= maxMiniSearchDocuments;
      const next = { number, segments, generation, hasMiniSearch };
      return { segments, fields, ...(await writeCompanions(this.#directory, next, this.#base)) };
    } finally {
      close();
    }
  }
}

function contentsOf({ manifest, sources }: BaseGeneration): PreviousContents {
  return {
    documents: manifest.segments.reduce((sum, segment) => sum + countLive(segment), 0),
    paths: sources.map(({ path }) => path),
  };
}

/** The manifest that CURRENT names, or why it cannot be had. */
async function readLive(directory: ReadableDirectory): Promise<Manifest | FindlingError> {
  try {
    return await readCurrentManifest(directory);
  } catch (error) {
    if (error instanceof FindlingError) return error;
    throw error;
  }
}

/** Removes what no kept generation needs; returns why that was not possible, or null. Files that stay are in nobody's way. */
async function trySweep(directory: Directory, live: Manifest | FindlingError): Promise<string | null> {
  // It is not known then which generation is live.
  if (live instanceof FindlingError && live.code === 'index_unreadable') return live.message;
  try {
    await sweep(directory, live instanceof FindlingError ? null : live.generation);
    return null;
  } catch (error) {
    return describeError(error);
  }
}

/** The generation to build upon; null where there is none, or none that this program can read. */
async function openBase(
  directory: ReadableDirectory,
  live: Manifest | FindlingError,
  reading: string,
): Promise<Pick<Start, 'base' | 'restarted'>> {
  try {
    if (live instanceof FindlingError) throw live;
    const base = await openBaseGeneration(directory, live);
    if (base.manifest.reading === reading) return { base, restarted: null };
    base.close();
    return {
      base: null,
      restarted:
        'files are read by other settings, or as notes of a vault or pages of a site, or other fields of them are searched, than before',
    };
  } catch (error) {
    // What cannot be read now may be whole: it is not built anew for that.
    if (!(error instanceof FindlingError) || error.code === 'index_unreadable') throw error;
    return { base: null, restarted: error.code === 'index_missing' ? null : error.message };
  }
}

/**
 * Throws FindlingError `index_newer` where a newer version wrote the live generation, and `index_damaged` where another program wrote
 * CURRENT: nothing of either is touched.
 */
async function refuseForeign(directory: ReadableDirectory, live: Manifest | FindlingError): Promise<void> {
  if (!(live instanceof FindlingError)) return;
  if (live.code === 'index_newer') throw live;
  const current = await directory.read('CURRENT');
  if (current === null || Buffer.from(current.bytes).toString('latin1').startsWith('generation-')) return;
  const ours = (await directory.list('')).some((name) => parseManifestName(name) !== null);
  if (ours) return;
  throw new FindlingError(
    'index_damaged',
    `${directory.name}/CURRENT belongs to another program; choose another folder with --index`,
  );
}
