// The newest or oldest of the documents found. Documents without a date come last; ties go by id.

import type { Generation } from '../../index/read/generation.js';
import { compareKeys } from '../../index/format/compare-keys.js';
import { forEachDocument, type DocumentSet } from '../../index/read/document-set.js';
import type { ScoredDocument } from '../score/top-documents.js';

interface DatedDocument {
  readonly segment: number;
  readonly document: number;
  readonly rank: number;
}

/**
 * The first `count` documents in order of date.
 * @param sets per segment, the documents found
 * @param scoreOf the score to report for a document
 */
export function sortByDate(
  generation: Generation,
  sets: readonly DocumentSet[],
  newestFirst: boolean,
  count: number,
  scoreOf: (segment: number, document: number) => number,
): ScoredDocument[] {
  const id = ({ segment, document }: DatedDocument): string =>
    generation.segments[segment]?.segment.ids.key(document) ?? '';
  const compare = (a: DatedDocument, b: DatedDocument): number => {
    if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
    return a.segment === b.segment ? a.document - b.document : compareKeys(id(a), id(b));
  };
  let kept: DatedDocument[] = [];
  let worst: DatedDocument | undefined;
  sets.forEach((set, segment) => {
    const dates = generation.segments[segment]?.segment.sections.columns.dates;
    forEachDocument(set, (document) => {
      const date = dates?.[document] ?? Number.NaN;
      const rank = Number.isNaN(date) ? Number.POSITIVE_INFINITY : newestFirst ? -date : date;
      const dated = { segment, document, rank };
      if (worst !== undefined && (rank > worst.rank || compare(dated, worst) >= 0)) return;
      kept.push(dated);
      // Sorting now and then is cheaper than a heap: most documents never get here.
      if (kept.length >= 2 * count + 64) {
        kept = kept.sort(compare).slice(0, count);
        worst = kept.at(-1);
      }
    });
  });
  return kept
    .sort(compare)
    .slice(0, count)
    .map(({ segment, document }) => ({ segment, document, score: scoreOf(segment, document) }));
}
