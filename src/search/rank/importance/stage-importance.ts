// What is configured of the importance of documents, among those of one stage of a search. Importance counts only for documents
// that hold as many of the words as any document of the stage does: all others count as the least important one. So importance
// never lifts a document over one that holds more of the words and was before it.

import type { DocumentAddress } from '../../../index/read/document-address.js';
import { type DocumentSet, forEachDocument, has } from '../../../index/read/document-set.js';
import type { Generation } from '../../../index/read/generation.js';
import type { Plan } from '../../plan/plan.js';
import { typedWords } from '../../plan/query-term.js';
import type { SegmentSearch } from '../../score/segment-search.js';
import type { DocumentCollector } from '../../score/top-documents.js';
import { HeadingWords } from './heading-words.js';
import { type Importance, importanceOf, type ImportancePart } from './importance.js';

/** A search with the documents that it found. */
export interface FoundSearch {
  readonly plan: Plan;
  /** By the index of the segment in the generation. */
  readonly searches: readonly SegmentSearch[];
  /** Per segment, the documents found. */
  readonly sets: readonly DocumentSet[];
}

/** How many of the words the documents of each segment hold, and the most that any document found holds. */
interface HeldWords {
  readonly counts: readonly Uint16Array[];
  readonly most: number;
}

/** The importance of the documents that a stage has found. */
export class StageImportance {
  readonly #planned: FoundSearch;
  readonly #importance: Importance | null;
  #held: HeldWords | null = null;
  /** Null where a word in a heading counts as any other. */
  readonly headings: HeadingWords | null;
  /** The documents found that are pinned, the first one first. */
  readonly pinned: readonly DocumentAddress[];

  private constructor(
    planned: FoundSearch,
    importance: Importance | null,
    headings: HeadingWords | null,
    pinned: readonly DocumentAddress[],
  ) {
    this.#planned = planned;
    this.#importance = importance;
    this.headings = headings;
    this.pinned = pinned;
  }

  /** @param pins the documents that are pinned for the query @returns null where nothing that is configured matters */
  static of(
    generation: Generation,
    planned: FoundSearch,
    pins: readonly DocumentAddress[],
  ): StageImportance | null {
    const importance = importanceOf(generation);
    const { headings = 1 } = generation.schema.importance;
    const pinned = pins.filter(({ segment, document }) => {
      const set = planned.sets[segment];
      return set !== undefined && has(set, document);
    });
    if (importance === null && headings === 1 && pinned.length === 0) return null;
    return new StageImportance(
      planned,
      importance,
      headings === 1 ? null : new HeadingWords(generation, headings),
      pinned,
    );
  }

  /** The lowest factor of any document. */
  get least(): number {
    return this.#importance?.least ?? 1;
  }

  /** What the score of the words of a document is multiplied by: above 0, at most 1. */
  factorOf({ segment, document }: DocumentAddress): number {
    const importance = this.#importance;
    if (importance === null) return 1;
    return this.#holdsMost(segment, document)
      ? (importance.factors[segment]?.[document] ?? 1)
      : importance.least;
  }

  /** What makes up the importance of a document; null for one that holds fewer of the words than others. */
  explain({ segment, document }: DocumentAddress): readonly ImportancePart[] | null {
    return this.#holdsMost(segment, document) ? (this.#importance?.explain(segment, document) ?? []) : null;
  }

  /** Takes documents with the scores of their words, and hands them on with what these count. */
  weigh(collector: DocumentCollector): DocumentCollector {
    return this.#importance === null ? collector : new ImportanceCollector(this, collector);
  }

  #holdsMost(segment: number, document: number): boolean {
    this.#held ??= countWords(this.#planned);
    return (this.#held.counts[segment]?.[document] ?? 0) >= this.#held.most;
  }
}

function countWords({ plan, searches, sets }: FoundSearch): HeldWords {
  const words = typedWords(plan.words);
  // Every document found holds a word that is the only one.
  if (words.length < 2) return { counts: [], most: 0 };
  let most = 0;
  const counts = searches.map((search) => {
    const held = new Uint16Array(search.weights.snapshot.segment.documentCount);
    const postings = search.postingsOf(words);
    if (!search.budget.spend(postings.reduce((sum, { length }) => sum + length, 0))) return held;
    for (const { docIds, length } of postings)
      for (let index = 0; index < length; index += 1) {
        const document = docIds[index] ?? 0;
        held[document] = (held[document] ?? 0) + 1;
      }
    forEachDocument(sets[search.number] ?? new Uint32Array(0), (document) => {
      most = Math.max(most, held[document] ?? 0);
    });
    return held;
  });
  return { counts, most };
}

/** Multiplies scores by importance. */
class ImportanceCollector implements DocumentCollector {
  readonly #importance: StageImportance;
  readonly #collector: DocumentCollector;

  constructor(importance: StageImportance, collector: DocumentCollector) {
    this.#importance = importance;
    this.#collector = collector;
  }

  /** As no factor is above 1, what stays below it without importance does so with it. */
  get threshold(): number {
    return this.#collector.threshold;
  }

  offer(segment: number, document: number, score: number): void {
    this.#collector.offer(segment, document, score * this.#importance.factorOf({ segment, document }));
  }
}
