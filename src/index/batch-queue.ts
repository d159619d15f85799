// Gathers new documents into batches, has them built into segments on several threads, and bounds what is in memory.

import type { IndexWriter } from './index-writer.js';
import { MAX_SEGMENT_DOCUMENTS } from './segment-files.js';
import type { SegmentPool } from './segment-pool.js';
import type { IndexedDocument } from './token-log.js';

/** UTF-16 units of text a batch holds at most, so that memory does not grow with the corpus. */
const LARGEST_BATCH = 64 << 20;
/** Below this a batch is not worth a thread of its own. */
const SMALLEST_BATCH = 4 << 20;

export class BatchQueue {
  /** Documents added so far. */
  documents = 0;
  readonly #writer: IndexWriter;
  readonly #pool: SegmentPool;
  readonly #limit: number;
  readonly #building = new Set<Promise<void>>();
  #batch: IndexedDocument[] = [];
  #units = 0;
  #written: Promise<void> = Promise.resolve();
  #batches = 0;

  /** @param expectedBytes about how much source text will come: it is spread evenly over the threads */
  constructor(writer: IndexWriter, pool: SegmentPool, expectedBytes: number) {
    this.#writer = writer;
    this.#pool = pool;
    const rounds = Math.max(1, Math.ceil(expectedBytes / (pool.threads * LARGEST_BATCH)));
    const even = Math.ceil(expectedBytes / (pool.threads * rounds));
    this.#limit = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, even));
  }

  /** Adds a document; waits while enough batches are being built already. */
  async add(document: IndexedDocument): Promise<void> {
    this.#batch.push(document);
    this.#units += document.document.text.length + document.document.title.length;
    this.documents += 1;
    if (this.#units >= this.#limit || this.#batch.length === MAX_SEGMENT_DOCUMENTS) await this.#send(false);
  }

  /** Waits until every batch has become a segment. */
  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#send(this.#batches === 0);
    await Promise.all(this.#building);
    await this.#written;
  }

  async #send(alone: boolean): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#units = 0;
    this.#batches += 1;
    const built = this.#pool.build(batch, { alone });
    built.catch(() => undefined);
    // Segments are written in the order of their batches, so that the same corpus gives the same files.
    this.#written = this.#written.then(async () => {
      await this.#writer.addSegment(await built, batch.length);
    });
    const task = this.#written;
    this.#building.add(task);
    const done = (): void => void this.#building.delete(task);
    task.then(done, done);
    if (this.#building.size >= this.#pool.threads) await Promise.race(this.#building);
  }
}
