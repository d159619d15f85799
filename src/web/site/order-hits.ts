// The order of what a search of an exported index found: by score, by score and date, or by fields.

import { type DocumentSet, forEachDocument, has } from '../../index/read/document-set.js';
import type { FoundWord, SiteView } from './find-documents.js';
import type { FoundDocument } from './term-index.js';

/** What is wanted of the order; see the parameters of `/search`. */
export interface OrderRequest {
  readonly sort: string;
  readonly recency?: string | undefined;
  /** How many documents from the first on. */
  readonly count: number;
}

/** The first documents. Rejects with FindlingError `invalid_parameter`. */
export async function orderHits(
  view: SiteView,
  found: DocumentSet,
  ranked: readonly FoundWord[],
  { sort, recency, count }: OrderRequest,
): Promise<readonly FoundDocument[]> {
  const scored = scoreDocuments(view, found, ranked);
  const isByRecency = sort === 'recency' || (sort === 'relevance' && recency !== undefined);
  if (sort === 'relevance' && !isByRecency && ranked.length > 0) return scored.slice(0, count);
  const { columns, own, orderByRecency, orderByValues } = await view.values();
  const order =
    isByRecency && ranked.length > 0
      ? await orderByRecency(columns, scored, recency, count)
      : await orderByValues(columns, found, sort, count, own);
  const byNumber = new Map(scored.map((document) => [document.number, document]));
  return order.flatMap((number) => byNumber.get(number) ?? []);
}

/** All documents found, those with all words first, then by score; equally good ones in the order of their numbers. */
function scoreDocuments(
  { index, fields }: SiteView,
  found: DocumentSet,
  ranked: readonly FoundWord[],
): readonly FoundDocument[] {
  const scores = new Map(index.find(ranked, fields).map((document) => [document.number, document]));
  const all: FoundDocument[] = [];
  const rest: FoundDocument[] = [];
  forEachDocument(found, (number) => {
    const document = scores.get(number) ?? { number, score: 0, words: [] };
    (ranked.every(({ documents }) => has(documents, number)) ? all : rest).push(document);
  });
  const byScore = (a: FoundDocument, b: FoundDocument): number => b.score - a.score || a.number - b.number;
  return [...all.sort(byScore), ...rest.sort(byScore)];
}
