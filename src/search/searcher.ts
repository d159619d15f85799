// Answers a search from one generation: plan, match, rank, then read and mark only the hits of the page.

import { performance } from 'node:perf_hooks';
import type { Generation } from '../index/read/generation.js';
import { shippedParameters, type RankingParameters } from '../index/format/schema.js';
import { CollapsedHits } from './rank/collapsed-hits.js';
import { isAnyOf } from './plan/condition.js';
import { countFacets } from './rank/count-facets.js';
import { Deadline } from './deadline.js';
import { countOf, emptySet, listOf, unite, type DocumentSet } from '../index/read/document-set.js';
import { DuplicateGroups } from './rank/duplicate-groups.js';
import type { SearchRequest, SearchResult, SimilarRequest, SimilarResult } from './engine.js';
import { CandidateFinder } from './plan/candidate-finder.js';
import { countHits, findStages, removeDeleted, type Stage } from './rank/find-stages.js';
import { letterSignatures } from './spelling/letter-signatures.js';
import { matchDocuments } from './match/match-documents.js';
import { parseQuery } from './query/parse-query.js';
import { planQuery, type Plan } from './plan/plan-query.js';
import { conjunctionOf, rankConjunction } from './score/rank-conjunction.js';
import type { ListQuery } from './query/query.js';
import { NO_WORD } from './query/query-warnings.js';
import { rerank } from './rank/rerank.js';
import { rankSegment, rankStages, type RankedHit } from './rank/rank-stages.js';
import { readHit } from './show/read-hit.js';
import { initialThreshold } from './score/initial-threshold.js';
import { ALL_FIELDS, openSegments, type SegmentSearch } from './score/segment-search.js';
import { SegmentWeights } from './score/segment-weights.js';
import { planSimilar, rankSimilar } from './rank/similar-documents.js';
import { didYouMean } from './spelling/did-you-mean.js';
import type { Synonyms } from './plan/synonyms.js';
import { TopDocuments, type ScoredDocument } from './score/top-documents.js';

export interface SearcherOptions {
  /** Longest time one search may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Words that stand for one another, if there are any. */
  readonly synonyms?: Synonyms | null;
  /** What scores are made with; what ships, if absent. */
  readonly parameters?: RankingParameters;
}

export class Searcher {
  readonly generation: Generation;
  readonly duplicates: DuplicateGroups;
  readonly #weights: readonly SegmentWeights[];
  readonly #timeoutMs: number;
  readonly #synonyms: Synonyms | null;
  readonly #parameters: RankingParameters;

  constructor(
    generation: Generation,
    { timeoutMs, synonyms = null, parameters = shippedParameters }: SearcherOptions,
  ) {
    this.#parameters = parameters;
    this.#synonyms = synonyms;
    this.generation = generation;
    this.duplicates = new DuplicateGroups(generation);
    this.#weights = generation.segments.map(
      (snapshot) => new SegmentWeights(snapshot, generation, parameters),
    );
    this.#timeoutMs = timeoutMs;
    // Read now, so that the first misspelled word does not wait for it.
    for (const { segment } of generation.segments) letterSignatures(segment.forms);
  }

  /** Throws FindlingError `invalid_filter`, `invalid_parameter`, `document_not_found`, `search_timeout`. */
  search(request: SearchRequest): SearchResult {
    const started = performance.now();
    const candidates = new CandidateFinder(this.generation);
    const { stages, totalHits, ranked, collapsed, warnings } = this.#find(candidates, request);
    const facetDistribution = this.#countFacets(stages, request.facets, collapsed);
    const hits = ranked.map((hit) => ({
      ...readHit(this.generation, hit, request),
      ...(collapsed === null ? {} : { duplicates: collapsed.othersOf(hit) }),
    }));
    const suggestion = this.#suggest(candidates, request, totalHits);
    return {
      query: request.query,
      totalHits,
      limit: request.limit,
      offset: request.offset,
      processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
      generation: this.generation.number,
      hits,
      facetDistribution,
      suggestion,
      warnings,
      ...(collapsed === null ? {} : { collapsedHits: collapsed.hidden }),
    };
  }

  /** Another spelling of the query, if it finds more under the same filter and fields. */
  #suggest(candidates: CandidateFinder, request: SearchRequest, totalHits: number): string | null {
    if (request.fuzzy === 'off') return null;
    const isTyping = request.prefix === 'last';
    const deadline = new Deadline(this.#timeoutMs);
    const suggestion = didYouMean(candidates, request.query, totalHits, isTyping, deadline);
    if (suggestion === null) return null;
    const more = (match: SearchRequest['match']): number => {
      const asWritten = { ...request, match, fuzzy: 'off', prefix: 'off' } as const;
      const [found = 0, typed = 0] = [suggestion, request.query].map((text) =>
        countHits(this.#findStages(candidates, parseQuery(text).query, asWritten)),
      );
      return found - typed;
    };
    // Of two words the one spelled right often finds all there is: then what holds both tells.
    return more('all') > 0 || more(request.match) > 0 ? suggestion : null;
  }

  /** The hits of a search by id, without reading any document. Any limit is taken. */
  findIds(request: SearchRequest): { readonly totalHits: number; readonly ids: string[] } {
    const { totalHits, ranked } = this.#find(new CandidateFinder(this.generation), request);
    const ids = ranked.map(
      ({ segment, document }) => this.generation.segments[segment]?.segment.ids.key(document) ?? '',
    );
    return { totalHits, ids };
  }

  /** The best documents for a query and nothing else, no counts: what a benchmark compares. */
  rank(query: string, limit: number, match: 'auto' | 'all' | 'any', fuzzy: boolean): ScoredDocument[] {
    const plan = planQuery(new CandidateFinder(this.generation), parseQuery(query).query, {
      match,
      fuzzy,
      prefix: 'off',
      widen: 'nothing',
    });
    const searches = this.#open();
    const count = Math.max(limit, this.#parameters.rerankWindow);
    const anyWord = isAnyOf(plan.words, plan.condition);
    const floor = anyWord ? initialThreshold(searches, plan.words, count) : undefined;
    const top = new TopDocuments(count, this.generation, floor);
    const conjunction = anyWord ? null : conjunctionOf(plan.condition, plan.words);
    for (const search of searches) {
      if (conjunction === null) rankSegment(search, plan, this.#allowed(search, plan), top);
      else rankConjunction(search, conjunction, plan.words, top);
    }
    return rerank(this.generation, { plan, searches }, top.sorted(), limit, this.#parameters);
  }

  /** Documents on the subject of one; null where no document has the id. Throws FindlingError `search_timeout`. */
  similar({ id, limit, snippets, duplicates }: SimilarRequest): SimilarResult | null {
    const started = performance.now();
    const place = this.generation.address(id);
    const snapshot = place === null ? undefined : this.generation.segments[place.segment];
    if (place === null || snapshot === undefined) return null;
    const plan = planSimilar(this.generation, snapshot.segment.stored.document(place.document));
    const searches = this.#open();
    const stage: Stage = { number: 0, plan, searches, sets: [], hits: 0, isWhole: false };
    const groups = duplicates ? null : this.duplicates.found;
    const ranked = rankSimilar(this.generation, stage, place, groups, limit);
    return {
      id,
      limit,
      processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
      generation: this.generation.number,
      words: plan.words.map(({ form }) => form),
      hits: ranked.map((hit) =>
        readHit(this.generation, { ...hit, isReranked: false, stage: stage }, { snippets, explain: false }),
      ),
    };
  }

  /** How many documents hold all words of a query, as they are written. */
  countAll(query: string, deadline = new Deadline(this.#timeoutMs)): number {
    const options = { match: 'all', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;
    const { condition } = planQuery(new CandidateFinder(this.generation), parseQuery(query).query, options);
    return this.#open(deadline).reduce((sum, search) => {
      const set = matchDocuments(search, condition);
      removeDeleted(search, set);
      return sum + countOf(set);
    }, 0);
  }

  #find(
    candidates: CandidateFinder,
    request: SearchRequest,
  ): {
    stages: Stage[];
    totalHits: number;
    ranked: RankedHit[];
    collapsed: CollapsedHits | null;
    warnings: readonly string[];
  } {
    const { query, warnings } = parseQuery(request.query);
    const stages = this.#findStages(candidates, query, request);
    const found = countHits(stages);
    const isBlank = stages.some(({ plan }) => plan.saysNothing);
    const sets = stages.map((stage) => stage.sets);
    const collapsed = request.collapse === true ? new CollapsedHits(this.duplicates.found, sets) : null;
    const rank = (limit: number): RankedHit[] =>
      rankStages(this.generation, stages, { ...request, offset: 0, limit }, this.#parameters);
    return {
      stages,
      totalHits: found - (collapsed?.hidden ?? 0),
      ranked:
        collapsed?.page(rank, request.offset, request.limit) ??
        rankStages(this.generation, stages, request, this.#parameters),
      collapsed,
      warnings: isBlank ? [...warnings, NO_WORD] : warnings,
    };
  }

  #findStages(candidates: CandidateFinder, query: ListQuery, request: SearchRequest): Stage[] {
    const view = { segments: this.#weights, duplicates: this.duplicates, synonyms: this.#synonyms };
    return findStages(view, candidates, query, request, new Deadline(this.#timeoutMs));
  }

  #open(deadline = new Deadline(this.#timeoutMs)): SegmentSearch[] {
    return openSegments(this.#weights, ALL_FIELDS, deadline);
  }

  /** Documents a ranking walk may return: null when every match may be, which is the fast case. */
  #allowed(search: SegmentSearch, { words, condition }: Plan): DocumentSet | null {
    if (isAnyOf(words, condition)) return search.allowed;
    const set = matchDocuments(search, condition);
    removeDeleted(search, set);
    return set;
  }

  #countFacets(
    stages: readonly Stage[],
    facets: readonly string[],
    collapsed: CollapsedHits | null,
  ): Record<string, Record<string, number>> {
    if (facets.length === 0) return {};
    const found = this.generation.segments.map(({ segment }, number) => {
      const documents = emptySet(segment.documentCount);
      for (const { sets } of stages) unite(documents, sets[number] ?? documents);
      return { segment, documents: listOf(documents) };
    });
    return countFacets(facets, found, collapsed?.groups());
  }
}
