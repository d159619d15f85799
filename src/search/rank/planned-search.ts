// What ranking starts from: what is looked up, and where.

import type { DocumentSet } from '../../index/read/document-set.js';
import type { Plan } from '../plan/plan.js';
import type { SegmentSearch } from '../score/segment-search.js';
import type { StageImportance } from './importance/stage-importance.js';

/** A plan and the segments it is asked of. */
export interface PlannedSearch {
  readonly plan: Plan;
  /** By the index of the segment in the generation. */
  readonly searches: readonly SegmentSearch[];
  /** Per segment, the documents found; without it, all that the plan ranks. */
  readonly sets?: readonly DocumentSet[];
  /** What is configured of the importance of documents; null or left out where it does not matter. */
  readonly importance?: StageImportance | null;
}

/** The documents of a segment that were found; null for all that the plan ranks. */
export function documentsFoundIn({ sets }: PlannedSearch, search: SegmentSearch): DocumentSet | null {
  return sets === undefined ? search.allowed : (sets[search.number] ?? null);
}
