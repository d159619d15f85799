// Builds segments on as many threads as the machine has cores; few documents are built in place, because starting a
// thread would take longer.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { flattenBatch, type DocumentBatch } from './batch.js';
import { buildSegment, type Inverter, type SegmentBytes } from './segment-builder.js';
import type { BuildMessage, BuildTask, BuiltSegment, SegmentTarget } from './segment-worker.js';
import type { IndexedDocument } from '../format/indexed-document.js';

/** Up to this many documents go through MiniSearch; more are inverted directly, to the same bytes. */
export const MINISEARCH_DOCUMENTS = 2000;
/** A thread that has built one segment waits so long for the next, which it builds with the code it has compiled. */
const IDLE_MILLISECONDS = 10_000;
/** UTF-16 units of text that may be on their way to a thread; one batch always may. */
const MAX_UNITS_IN_FLIGHT = 8 << 20;

function inverterFor(documents: number): Inverter {
  return documents <= MINISEARCH_DOCUMENTS ? 'minisearch' : 'direct';
}

/** Builds a segment in this thread. */
export function buildInPlace(documents: readonly IndexedDocument[]): SegmentBytes {
  return buildSegment(documents, inverterFor(documents.length));
}

/** A segment that is being built on a thread of its own. */
export class SegmentBuild {
  documents = 0;
  /** What has become of it, after `finish`; fails as soon as the thread fails. */
  readonly built: Promise<BuiltSegment>;
  readonly #port: MessagePort;
  /** Units of the batches on their way, in order. */
  readonly #sent: number[] = [];
  #unitsSent = 0;
  #added: () => void = () => undefined;

  constructor(built: Promise<BuiltSegment>, port: MessagePort) {
    this.built = built;
    this.built.catch(() => undefined);
    this.#port = port;
    port.on('message', () => {
      this.#unitsSent -= this.#sent.shift() ?? 0;
      this.#added();
    });
  }

  /** Sends documents; waits while enough are on their way. */
  async add(batch: DocumentBatch): Promise<void> {
    this.#send({ kind: 'documents', batch: flattenBatch(batch) });
    this.documents += batch.documents.length;
    this.#sent.push(batch.units);
    this.#unitsSent += batch.units;
    while (this.#unitsSent > MAX_UNITS_IN_FLIGHT && this.#sent.length > 1) {
      const added = new Promise<void>((resolve) => (this.#added = resolve));
      await Promise.race([added, this.built]);
    }
  }

  /** Says that no more documents will come. */
  finish(): void {
    this.#send({ kind: 'finish', inverter: inverterFor(this.documents) });
  }

  #send(message: BuildMessage): void {
    this.#port.postMessage(message);
  }
}

function createPool(minThreads: number, maxThreads: number): Tinypool {
  return new Tinypool({
    filename: fileURLToPath(new URL('./segment-worker.js', import.meta.url)),
    runtime: 'worker_threads',
    minThreads,
    maxThreads,
    isolateWorkers: false,
    idleTimeout: IDLE_MILLISECONDS,
  });
}

export class SegmentPool {
  readonly threads: number;
  #pool: Tinypool | null = null;

  constructor(threads = availableParallelism()) {
    this.threads = threads;
  }

  /** Starts so many threads that wait for the segments to come. */
  start(threads: number): void {
    this.#pool ??= createPool(threads, this.threads);
  }

  /**
   * Begins a segment, which its thread writes if it is given a place. As many can be built at a time as there are threads;
   * another one waits for its turn.
   */
  begin(place: SegmentTarget | null): SegmentBuild {
    this.#pool ??= createPool(0, this.threads);
    const { port1, port2 } = new MessageChannel();
    const task: BuildTask = { port: port2, target: place };
    const built = this.#pool.run(task, {
      name: 'buildInWorker',
      transferList: [port2],
    }) as Promise<BuiltSegment>;
    return new SegmentBuild(
      built.finally(() => {
        port1.close();
      }),
      port1,
    );
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = null;
  }
}
