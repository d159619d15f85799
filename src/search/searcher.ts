// Answers searches from one generation: parses the query, finds what matches in stages, ranks it, then reads and marks the
// documents of the page, and no others.

import { performance } from 'node:perf_hooks';
import type { RankingParameters } from '../index/format/schema.js';
import { countOf, has } from '../index/read/document-set.js';
import type { Generation } from '../index/read/generation.js';
import { printForm } from '../text/inner-form.js';
import { defaultRequest } from './default-request.js';
import type {
  DocumentMatches,
  SearchRequest,
  SearchResult,
  SimilarRequest,
  SimilarResult,
} from './engine.js';
import { matchDocuments } from './match/match-documents.js';
import { analyzersOf } from './plan/analyzers-of.js';
import { askedFieldsOf } from './plan/asked-fields.js';
import { CandidateFinder } from './plan/candidate-finder.js';
import { ALL_FIELDS } from './plan/field-mask.js';
import { planQuery } from './plan/plan-query.js';
import type { Synonyms } from './plan/widen/synonyms.js';
import { parseFilter } from './query/filter/parse-filter.js';
import { parseQuery } from './query/parse-query.js';
import type { Clause, ListQuery, ParsedQuery, SourceSpan } from './query/query.js';
import {
  EXTRAS_MISSING,
  HITS_MISSING,
  NO_WORD,
  NOTHING_PASSED_OVER,
  sayCounts,
  warnOfPassedOver,
  type WordCount,
} from './query/query-warnings.js';
import { chooseGroups } from './rank/choose-groups.js';
import { CollapsedHits } from './rank/collapsed-hits.js';
import { findFacets } from './rank/facets/count-facets.js';
import { countFoundFacets } from './rank/facets/count-found-facets.js';
import {
  countHits,
  findStages,
  type SearchView,
  type Stage,
  type StagesRequest,
} from './rank/find-stages.js';
import { pinnedFor } from './rank/importance/pins.js';
import { type RankedHit, rankStages } from './rank/rank-stages.js';
import { asRanked } from './rank/rerank.js';
import { planSimilar, rankSimilar } from './rank/similar-documents.js';
import { ScratchKeeper } from './score/search-scratch.js';
import { openSegments } from './score/segment-search.js';
import { SegmentWeights } from './score/segment-weights.js';
import { weighedBy } from './score/weighed-by.js';
import { SearchBudget } from './search-budget.js';
import { findDocumentMatches } from './show/find-document-matches.js';
import { HitReader } from './show/hit-reader.js';
import { suggestSpelling } from './suggest-spelling.js';

/** Words of a query that finds nothing of which the documents are counted: the first ones. */
const MAX_COUNTED_WORDS = 8;

/** How a searcher answers, whatever is asked. */
export interface SearcherOptions {
  /** How long one search may work on a quiet machine, in milliseconds, about; Infinity for as long as it takes. */
  readonly timeoutMs: number;
  /** Makes the budget of a search; if absent, that of `timeoutMs`. */
  readonly startBudget?: () => SearchBudget;
  /** Words that stand for one another, if there are any. */
  readonly synonyms?: Synonyms | null;
  /** The numbers scores are made with; those that ship, if absent. */
  readonly parameters?: RankingParameters;
}

/** What a search found, before hits are read. */
interface Found {
  /** The request with its filter parsed. */
  readonly asked: StagesRequest;
  readonly query: ListQuery;
  readonly stages: readonly Stage[];
  readonly totalHits: number;
  readonly ranked: readonly RankedHit[];
  readonly collapsed: CollapsedHits | null;
  readonly warnings: readonly string[];
  readonly ignoredTerms: readonly string[];
  readonly words: readonly SourceSpan[];
}

/**
 * Searches one generation. Opened once for it and used for all searches until the next generation is there; searches run
 * on the calling thread until they are done or their budget is spent.
 */
export class Searcher {
  readonly generation: Generation;
  readonly #weights: readonly SegmentWeights[];
  readonly #scratch = new ScratchKeeper();
  readonly #startBudget: () => SearchBudget;
  readonly #synonyms: Synonyms | null;
  readonly #parameters: RankingParameters;

  constructor(
    generation: Generation,
    { timeoutMs, startBudget, synonyms = null, parameters = weighedBy(generation.schema) }: SearcherOptions,
  ) {
    this.#parameters = parameters;
    this.#synonyms = synonyms;
    this.generation = generation;
    this.#weights = generation.segments.map(
      (snapshot) => new SegmentWeights(snapshot, generation, parameters),
    );
    this.#startBudget = startBudget ?? ((): SearchBudget => new SearchBudget(timeoutMs));
  }

  /**
   * Answers a search.
   * @throws FindlingError `invalid_filter`, `invalid_parameter`, `document_not_found`
   */
  search(request: SearchRequest): SearchResult {
    return this.#withView((view) => {
      const started = performance.now();
      const candidates = new CandidateFinder(this.generation, this.#startBudget());
      const typed = this.#search(view, candidates, request, false);
      // What is clearly misspelt is searched as corrected, in what the budget has left.
      const query = typed.isClear ? typed.answer.suggestion : null;
      const corrected =
        query === null ? null : this.#search(view, candidates, { ...request, query }, true).answer;
      const isCorrected = corrected !== null && corrected.partial !== true;
      return {
        ...(isCorrected ? corrected : typed.answer),
        query: request.query,
        processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
        suggestion: typed.answer.suggestion,
        ...(isCorrected && query !== null ? { searchedFor: query } : {}),
      };
    });
  }

  /** @param isCorrected whether the query is another spelling already, so that none is looked for */
  #search(
    view: SearchView,
    candidates: CandidateFinder,
    request: SearchRequest,
    isCorrected: boolean,
  ): { readonly answer: Omit<SearchResult, 'processingTimeMs'>; readonly isClear: boolean } {
    findFacets([...request.facets, ...Object.keys(request.facetFilters ?? {})], this.generation);
    const { budget } = candidates;
    const found = this.#find(view, candidates, request);
    const { totalHits, ranked, collapsed, warnings, ignoredTerms } = found;
    const areHitsWhole = !budget.isPartial;
    budget.begin('show');
    const counts = totalHits === 0 && areHitsWhole ? this.#countWords(found.words, budget) : [];
    const reader = new HitReader(this.generation, request, budget);
    const hits = ranked.map((hit) => ({
      ...reader.read(hit),
      ...(collapsed === null ? {} : { duplicates: collapsed.othersOf(hit) }),
    }));
    // Facets and another spelling are left out first.
    const { distribution, stats } = countFoundFacets(view, candidates, request, found);
    const foundAlone =
      totalHits === 0 && !budget.isPartial ? this.#countAlone(view, candidates, request, found.asked) : [];
    const suggestion = isCorrected
      ? null
      : suggestSpelling(view, candidates, found.asked, { text: request.query, ...found });
    const answer = {
      query: request.query,
      totalHits,
      limit: request.limit,
      offset: request.offset,
      generation: this.generation.number,
      hits,
      facetDistribution: distribution,
      ...(Object.keys(stats).length === 0 ? {} : { facetStats: stats }),
      // What was counted with a budget that ended meanwhile says nothing.
      suggestion: budget.isPartial ? null : (suggestion?.query ?? null),
      warnings: budget.isPartial
        ? [...warnings, areHitsWhole ? EXTRAS_MISSING : HITS_MISSING]
        : [...warnings, ...(counts.length === 0 ? [] : [sayCounts(counts)])],
      ...(ignoredTerms.length === 0 ? {} : { ignoredTerms }),
      ...(budget.isPartial ? ({ partial: true } as const) : {}),
      ...(collapsed === null ? {} : { collapsedHits: collapsed.hidden }),
      ...(foundAlone.length === 0 || budget.isPartial ? {} : { foundAlone }),
    };
    return { answer, isClear: !budget.isPartial && suggestion?.isClear === true };
  }

  /** Where nothing was found: in how many documents each word is. Nothing for a word alone that is in none. */
  #countWords(words: readonly SourceSpan[], budget: SearchBudget): readonly WordCount[] {
    const typed = words.filter(({ excluded, open }) => !excluded && !open).map(({ text }) => text);
    const counts = [...new Set(typed)].slice(0, MAX_COUNTED_WORDS).map((word) => ({
      word,
      documents: this.#countAll({ kind: 'list', clauses: [clauseOf(word)] }, budget),
    }));
    return counts.length > 1 || counts.some(({ documents }) => documents > 0) ? counts : [];
  }

  /** The ids of the hits of what was typed, in order, without reading any document. Any limit is taken. */
  findIds(request: SearchRequest): { readonly totalHits: number; readonly ids: string[] } {
    const { totalHits, ranked } = this.#withView((view) =>
      this.#find(view, new CandidateFinder(this.generation, this.#startBudget()), request),
    );
    const ids = ranked.map(
      ({ segment, document }) => this.generation.segments[segment]?.segment.ids.key(document) ?? '',
    );
    return { totalHits, ids };
  }

  /** Documents on the subject of one; null where no document has the id. */
  similar(request: SimilarRequest): SimilarResult | null {
    return this.#withView((view) => this.#similar(view, request));
  }

  #similar(view: SearchView, { id, limit, snippets, duplicates }: SimilarRequest): SimilarResult | null {
    const started = performance.now();
    const address = this.generation.address(id);
    const snapshot = address === null ? undefined : this.generation.segments[address.segment];
    if (address === null || snapshot === undefined) return null;
    const plan = planSimilar(this.generation, snapshot.segment, address.document);
    const budget = this.#startBudget();
    budget.begin('rank');
    const searches = openSegments(view.segments, ALL_FIELDS, budget, view.scratch);
    const stage: Stage = { number: 0, plan, searches, sets: [], hits: 0, isWhole: false };
    const groups = duplicates ? null : this.generation.duplicates;
    const ranked = rankSimilar(this.generation, stage, address, groups, limit);
    budget.begin('show');
    const reader = new HitReader(this.generation, { snippets, explain: false }, budget);
    const hits = ranked.map((hit) => reader.read({ ...asRanked(hit), stage }));
    return {
      id,
      limit,
      processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
      generation: this.generation.number,
      words: plan.words.map(({ form }) => printForm(form)),
      hits,
      ...(budget.isPartial ? { partial: true } : {}),
    };
  }

  /** Where the words of a query stand in a document; null where no document has the id. */
  matches(id: string, query: string): DocumentMatches | null {
    const address = this.generation.address(id);
    const snapshot = address === null ? undefined : this.generation.segments[address.segment];
    if (address === null || snapshot === undefined) return null;
    const budget = this.#startBudget();
    const candidates = new CandidateFinder(this.generation, budget);
    budget.begin('find');
    return this.#withView((view) => {
      const stages = findStages(view, candidates, this.#parse(query).query, {
        ...defaultRequest(query),
        filter: null,
      });
      const found = stages.find(({ sets }) => {
        const set = sets[address.segment];
        return set !== undefined && has(set, address.document);
      });
      budget.begin('show');
      const stage = found ?? stages.at(-1);
      const document = snapshot.segment.stored.document(address.document);
      return stage === undefined
        ? { title: [], text: [], passage: null }
        : findDocumentMatches(document, stage.plan, analyzersOf(this.generation), budget);
    });
  }

  /** How many documents match a query when all its words have to, as they are written; fewer where the budget is spent. */
  countAll(query: string, budget = this.#startBudget()): number {
    return this.#countAll(this.#parse(query).query, budget);
  }

  #countAll(query: ListQuery, budget: SearchBudget): number {
    const options = { match: 'all', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;
    const { condition } = planQuery(new CandidateFinder(this.generation, budget), query, options);
    return this.#withView((view) =>
      openSegments(view.segments, ALL_FIELDS, budget, view.scratch).reduce(
        (sum, search) => sum + countOf(matchDocuments(search, condition)),
        0,
      ),
    );
  }

  #parse(query: string): ParsedQuery {
    return parseQuery(query, askedFieldsOf(this.generation.schema));
  }

  #find(view: SearchView, candidates: CandidateFinder, request: SearchRequest): Found {
    const own = askedFieldsOf(this.generation.schema);
    const { query, warnings, words } = this.#parse(request.query);
    const asked = {
      ...request,
      filter: request.filter === null ? null : parseFilter(request.filter, own),
      pinned: pinnedFor(this.generation, request.query),
    };
    const { budget } = candidates;
    budget.begin('find');
    const stages = findStages(view, candidates, query, asked);
    budget.begin('rank');
    const found = countHits(stages);
    const { passedOver = NOTHING_PASSED_OVER } = stages[0]?.plan ?? {};
    const isBlank = stages.some(({ plan }) => plan.saysNothing);
    const sets = stages.map((stage) => stage.sets);
    const groups = chooseGroups(this.generation, request);
    const collapsed = groups === null ? null : new CollapsedHits(groups, sets);
    const rank = (limit: number): RankedHit[] =>
      rankStages(this.generation, stages, { ...request, offset: 0, limit }, this.#parameters);
    return {
      asked,
      query,
      stages,
      totalHits: found - (collapsed?.hidden ?? 0),
      ranked:
        collapsed?.page(rank, request.offset, request.limit) ??
        rankStages(this.generation, stages, request, this.#parameters),
      collapsed,
      words,
      warnings: [...warnings, ...(isBlank ? [NO_WORD] : []), ...warnOfPassedOver(passedOver)],
      ignoredTerms: passedOver.ignored,
    };
  }

  /** How many documents each word of `countAlone` finds under the filter. */
  #countAlone(
    view: SearchView,
    candidates: CandidateFinder,
    { countAlone = [] }: SearchRequest,
    { filter }: StagesRequest,
  ): readonly number[] {
    return countAlone.map((word) => {
      const request = { ...defaultRequest(word, { fuzzy: 'off', prefix: 'off' }), filter };
      return countHits(findStages(view, candidates, this.#parse(word).query, request));
    });
  }

  /** Runs a search with what it looks at and works with. */
  #withView<Result>(search: (view: SearchView) => Result): Result {
    const { generation } = this;
    return this.#scratch.lend((scratch) =>
      search({
        segments: this.#weights,
        generation,
        synonyms: this.#synonyms,
        scratch,
        filtered: new Map(),
      }),
    );
  }
}

function clauseOf(text: string): Clause {
  return { occur: 'should', query: { kind: 'word', text, prefix: false, errors: null } };
}
