// A collection of documents, indexed in several ways that must give the same answers.

import type { Document } from '../../../src/documents/document.js';
import { type RankingParameters, shippedParameters } from '../../../src/index/format/schema.js';
import type { Segment } from '../../../src/index/read/segment.js';
import { Searcher } from '../../../src/search/searcher.js';
import { generationOver, makeSegments } from '../../search/memory-generation.js';
import { scanIdf } from '../../search/score/scan-documents.js';
import { type PlacedDocument, unrelatedDocument } from './random-documents.js';

/** The same documents, indexed in several ways. */
export interface ComparedCollection {
  /** Those that are not deleted. */
  readonly live: readonly Document[];
  readonly gone: ReadonlySet<string>;
  /** All of them, in as many segments as they were placed in. */
  readonly segments: readonly Segment[];
  /** Over these segments, the deleted ones left out. */
  readonly split: Searcher;
  /** Over one segment of those that are not deleted. */
  readonly whole: Searcher;
  /** As a scan ranks: without feedback. */
  readonly plain: Searcher;
  /** The same, and every hit is read by position, so that no order depends on which hits are. */
  readonly deep: Searcher;
  /** As `deep`, with a document more that has nothing to do with any query. */
  readonly deepWithAnother: Searcher;
  /** The idf of a word, times how much documents repeat it, if there were so many documents and none of the others had it. */
  idf(word: string, documentCount: number): number;
}

/** Ranks without feedback. */
export const withoutFeedback: RankingParameters = { ...shippedParameters, feedback: 0 };

/** Reads every hit by position. */
const everyHit: RankingParameters = { ...withoutFeedback, rerankWindow: 100_000 };

const timeoutMs = Number.POSITIVE_INFINITY;

/** Indexes documents as they were placed, those that are left in one segment, and with another one. */
export function indexInWays(placed: readonly PlacedDocument[]): ComparedCollection {
  const documents = placed.map(({ document }) => document);
  const gone = new Set(placed.filter(({ isDeleted }) => isDeleted).map(({ document }) => document.id));
  const live = documents.filter(({ id }) => !gone.has(id));
  const parts = [0, 1, 2, 3].map((part) =>
    placed.filter((entry) => entry.part === part).map(({ document }) => document),
  );
  const segments = makeSegments(parts);
  const generation = generationOver(segments, gone);
  const none = new Set<string>();
  const idfs = new Map<string, number>();
  const another = makeSegments([...parts, [unrelatedDocument()]]);
  return {
    live,
    gone,
    segments,
    split: new Searcher(generation, { timeoutMs }),
    whole: new Searcher(generationOver(makeSegments([live]), none), { timeoutMs }),
    plain: new Searcher(generation, { timeoutMs, parameters: withoutFeedback }),
    deep: new Searcher(generation, { timeoutMs, parameters: everyHit }),
    deepWithAnother: new Searcher(generationOver(another, gone), { timeoutMs, parameters: everyHit }),
    idf: (word, documentCount) => {
      const key = `${word} ${documentCount}`;
      const idf = idfs.get(key) ?? scanIdf(live, word, documentCount);
      idfs.set(key, idf);
      return idf;
    },
  };
}
