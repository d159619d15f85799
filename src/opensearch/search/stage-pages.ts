// The stages of a query with what the cluster was asked for of each to count them: its number of documents and, where hits are shown in
// the order of their scores, those of the page.

import type { ListQuery } from '../../search/query/query.js';
import type { ClusterResult, SearchBody } from './asked/ask-index.js';
import { readPage } from './asked/read-pages.js';
import { BY_SCORE, sortBy } from './asked/sort-query.js';
import type { ClusterQuery } from './asked/translate-condition.js';
import { type ClusterStage, findClusterStages } from './find-cluster-stages.js';
import type { SearchUnderWay } from './search-under-way.js';
import { RERANK_WINDOW } from './show-cluster-hits.js';

/** What a query finds, stage by stage. */
export interface FoundStages {
  readonly stages: readonly ClusterStage[];
  readonly pages: ReadonlyMap<ClusterStage, ClusterResult>;
  /** Documents found in all of them. */
  readonly total: number;
}

/** @param isRead whether the hits of a stage are read with their number */
export async function findStagePages(
  search: SearchUnderWay,
  query: ListQuery,
  restrictions: readonly ClusterQuery[],
  isRead: (stage: ClusterStage) => boolean = () => false,
): Promise<FoundStages> {
  const { view, request, listed } = search;
  const { offset, limit } = request;
  const pages = new Map<ClusterStage, ClusterResult>();
  let total = 0;
  const count = async (stage: ClusterStage): Promise<number> => {
    const [from, size] = isRead(stage)
      ? windowOf(Math.max(0, offset - total), limit, offset + limit - total)
      : [0, 0];
    const page = await readPage(search.ask, bodyOf(search, stage), from, size);
    pages.set(stage, page);
    total += totalOf(page);
    return totalOf(page);
  };
  const teller = view.tellerFor(search);
  const context = { view, teller, synonyms: search.options.synonyms, listed, count };
  const stages = await findClusterStages(context, query, { ...request, restrictions });
  return { stages, pages, total };
}

/** What a stage is asked with: by score, or from the newest on where no word ranks. */
export function bodyOf({ request }: SearchUnderWay, stage: ClusterStage): SearchBody {
  const isListed = isListedStage(stage);
  return {
    query: isListed ? stage.condition : stage.ranked,
    sort: isListed ? sortBy([{ field: null, descending: true }]) : BY_SCORE,
    track_scores: true,
    _source: ['document'],
    ...(request.explain ? { explain: true } : {}),
  };
}

/** Whether no word of a stage ranks. */
export function isListedStage({ plan }: ClusterStage): boolean {
  return plan.words.length === 0;
}

/** Which hits are read to show those from `start` on: the first ones are ordered anew, all together. */
export function windowOf(start: number, limit: number, end: number): readonly [from: number, size: number] {
  if (limit === 0 || end <= start) return [0, 0];
  return start < RERANK_WINDOW ? [0, Math.max(RERANK_WINDOW, end)] : [start, end - start];
}

/** Documents that a page was taken from. */
export function totalOf(page: ClusterResult | undefined): number {
  return page?.hits.total?.value ?? 0;
}
