// Deals new documents out to segments that are built on several threads while the corpus is still being read, and bounds
// what is in memory.

import type { IndexWriter } from '../commit/index-writer.js';
import { MAX_SEGMENT_DOCUMENTS } from '../format/segment-files.js';
import { buildSegment } from '../build/segment-builder.js';
import type { SegmentBuild, SegmentPool } from '../build/segment-pool.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import type { DocumentBatch } from '../build/batch.js';
import type { BuiltSegment } from '../build/segment-worker.js';

/** UTF-16 units of text a segment is built from at most, so that memory does not grow with the corpus. */
const MAX_SEGMENT_UNITS = 64 << 20;
/** UTF-16 units that are worth a thread; what is less than that, or than so many documents, is built in place. */
const WORTH_A_THREAD = 4 << 20;
const WORTH_A_THREAD_DOCUMENTS = 2000;
/**
 * UTF-16 units, and documents, that are dealt out at a time: few, so that they are gone before the memory of young objects
 * is full. Where most documents outlive it, V8 takes all of them for objects that stay.
 */
const BATCH_UNITS = 128 << 10;
const BATCH_DOCUMENTS = 1000;

/** Segments that are built one after another; batches are dealt out to the slots in turn. */
interface BuildSlot {
  build: SegmentBuild | null;
  units: number;
  /** Resolves once the segment before is built. */
  built: Promise<unknown>;
}

export class IndexingQueue {
  /** Documents added so far. */
  documentCount = 0;
  readonly #writer: IndexWriter;
  readonly #pool: SegmentPool;
  readonly #limit: number;
  readonly #slots: readonly BuildSlot[];
  #batch: IndexedDocument[] = [];
  #units = 0;
  /** Parcels that wait until there are enough to be worth a thread; null from then on. */
  #held: DocumentBatch[] | null = [];
  #dealt = 0;
  readonly #added: Promise<unknown>[] = [];

  /**
   * @param expectedBytes about how much source text there is: it is spread evenly over the threads
   * @param allNew whether all of it will come; otherwise batches are held until they are worth a thread
   */
  constructor(writer: IndexWriter, pool: SegmentPool, expectedBytes: number, allNew: boolean) {
    this.#writer = writer;
    this.#pool = pool;
    const slots = Math.max(1, Math.min(pool.threads, Math.floor(expectedBytes / WORTH_A_THREAD)));
    this.#slots = Array.from({ length: slots }, () => ({ build: null, units: 0, built: Promise.resolve() }));
    if (allNew && expectedBytes >= WORTH_A_THREAD) {
      this.#held = null;
      pool.start(slots);
    }
    const rounds = Math.max(1, Math.ceil(expectedBytes / (slots * MAX_SEGMENT_UNITS)));
    this.#limit = Math.min(
      MAX_SEGMENT_UNITS,
      Math.max(WORTH_A_THREAD, Math.ceil(expectedBytes / (slots * rounds))),
    );
  }

  /** Adds a document; waits while enough are on their way. */
  async add(document: IndexedDocument): Promise<void> {
    this.#batch.push(document);
    this.#units += document.document.text.length + document.document.title.length;
    this.documentCount += 1;
    if (this.#units >= BATCH_UNITS || this.#batch.length === BATCH_DOCUMENTS) await this.#close();
  }

  /** Waits until every document is in a segment that is written. */
  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#close();
    if (this.#held !== null) {
      const documents = this.#held.flatMap((batch) => batch.documents);
      if (documents.length > 0) await this.#writer.addSegment(buildSegment(documents), documents.length);
      return;
    }
    for (const slot of this.#slots) endSegment(slot);
    await Promise.all(this.#added);
  }

  /** Waits until nothing is being written, whatever has become of it; for when the pool is closed. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#added);
  }

  /** Deals the batch out, or holds it while there are few. */
  async #close(): Promise<void> {
    const batch = { documents: this.#batch, units: this.#units };
    this.#batch = [];
    this.#units = 0;
    if (this.#held === null) {
      await this.#deal(batch);
      return;
    }
    this.#held.push(batch);
    if (!isWorthAThread(this.#held)) return;
    const held = this.#held;
    this.#held = null;
    for (const one of held) await this.#deal(one);
  }

  /** Sends a batch to the segment whose turn it is. */
  async #deal(batch: DocumentBatch): Promise<void> {
    const slot = this.#slots[this.#dealt % this.#slots.length];
    this.#dealt += 1;
    if (slot === undefined) return;
    if (slot.build !== null && slot.build.documents + batch.documents.length > MAX_SEGMENT_DOCUMENTS)
      endSegment(slot);
    if (slot.build === null) {
      await slot.built;
      slot.build = this.#begin(slot);
    }
    await slot.build.add(batch);
    slot.units += batch.units;
    if (slot.units >= this.#limit) endSegment(slot);
  }

  #begin(slot: BuildSlot): SegmentBuild {
    // Segments are named in the order they were begun, so that the same corpus gives the same files.
    const name = this.#writer.reserveSegment();
    const { folder } = this.#writer;
    const build = this.#pool.begin(folder === null ? null : { folder, name });
    const added = build.built.then((segment) => this.#add(name, build.documents, segment));
    added.catch(() => undefined);
    this.#added.push(added);
    slot.built = build.built;
    return build;
  }

  async #add(name: string, documents: number, segment: BuiltSegment): Promise<void> {
    if (segment.kind === 'written') this.#writer.addWritten(name, documents, segment.files);
    else await this.#writer.addSegment(segment.bytes, documents, name);
  }
}

function isWorthAThread(batches: readonly DocumentBatch[]): boolean {
  const units = batches.reduce((sum, batch) => sum + batch.units, 0);
  const documents = batches.reduce((sum, batch) => sum + batch.documents.length, 0);
  return units >= WORTH_A_THREAD || documents >= WORTH_A_THREAD_DOCUMENTS;
}

function endSegment(slot: BuildSlot): void {
  slot.build?.finish();
  slot.build = null;
  slot.units = 0;
}
