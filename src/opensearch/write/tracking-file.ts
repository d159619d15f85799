// `cluster.json` in the folder of an index: which index in which cluster the folder keeps track of. It is replaced before the folder's
// own generation is, and says what the folder was about: after a crash between the two the next run knows what to go on from.

import { z } from 'zod';
import type { Directory } from '../../index/directory/directory.js';

const FILE = 'cluster.json';

const trackedShape = z.object({
  /** The id of the cluster, and the name of the index in it. */
  cluster: z.string(),
  alias: z.string(),
  /** The physical index, and what tells it from all others. */
  index: z.string(),
  build: z.string(),
  /** The generation of the folder that says what is in the index. */
  generation: z.int(),
  /** The run that wrote it. */
  epoch: z.int(),
  /** Ids of the documents that the run was to remove; none once it has ended. */
  removed: z.array(z.string()),
  /** Whether searches were led to it: the last step of the run. */
  published: z.boolean(),
});

/** An index in a cluster, as a folder keeps track of it. */
export type Tracked = z.infer<typeof trackedShape>;

const fileShape = z.object({ now: trackedShape, before: trackedShape.nullable() });

/** What the file says: the last run, and the one before. */
export type Tracking = z.infer<typeof fileShape>;

/** Reads the file; null where there is none, or none that can be read. */
export async function readTracking(directory: Directory): Promise<Tracking | null> {
  const file = await directory.read(FILE);
  if (file === null) return null;
  try {
    const parsed = fileShape.safeParse(JSON.parse(Buffer.from(file.bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Replaces the file, synced. */
export async function writeTracking(directory: Directory, tracking: Tracking): Promise<void> {
  await directory.replace(FILE, Buffer.from(`${JSON.stringify(tracking)}\n`));
}

/** What the folder keeps track of at its generation: that of the last run, or of the one before where the last did not end. */
export function trackedAt(tracking: Tracking | null, generation: number): Tracked | null {
  if (tracking === null || generation === 0) return null;
  if (tracking.now.generation === generation) return tracking.now;
  return tracking.before?.generation === generation ? tracking.before : null;
}
