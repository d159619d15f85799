// Assigns new documents to segments that are built on several threads while the corpus is still being read, and bounds what is
// in memory.

import type { DocumentBatch } from '../build/batch.js';
import { buildSegment } from '../build/segment-builder.js';
import type { SegmentBuild, SegmentPool } from '../build/segment-pool.js';
import type { BuiltSegment } from '../build/segment-worker.js';
import { writeSegment } from '../build/write-segment.js';
import type { IndexWriter } from '../commit/index-writer.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import { MAX_SEGMENT_DOCUMENTS, type SegmentBytes } from '../format/segment-files.js';
import { estimateWords, segmentMemory } from './build-memory.js';

/** UTF-16 units of text that a segment is built from, however much memory there is. */
const MAX_SEGMENT_UNITS = 64 << 20;
/** UTF-16 units that are worth a thread; less than that, and fewer documents than these, are built in the main thread. */
const MIN_THREAD_UNITS = 4 << 20;
const MIN_THREAD_DOCUMENTS = 2000;
/**
 * UTF-16 units, and documents, of a batch: few, so that they are gone before V8 collects its young generation. Where most
 * young objects survive that, V8 moves all of them to the old generation.
 */
const MAX_BATCH_UNITS = 128 << 10;
const MAX_BATCH_DOCUMENTS = 1000;

/** Documents on their way to a segment. */
interface MeasuredBatch extends DocumentBatch {
  /** About how many words they have. */
  readonly words: number;
}

/** Builds one segment after another. */
interface BuildSlot {
  /** The segment that is being filled, or null. */
  build: SegmentBuild | null;
  /** UTF-16 units it has been given. */
  units: number;
  /** About how many words it has been given. */
  words: number;
  /** Resolves once the segment before is built. */
  built: Promise<unknown>;
}

/** How segments are to be filled. */
export interface QueueOptions {
  /** About how much source text there is: it is spread evenly over the threads. */
  readonly expectedBytes: number;
  /** Whether all of it will come; otherwise batches are held until they are worth a thread. */
  readonly allNew: boolean;
  /** See `MemoryPlan`. */
  readonly maxSegmentMemory: number;
}

/** Takes documents and has segments of them built and written. */
export class IndexingQueue {
  /** Documents added so far. */
  documentCount = 0;
  readonly #writer: IndexWriter;
  readonly #pool: SegmentPool;
  /** UTF-16 units with which a segment is complete. */
  readonly #maxUnits: number;
  /** The same in bytes of memory. */
  readonly #maxMemory: number;
  readonly #slots: readonly BuildSlot[];
  #batch: IndexedDocument[] = [];
  #units = 0;
  #words = 0;
  /** Batches that wait until there are enough to be worth a thread; null from then on. */
  #held: MeasuredBatch[] | null = [];
  #batchesAssigned = 0;
  readonly #added: Promise<unknown>[] = [];

  constructor(
    writer: IndexWriter,
    pool: SegmentPool,
    { expectedBytes, allNew, maxSegmentMemory }: QueueOptions,
  ) {
    this.#writer = writer;
    this.#pool = pool;
    this.#maxMemory = maxSegmentMemory;
    const slots = Math.max(1, Math.min(pool.threads, Math.floor(expectedBytes / MIN_THREAD_UNITS)));
    this.#slots = Array.from({ length: slots }, () => ({
      build: null,
      units: 0,
      words: 0,
      built: Promise.resolve(),
    }));
    if (allNew && expectedBytes >= MIN_THREAD_UNITS) {
      this.#held = null;
      pool.start(slots);
    }
    const rounds = Math.max(1, Math.ceil(expectedBytes / (slots * MAX_SEGMENT_UNITS)));
    const share = Math.ceil(expectedBytes / (slots * rounds));
    this.#maxUnits = Math.min(MAX_SEGMENT_UNITS, Math.max(MIN_THREAD_UNITS, share));
  }

  /** Adds a document; waits while enough are on their way. */
  async add(document: IndexedDocument): Promise<void> {
    this.#batch.push(document);
    this.#units += document.document.text.length + document.document.title.length;
    this.#words += estimateWords(document.document);
    this.documentCount += 1;
    if (this.#units >= MAX_BATCH_UNITS || this.#batch.length === MAX_BATCH_DOCUMENTS) await this.#endBatch();
  }

  /** Waits until every document is in a segment that is written. */
  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#endBatch();
    if (this.#held !== null) {
      const documents = this.#held.flatMap((batch) => batch.documents);
      if (documents.length === 0) return;
      await this.#write(
        this.#writer.reserveSegment(),
        documents.length,
        buildSegment(documents, undefined, undefined, this.#pool.searched),
      );
      return;
    }
    for (const slot of this.#slots) endSegment(slot);
    await Promise.all(this.#added);
  }

  /** Waits until nothing is being written, whether that succeeds or fails; for when the pool is closed. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#added);
  }

  /** Assigns the batch to a slot, or holds it while there are few. */
  async #endBatch(): Promise<void> {
    const batch = { documents: this.#batch, units: this.#units, words: this.#words };
    this.#batch = [];
    this.#units = 0;
    this.#words = 0;
    if (this.#held === null) {
      await this.#assign(batch);
      return;
    }
    this.#held.push(batch);
    if (!isWorthAThread(this.#held)) return;
    const held = this.#held;
    this.#held = null;
    for (const one of held) await this.#assign(one);
  }

  /** Sends a batch to the next slot, round robin, so that the same corpus gives the same segments. */
  async #assign(batch: MeasuredBatch): Promise<void> {
    const slot = this.#slots[this.#batchesAssigned % this.#slots.length];
    this.#batchesAssigned += 1;
    if (slot === undefined) return;
    if (slot.build !== null && slot.build.documents + batch.documents.length > MAX_SEGMENT_DOCUMENTS)
      endSegment(slot);
    if (slot.build === null) {
      await slot.built;
      slot.build = this.#begin(slot);
    }
    const forms = await slot.build.add(batch);
    slot.units += batch.units;
    slot.words += batch.words;
    if (slot.units >= this.#maxUnits || segmentMemory(slot.words, forms) >= this.#maxMemory) endSegment(slot);
  }

  #begin(slot: BuildSlot): SegmentBuild {
    // Segments are named in the order in which they were begun, so that the same corpus gives the same files.
    const name = this.#writer.reserveSegment();
    const { folder } = this.#writer.directory;
    const build = this.#pool.begin(folder === null ? null : { folder, name });
    const added = build.built.then((segment) => this.#add(name, build.documents, segment));
    added.catch(() => undefined);
    this.#added.push(added);
    slot.built = build.built;
    return build;
  }

  async #add(name: string, documents: number, segment: BuiltSegment): Promise<void> {
    if (segment.kind === 'written') this.#writer.addSegment(name, documents, segment.files);
    else await this.#write(name, documents, segment.bytes);
  }

  async #write(name: string, documents: number, bytes: SegmentBytes): Promise<void> {
    this.#writer.addSegment(name, documents, await writeSegment(this.#writer.directory, name, bytes));
  }
}

function isWorthAThread(batches: readonly DocumentBatch[]): boolean {
  const units = batches.reduce((sum, batch) => sum + batch.units, 0);
  const documents = batches.reduce((sum, batch) => sum + batch.documents.length, 0);
  return units >= MIN_THREAD_UNITS || documents >= MIN_THREAD_DOCUMENTS;
}

function endSegment(slot: BuildSlot): void {
  slot.build?.finish();
  slot.build = null;
  slot.units = 0;
  slot.words = 0;
}
