// Deals new documents out to segments that are built on several threads while the corpus is still being read, and bounds
// what is in memory.

import type { IndexWriter } from './index-writer.js';
import { MAX_SEGMENT_DOCUMENTS } from './segment-files.js';
import { buildInPlace, type SegmentBuild, type SegmentPool } from './segment-pool.js';
import type { IndexedDocument } from './indexed-document.js';

/** UTF-16 units of text a segment is built from at most, so that memory does not grow with the corpus. */
const LARGEST_SEGMENT = 64 << 20;
/** UTF-16 units, and documents, that are dealt out at a time; what is less than that in all is built in place. */
const PARCEL = 4 << 20;
const PARCEL_DOCUMENTS = 2000;

/** Segments that are built one after another; parcels are dealt out to the lanes in turn. */
interface Lane {
  build: SegmentBuild | null;
  units: number;
  /** Resolves once the segment before is built. */
  built: Promise<unknown>;
}

export class IndexingQueue {
  /** Documents added so far. */
  documents = 0;
  readonly #writer: IndexWriter;
  readonly #pool: SegmentPool;
  readonly #limit: number;
  readonly #lanes: readonly Lane[];
  #parcel: IndexedDocument[] = [];
  #units = 0;
  #parcels = 0;
  /** Segments are written in the order they were begun, so that the same corpus gives the same files. */
  #written: Promise<void> = Promise.resolve();

  /** @param expectedBytes about how much source text will come: it is spread evenly over the threads */
  constructor(writer: IndexWriter, pool: SegmentPool, expectedBytes: number) {
    this.#writer = writer;
    this.#pool = pool;
    const lanes = Math.max(1, Math.min(pool.threads, Math.floor(expectedBytes / PARCEL)));
    this.#lanes = Array.from({ length: lanes }, () => ({ build: null, units: 0, built: Promise.resolve() }));
    const rounds = Math.max(1, Math.ceil(expectedBytes / (lanes * LARGEST_SEGMENT)));
    this.#limit = Math.min(LARGEST_SEGMENT, Math.max(PARCEL, Math.ceil(expectedBytes / (lanes * rounds))));
  }

  /** Adds a document; waits while enough are on their way. */
  async add(document: IndexedDocument): Promise<void> {
    this.#parcel.push(document);
    this.#units += document.document.text.length + document.document.title.length;
    this.documents += 1;
    if (this.#units >= PARCEL || this.#parcel.length === PARCEL_DOCUMENTS) await this.#deal();
  }

  /** Waits until every document is in a segment that is written. */
  async finish(): Promise<void> {
    if (this.#parcels === 0) {
      if (this.#parcel.length > 0)
        await this.#writer.addSegment(buildInPlace(this.#parcel), this.#parcel.length);
      return;
    }
    if (this.#parcel.length > 0) await this.#deal();
    for (const lane of this.#lanes) endSegment(lane);
    await this.#written;
  }

  /** Sends the parcel to the segment whose turn it is. */
  async #deal(): Promise<void> {
    const parcel = this.#parcel;
    const units = this.#units;
    const lane = this.#lanes[this.#parcels % this.#lanes.length];
    this.#parcel = [];
    this.#units = 0;
    this.#parcels += 1;
    if (lane === undefined) return;
    if (lane.build !== null && lane.build.documents + parcel.length > MAX_SEGMENT_DOCUMENTS) endSegment(lane);
    if (lane.build === null) {
      await lane.built;
      lane.build = this.#begin(lane);
    }
    await lane.build.add(parcel);
    lane.units += units;
    if (lane.units >= this.#limit) endSegment(lane);
  }

  #begin(lane: Lane): SegmentBuild {
    const build = this.#pool.begin();
    this.#written = this.#written.then(async () => {
      await this.#writer.addSegment(await build.bytes, build.documents);
    });
    this.#written.catch(() => undefined);
    lane.built = build.bytes;
    return build;
  }
}

function endSegment(lane: Lane): void {
  lane.build?.finish();
  lane.build = null;
  lane.units = 0;
}
