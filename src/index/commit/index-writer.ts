// Publishes generations: new segments, deletions, one commit. Holds the writer lock from open to close.
// At every instant CURRENT names a complete generation (the protocol of docs/reliability.md).

import { FindlingError } from '../../errors.js';
import { compareKeys } from '../format/compare-keys.js';
import type { Directory, WriterLock } from '../directory/directory.js';
import { SegmentSnapshot } from '../read/generation.js';
import { checkSchema, openSegment, readCurrentManifest } from '../read/index-reader.js';
import { verifyFile } from '../read/verify-file.js';
import {
  countLive,
  decodeDeleted,
  encodeCurrent,
  encodeDeleted,
  encodeManifest,
  generationName,
  parseManifestName,
  type Manifest,
  type NamedFile,
  type SegmentEntry,
} from '../format/manifest.js';
import { schemaFingerprint } from '../format/schema.js';
import { FORMAT_VERSION } from '../format/sections.js';
import type { SegmentBytes } from '../format/segment-files.js';
import type { Segment } from '../read/segment.js';
import { decodeSources, encodeSources, type SourceState } from '../format/source-states.js';
import { writeSegment, writeVerified, type WrittenFiles } from '../build/write-segment.js';
import { writeMiniSearch } from './write-minisearch.js';

/** Complete generations kept: the live one and the one before it. */
const KEPT_GENERATIONS = 2;

/** A segment of the generation being changed, with the documents deleted from it so far. */
export interface WritableSegment {
  readonly entry: SegmentEntry;
  readonly segment: Segment;
  readonly deleted: Set<number>;
}

/** The generation a writer starts from. */
interface Base {
  readonly manifest: Manifest;
  readonly segments: readonly WritableSegment[];
  readonly sources: readonly SourceState[];
}

export class IndexWriter {
  /** Why the generation before could not be built upon, or null; everything is then indexed anew. */
  readonly restarted: string | null;
  readonly #directory: Directory;
  readonly #lock: WriterLock;
  readonly #base: Base | null;
  readonly #added: { readonly entry: SegmentEntry }[] = [];
  readonly #dropped = new Set<string>();
  #nextSegment: number;

  private constructor(
    directory: Directory,
    lock: WriterLock,
    base: Base | null,
    restarted: string | null,
    next: number,
  ) {
    this.#directory = directory;
    this.#lock = lock;
    this.#base = base;
    this.restarted = restarted;
    this.#nextSegment = next;
  }

  /**
   * Takes the lock and opens the live generation to build upon; `full` starts from nothing.
   * @throws FindlingError `index_locked`, `write_failed`
   */
  static async open(directory: Directory, { full }: { readonly full: boolean }): Promise<IndexWriter> {
    const lock = await directory.lock();
    try {
      await refuseForeign(directory);
      const used = (await directory.list('segments')).map(Number).filter(Number.isInteger);
      const next = Math.max(0, ...used) + 1;
      if (full) return new IndexWriter(directory, lock, null, null, next);
      try {
        return new IndexWriter(directory, lock, await openBase(directory), null, next);
      } catch (error) {
        if (!(error instanceof FindlingError)) throw error;
        return new IndexWriter(
          directory,
          lock,
          null,
          error.code === 'index_missing' ? null : error.message,
          next,
        );
      }
    } catch (error) {
      await lock.release();
      throw error;
    }
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

  /** The name of a segment that will be added: names are ordered as they are reserved. */
  reserveSegment(): string {
    const name = String(this.#nextSegment).padStart(6, '0');
    this.#nextSegment += 1;
    return name;
  }

  /** The folder segments are written to, for threads that write their own; null where only this one can. */
  get folder(): string | null {
    return this.#directory.folder;
  }

  /** Writes a new segment and takes it into the next commit. */
  async addSegment(
    bytes: SegmentBytes,
    documents: number,
    name = this.reserveSegment(),
  ): Promise<SegmentEntry> {
    return this.addWritten(name, documents, await writeSegment(this.#directory, name, bytes));
  }

  /** Takes a segment that is written already into the next commit, under the name reserved for it. */
  addWritten(name: string, documents: number, files: WrittenFiles): SegmentEntry {
    const entry: SegmentEntry = { name, documents, files, deleted: '' };
    this.#added.push({ entry });
    return entry;
  }

  /** Leaves a segment, old or just added, out of the next commit. */
  dropSegment(name: string): void {
    this.#dropped.add(name);
  }

  /** Whether the generation built upon has an index of MiniSearch. */
  get hasMiniSearch(): boolean {
    return (this.#base?.manifest.minisearch ?? null) !== null;
  }

  /** The segments the next commit will hold. */
  nextSegments(): SegmentEntry[] {
    const kept = this.segments
      .map(({ entry, deleted }) => ({ ...entry, deleted: encodeDeleted([...deleted]) }))
      .filter((entry) => decodeDeleted(entry.deleted).length < entry.documents);
    const added = this.#added.map(({ entry }) => entry).filter(({ name }) => !this.#dropped.has(name));
    return [...kept, ...added].sort((a, b) => compareKeys(a.name, b.name));
  }

  /**
   * Publishes the next generation and sweeps what no kept generation needs. Returns its number.
   * @param minisearch up to how many documents it gets an index of MiniSearch
   * @throws FindlingError `write_failed`, `index_locked`; the generation before then stays live
   */
  async commit(sources: readonly SourceState[], minisearch: number): Promise<number> {
    const directory = this.#directory;
    const generation = Math.max(this.generation, ...(await this.#generationsPresent())) + 1;
    const sourcesName = `${generationName(generation)}.sources.json`;
    await directory.remove(sourcesName);
    const segments = this.nextSegments();
    const manifest: Manifest = {
      format: FORMAT_VERSION,
      generation,
      schema: schemaFingerprint(),
      segments,
      sources: {
        name: sourcesName,
        ...(await writeVerified(directory, sourcesName, encodeSources(sources))),
      },
      minisearch: await this.#writeMiniSearch(
        `${generationName(generation)}.minisearch.json`,
        segments,
        minisearch,
      ),
    };
    const manifestBytes = encodeManifest(manifest);
    await directory.replace(`${generationName(generation)}.json`, manifestBytes);
    await this.#lock.confirm();
    await directory.replace('CURRENT', encodeCurrent(generation, manifestBytes));
    await this.#sweep(generation);
    return generation;
  }

  /** Removes what was written but not committed, closes the segments and gives the lock back. */
  async close(): Promise<void> {
    for (const { segment } of this.#base?.segments ?? []) segment.close();
    try {
      await this.#sweep(null);
    } finally {
      await this.#lock.release();
    }
  }

  /** Writes the segments in the form of MiniSearch, unless they have too many documents or the generation before has them. */
  async #writeMiniSearch(
    name: string,
    segments: readonly SegmentEntry[],
    limit: number,
  ): Promise<NamedFile | null> {
    await this.#directory.remove(name);
    if (segments.reduce((sum, segment) => sum + countLive(segment), 0) > limit) return null;
    const before = this.#base?.manifest;
    if (before?.minisearch && JSON.stringify(before.segments) === JSON.stringify(segments))
      return before.minisearch;
    const open = new Map(this.segments.map(({ entry, segment }) => [entry.name, segment]));
    return { name, ...(await writeMiniSearch(this.#directory, name, segments, open)) };
  }

  async #generationsPresent(): Promise<number[]> {
    return (await this.#directory.list(''))
      .map(parseManifestName)
      .filter((generation) => generation !== null);
  }

  /** Removes files of ours that neither the live generation nor the one before it needs. Other files are left alone. */
  async #sweep(published: number | null): Promise<void> {
    const directory = this.#directory;
    const snapshot = published ?? (await this.#liveGeneration());
    if (snapshot === null) return;
    const before = (await this.#generationsPresent())
      .filter((generation) => generation < snapshot)
      .sort((a, b) => b - a);
    const kept = [snapshot, ...before.slice(0, KEPT_GENERATIONS - 1)];
    const needed = new Set<string>();
    for (const generation of kept) {
      const contents = await directory.read(`${generationName(generation)}.json`);
      if (contents === null) continue;
      for (const name of namesIn(contents.bytes)) needed.add(name);
    }
    for (const name of await directory.list('')) {
      if (needed.has(name)) continue;
      const generation = /^generation-(\d{6,})(\.sources|\.minisearch)?\.json/.exec(name)?.[1];
      const ours = generation !== undefined && (!kept.includes(Number(generation)) || name.endsWith('.tmp'));
      if (ours || /^CURRENT\.[0-9a-f]{12}\.tmp$/.test(name)) await directory.remove(name);
    }
    for (const name of await directory.list('segments')) {
      if (/^\d{6,}$/.test(name) && !needed.has(name)) await directory.remove(`segments/${name}`);
    }
  }

  async #liveGeneration(): Promise<number | null> {
    try {
      return (await readCurrentManifest(this.#directory)).generation;
    } catch (error) {
      if (error instanceof FindlingError) return null;
      throw error;
    }
  }
}

/** Throws FindlingError `index_damaged` for a folder whose CURRENT another program wrote: nothing of it is touched. */
async function refuseForeign(directory: Directory): Promise<void> {
  const current = await directory.read('CURRENT');
  if (current === null || Buffer.from(current.bytes).toString('latin1').startsWith('generation-')) return;
  const ours = (await directory.list('')).some((name) => parseManifestName(name) !== null);
  if (ours) return;
  throw new FindlingError(
    'index_damaged',
    `${directory.name}/CURRENT belongs to another program; choose another folder with --index`,
  );
}

/** Names of the segments and files a manifest needs, read leniently: a damaged one keeps what it still names. */
function namesIn(bytes: Uint8Array): string[] {
  return [
    ...Buffer.from(bytes)
      .toString('utf8')
      .matchAll(/"name": ?"(\d{6,}|generation-[\d.a-z]+)"/g),
  ].map(([, name]) => name ?? '');
}

async function openBase(directory: Directory): Promise<Base> {
  const manifest = await readCurrentManifest(directory);
  checkSchema(directory, manifest);
  const contents = await directory.read(manifest.sources.name);
  if (contents?.sha256 !== manifest.sources.sha256) {
    throw new FindlingError(
      'index_damaged',
      `${directory.name}/${manifest.sources.name} is missing or has changed`,
    );
  }
  if (manifest.minisearch !== null)
    await verifyFile(directory, manifest.minisearch.name, manifest.minisearch);
  const segments: WritableSegment[] = [];
  try {
    for (const entry of manifest.segments) {
      const segment = await openSegment(directory, entry);
      segments.push({ entry, segment, deleted: new Set(decodeDeleted(entry.deleted)) });
    }
  } catch (error) {
    for (const { segment } of segments) segment.close();
    throw error;
  }
  return { manifest, segments, sources: decodeSources(contents.bytes) };
}

/** The snapshot of a writable segment: what a search would see of it now. */
export function toSnapshot({ segment, deleted }: WritableSegment): SegmentSnapshot {
  return new SegmentSnapshot(segment, Uint16Array.from([...deleted].sort((a, b) => a - b)));
}
