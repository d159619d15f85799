// Says what is wrong with an index that a power cut left: it is the one before or the next one, whole, for a reader that shares no code
// with the program, and for the program.

import { describeError, FindlingError } from '../../../src/errors.js';
import { openBaseGeneration } from '../../../src/index/commit/base-generation.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { listIntactGenerations, readLiveGeneration } from '../intact-generations.js';
import type { Files } from './crash-states.js';

/** What may be live: the bytes of CURRENT before the run and after it; null where there was no index. */
export interface Expected {
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** Whether the run had ended well: what it wrote must be there then. */
  readonly isAcknowledged: boolean;
}

/** What the next run must come to. */
export interface NextRun {
  readonly corpus: string;
  readonly documents: number;
}

/** What is wrong, or null. */
export function judgeFiles(files: Files, { before, after, isAcknowledged }: Expected): string | null {
  const current = files.get('CURRENT');
  const isAfter = isSame(current, after);
  if (isAcknowledged && !isAfter) return 'the run had ended well, and what it wrote is lost';
  if (current === undefined) return before === null ? null : 'CURRENT is lost';
  if (!isAfter && !isSame(current, before)) return 'CURRENT is neither the one before nor the next one';
  const live = readLiveGeneration(files);
  if (live === null) return 'the manifest that CURRENT names is damaged';
  const intact = listIntactGenerations(files);
  if (!intact.includes(live)) return `generation ${live} is live and damaged`;
  return isAfter && before !== null && intact.length < 2 ? 'the generation before is damaged' : null;
}

/** What the program makes of it: what is wrong, or null. */
export async function judgeByProgram(files: Files, next: NextRun | null): Promise<string | null> {
  const directory = new MemoryDirectory();
  for (const [name, bytes] of files) await directory.create(name, bytes);
  const live = readLiveGeneration(files);
  try {
    const base = await openBaseGeneration(directory);
    base.close();
    if (base.manifest.generation !== live) return `the program opens generation ${base.manifest.generation}`;
  } catch (error) {
    if (!(error instanceof FindlingError) || live !== null)
      return `the program says: ${describeError(error)}`;
  }
  if (next === null) return null;
  try {
    const { documents, restarted, unswept } = await updateIndex({ corpus: next.corpus, directory });
    if (live !== null && restarted !== null) return `the next run builds everything anew: ${restarted}`;
    if (unswept !== null) return `the next run cannot sweep: ${unswept}`;
    return documents === next.documents ? null : `the next run has ${documents} documents`;
  } catch (error) {
    return `the next run fails: ${describeError(error)}`;
  }
}

function isSame(bytes: Uint8Array | undefined, others: Uint8Array | null): boolean {
  return bytes !== undefined && others !== null && Buffer.compare(bytes, others) === 0;
}
