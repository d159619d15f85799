// Runs in a worker thread: one batch in, the bytes of one segment out. Holds nothing between batches but caches.

import Tinypool from 'tinypool';
import { buildSegment, type Inverter, type SegmentBytes } from './segment-builder.js';
import type { IndexedDocument } from './token-log.js';

export interface BuildRequest {
  readonly documents: readonly IndexedDocument[];
  readonly inverter: Inverter;
}

/** Builds a segment and hands its bytes over without copying. Called by name from `SegmentPool`. */
export function buildInWorker({ documents, inverter }: BuildRequest): SegmentBytes {
  const bytes = buildSegment(documents, inverter);
  const buffers = Object.values(bytes).map(({ buffer }) => buffer);
  const movable = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: bytes };
  return Tinypool.move(movable as never) as unknown as SegmentBytes;
}
