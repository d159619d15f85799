// Documents that a cluster found, as hits: ordered by the second step of ranking, with snippets and marks, by the code that does so for
// an index on disk. For that they are indexed in memory.

import type { Document } from '../../documents/document.js';
import { shippedParameters } from '../../index/format/schema.js';
import { emptySet, fullSet } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import type { Explanation, Hit, SearchRequest } from '../../search/engine.js';
import { fieldMaskOf } from '../../search/plan/field-mask.js';
import { planQuery } from '../../search/plan/plan-query.js';
import { sayExplanation } from '../../search/query/explanations.js';
import type { Stage } from '../../search/rank/find-stages.js';
import type { RankedHit } from '../../search/rank/rank-stages.js';
import { asRanked, type RankedDocument, rerank } from '../../search/rank/rerank.js';
import { stageScore } from '../../search/rank/stage-score.js';
import { openSegments } from '../../search/score/segment-search.js';
import { SegmentWeights } from '../../search/score/segment-weights.js';
import { weighedBy } from '../../search/score/weighed-by.js';
import { SearchBudget } from '../../search/search-budget.js';
import { HitReader } from '../../search/show/hit-reader.js';
import type { ClusterExplanation } from './asked/ask-index.js';
import type { ClusterView } from './cluster-view.js';
import type { ClusterStage, StagePlan } from './find-cluster-stages.js';
import { OpenWordFinder } from './words/open-word-finder.js';
import { makeToldGeneration, type ToldWords } from './words/told-generation.js';

/** A document that a stage found. */
export interface FoundDocument {
  readonly document: Document;
  readonly score: number;
  readonly stage: ClusterStage;
  readonly explanation: ClusterExplanation | null;
}

/** What of a request shows in hits. */
export type ShownRequest = Pick<SearchRequest, 'snippets' | 'explain' | 'fields'> &
  Partial<Pick<SearchRequest, 'attributesToRetrieve'>>;

/** The first hits of a stage that are ordered anew. */
export const RERANK_WINDOW = shippedParameters.rerankWindow;

/** Documents found, in memory. */
export class ShownDocuments {
  readonly #view: ClusterView;
  readonly #request: ShownRequest;
  readonly #found: readonly FoundDocument[];
  readonly #generation: Generation;
  readonly #weights: readonly SegmentWeights[];
  readonly #stages = new Map<ClusterStage, Stage>();
  readonly #hasCounts: boolean;

  /**
   * @param found at least one
   * @param counted how many documents of the index hold words that they share; null where that is not known
   */
  constructor(
    view: ClusterView,
    request: ShownRequest,
    found: readonly FoundDocument[],
    counted: ReadonlyMap<string, number> | null = null,
  ) {
    this.#hasCounts = counted !== null;
    this.#view = view;
    this.#request = request;
    this.#found = found;
    const told = mergeAll(found.map(({ stage }) => stage.made));
    const documents = found.map(({ document }) => document);
    this.#generation = makeToldGeneration(view.told, told, documents, view.analyzers, counted);
    const parameters = weighedBy(view.told.schema);
    this.#weights = this.#generation.segments.map(
      (snapshot) => new SegmentWeights(snapshot, this.#generation, parameters),
    );
  }

  /** The first `wanted` of the documents of one stage, all of its first ones, in their final order. */
  rerank(stage: ClusterStage, wanted: number): readonly RankedHit[] {
    const own = this.#found.filter((found) => found.stage === stage);
    const ranked = own.map((found) => ({ ...this.#addressOf(found), score: found.score }));
    const planned = this.#stageOf(stage);
    const weighed = weighedBy(this.#view.told.schema);
    const parameters = this.#hasCounts ? weighed : { ...weighed, feedback: 0 };
    return rerank(this.#generation, planned, ranked, wanted, parameters).map((hit) =>
      this.#rankedHit(hit, stage),
    );
  }

  /** Documents as they were found. */
  asFound(found: readonly FoundDocument[]): readonly RankedHit[] {
    return found.map((each) =>
      this.#rankedHit(asRanked({ ...this.#addressOf(each), score: each.score }), each.stage),
    );
  }

  /** Hits as they are shown. */
  show(hits: readonly RankedHit[]): readonly Hit[] {
    const reader = new HitReader(
      this.#generation,
      { ...this.#request, explain: false },
      new SearchBudget(Infinity),
    );
    return hits.map((hit) => {
      const shown = reader.read(hit);
      const found = this.#found.find(({ document }) => document.id === shown.id);
      const explanation = found?.explanation ?? null;
      if (!this.#request.explain || found === undefined) return shown;
      return { ...shown, explanation: explainHit(shown.score, found, explanation) };
    });
  }

  #addressOf({ document }: FoundDocument): { readonly segment: number; readonly document: number } {
    return this.#generation.address(document.id) ?? { segment: 0, document: 0 };
  }

  #rankedHit(hit: RankedDocument, stage: ClusterStage): RankedHit {
    return { ...hit, score: stageScore(hit.score, stage.number), stage: this.#stageOf(stage) };
  }

  #stageOf(stage: ClusterStage): Stage {
    let made = this.#stages.get(stage);
    if (made === undefined) {
      const budget = new SearchBudget(Infinity);
      const plan = planQuery(
        new OpenWordFinder(this.#generation, budget),
        stage.made.query,
        stage.made.options,
      );
      const mask = fieldMaskOf(this.#request.fields, this.#view.own);
      const searches = openSegments(this.#weights, mask, budget);
      const sets = this.#generation.segments.map(({ segment }, number) =>
        number === 0 ? fullSet(segment.documentCount) : emptySet(segment.documentCount),
      );
      made = { number: stage.number, plan, searches, sets, hits: this.#found.length, isWhole: false };
      this.#stages.set(stage, made);
    }
    return made;
  }
}

/** What the cluster says of a score, and what was added to it here. */
function explainHit(
  score: number,
  found: FoundDocument,
  explanation: ClusterExplanation | null,
): Explanation {
  const base = stageScore(found.score, found.stage.number);
  const words = {
    value: base,
    description: sayExplanation(found.stage.number === 0 ? 'cluster' : 'clusterLater', {
      stages: found.stage.number,
    }),
    details: explanation === null ? [] : [explanation],
  };
  if (score === base) return words;
  const more = {
    value: score - base,
    description: sayExplanation('clusterRest'),
    details: [],
  };
  return { value: score, description: sayExplanation('clusterSum'), details: [words, more] };
}

function mergeAll(made: readonly StagePlan[]): ToldWords {
  const terms = new Map<string, number>();
  const forms = new Map<string, number>();
  const texts = new Map<string, string[]>();
  for (const told of new Set(made.map((each) => each.told))) {
    for (const [key, count] of told.terms) terms.set(key, count);
    for (const [form, count] of told.forms) forms.set(form, count);
    for (const [analyzer, list] of told.texts)
      texts.set(analyzer, [...new Set([...(texts.get(analyzer) ?? []), ...list])]);
  }
  return { terms, forms, texts };
}
