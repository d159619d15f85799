// Searches one state of an index in a cluster: stages, pages, facets, another spelling. What is found is shown by the code that shows
// hits of an index on disk.

import { performance } from 'node:perf_hooks';
import type { Document } from '../../documents/document.js';
import type { SearchRequest, SearchResult } from '../../search/engine.js';
import type { Synonyms } from '../../search/plan/widen/synonyms.js';
import { type Filter, withoutField } from '../../search/query/filter/filter.js';
import { parseFilter } from '../../search/query/filter/parse-filter.js';
import { parseQuery } from '../../search/query/parse-query.js';
import { parseSort } from '../../search/query/parse-sort.js';
import type { ListQuery, ParsedQuery } from '../../search/query/query.js';
import {
  EXTRAS_MISSING,
  HITS_MISSING,
  NO_WORD,
  sayCounts,
  warnOfIgnored,
  warnOfUnstarred,
} from '../../search/query/query-warnings.js';
import { type AskedFacet, findFacets } from '../../search/rank/facets/count-facets.js';
import { DEFAULT_HALF_LIFE, parseHalfLife } from '../../search/rank/recency-order.js';
import { documentOfSource } from '../cluster-document.js';
import {
  type ClusterHit,
  type ClusterResult,
  idOf,
  isPartialResult,
  type SearchBody,
} from './asked/ask-index.js';
import { MAX_WINDOW, readPage } from './asked/read-pages.js';
import { BY_SCORE, sortBy } from './asked/sort-query.js';
import { anyQuery, type ClusterQuery } from './asked/translate-condition.js';
import type { ListedValues } from './asked/translate-filter.js';
import { translateFilter } from './asked/translate-filter.js';
import type { ClusterView } from './cluster-view.js';
import { type CollapsedIds, findCollapsed } from './collapse-hits.js';
import { countClusterFacets } from './count-cluster-facets.js';
import { type ClusterStage, findClusterStages } from './find-cluster-stages.js';
import { duplicatesQuery } from './find-duplicate-documents.js';
import { orderByRecency } from './order-by-recency.js';
import { type FoundDocument, RERANK_WINDOW, ShownDocuments } from './show-cluster-hits.js';

/** Words of a query that finds nothing of which the documents are counted: the first ones. */
const MAX_COUNTED_WORDS = 8;

/** How one search is asked. */
export interface ClusterSearchOptions {
  readonly synonyms: Synonyms | null;
  /** The time it has, in milliseconds. */
  readonly timeoutMs: number;
}

/** One search. */
export class ClusterSearch {
  readonly #view: ClusterView;
  readonly #request: SearchRequest;
  readonly #options: ClusterSearchOptions;
  readonly #started = performance.now();
  /** Whether some shards did not answer in time, so that hits or counts are missing. */
  #isPartial = false;
  #listed: ListedValues = () => null;
  /** What the stages were asked for already. */
  readonly #pages = new Map<ClusterStage, ClusterResult>();

  constructor(view: ClusterView, request: SearchRequest, options: ClusterSearchOptions) {
    this.#view = view;
    this.#request = request;
    this.#options = options;
  }

  /** The answer. Throws FindlingError. */
  async run(): Promise<SearchResult> {
    const { base, own } = this.#view;
    const request = this.#request;
    const { facets, facetFilters = {}, sort, recency } = request;
    findFacets([...facets, ...Object.keys(facetFilters)], base);
    const keys = parseSort(sort, own);
    const halfLife =
      sort === 'recency' || typeof recency === 'string' ? parseHalfLife(recency ?? DEFAULT_HALF_LIFE) : null;
    const filter = request.filter === null ? null : parseFilter(request.filter, own);
    const others = new Map(
      Object.values(facetFilters).map((text) => [text, text === null ? null : parseFilter(text, own)]),
    );
    this.#listed = await this.#view.listFor([filter, ...others.values()]);
    const parsed = this.#parse(request.query);
    const restrictions = await this.#restrictions(filter);
    const isRead = (stage: ClusterStage): boolean =>
      keys === null && !this.#isCollapsed && (halfLife === null || stage.plan.words.length === 0);
    const stages = await this.#findStages(parsed.query, restrictions, isRead);
    const isListed = stages.every(({ plan }) => plan.words.length === 0);
    const total = [...this.#pages.values()].reduce((sum, page) => sum + totalOf(page), 0);
    const page = await this.#readHits(stages, keys, isListed ? null : halfLife);
    const counted = await this.#countFacets(stages, parsed.query, filter, others);
    const totalHits = total - page.hidden;
    const extras = await this.#extras(parsed, restrictions, totalHits);
    const first = stages[0]?.plan;
    const { ignored = [], unstarred = [] } = first ?? {};
    const warnings = [
      ...parsed.warnings,
      ...(stages.some(({ plan }) => plan.saysNothing) ? [NO_WORD] : []),
      ...(ignored.length === 0 ? [] : [warnOfIgnored(ignored)]),
      ...(unstarred.length === 0 ? [] : [warnOfUnstarred(unstarred)]),
      ...page.warnings,
      ...(this.#isPartial ? [page.isPartial ? HITS_MISSING : EXTRAS_MISSING] : extras.warnings),
    ];
    return {
      query: request.query,
      totalHits,
      limit: request.limit,
      offset: request.offset,
      processingTimeMs: Math.round((performance.now() - this.#started) * 100) / 100,
      generation: this.#view.told.generation,
      hits: page.hits,
      facetDistribution: counted.distribution,
      ...(Object.keys(counted.stats).length === 0 ? {} : { facetStats: counted.stats }),
      suggestion: this.#isPartial ? null : extras.suggestion,
      warnings,
      ...(ignored.length === 0 ? {} : { ignoredTerms: ignored }),
      ...(this.#isPartial ? { partial: true as const } : {}),
      ...(this.#isCollapsed ? { collapsedHits: page.hidden } : {}),
      ...(extras.foundAlone.length === 0 || this.#isPartial ? {} : { foundAlone: extras.foundAlone }),
    };
  }

  /** The ids of the hits by relevance, the first ones in their final order, without reading the others. */
  async findIds(): Promise<readonly string[]> {
    const { limit } = this.#request;
    const stages = await this.#findStages(this.#parse(this.#request.query).query, [], readNone);
    const ids: string[] = [];
    for (const stage of stages) {
      const size = Math.min(limit - ids.length, MAX_WINDOW);
      if (size <= 0) break;
      const body = this.#bodyOf(stage, stage.plan.words.length === 0);
      const [head, all] = await Promise.all([
        readPage(this.#ask, body, 0, Math.min(size, RERANK_WINDOW)),
        readPage(this.#ask, { ...body, _source: false, docvalue_fields: ['id'] }, 0, size),
      ]);
      const found = this.#foundOf(head.hits.hits, stage);
      if (found.length === 0) continue;
      const shown = new ShownDocuments(this.#view, this.#request, found);
      const first = shown.show(shown.rerank(stage, found.length)).map(({ id }) => id);
      ids.push(...first, ...all.hits.hits.map(idOf).slice(first.length));
    }
    return ids;
  }

  get #isCollapsed(): boolean {
    return this.#request.collapse === true || typeof this.#request.distinct === 'string';
  }

  /** Searches, with what is left of the time. */
  readonly #ask = async (bodies: readonly SearchBody[]): Promise<readonly ClusterResult[]> => {
    const left = this.#options.timeoutMs - (performance.now() - this.#started);
    const results = await this.#view.ask(bodies, Math.max(50, left));
    if (results.some(isPartialResult)) this.#isPartial = true;
    return results;
  };

  #parse(query: string): ParsedQuery {
    return parseQuery(query, this.#view.own);
  }

  async #restrictions(filter: Filter | null): Promise<readonly ClusterQuery[]> {
    const id = this.#request.duplicatesOf ?? null;
    return [
      ...(filter === null ? [] : [translateFilter(filter, this.#listed)]),
      ...(id === null ? [] : [await duplicatesQuery(this.#view, id)]),
    ];
  }

  /** @param isRead whether the hits of a stage are read with their number */
  #findStages(
    query: ListQuery,
    restrictions: readonly ClusterQuery[],
    isRead: (stage: ClusterStage) => boolean,
    given: Partial<SearchRequest> = {},
  ): Promise<readonly ClusterStage[]> {
    const { offset, limit } = this.#request;
    let before = 0;
    const count = async (stage: ClusterStage): Promise<number> => {
      const [from, size] = isRead(stage)
        ? windowOf(Math.max(0, offset - before), limit, offset + limit - before)
        : [0, 0];
      const page = await readPage(this.#ask, this.#bodyOf(stage, stage.plan.words.length === 0), from, size);
      this.#pages.set(stage, page);
      before += totalOf(page);
      return totalOf(page);
    };
    const context = { view: this.#view, synonyms: this.#options.synonyms, listed: this.#listed, count };
    return findClusterStages(context, query, { ...this.#request, ...given, restrictions });
  }

  #bodyOf(stage: ClusterStage, isListed: boolean): SearchBody {
    return {
      query: isListed ? stage.condition : stage.ranked,
      sort: isListed ? sortBy([{ field: null, descending: true }]) : BY_SCORE,
      track_scores: true,
      _source: ['document'],
      ...(this.#request.explain ? { explain: true } : {}),
    };
  }

  /** The hits of the page. */
  async #readHits(
    stages: readonly ClusterStage[],
    keys: ReturnType<typeof parseSort>,
    halfLife: number | null,
  ): Promise<PageOfHits> {
    const { offset, limit } = this.#request;
    const none = { hits: [], hidden: 0, warnings: [], isPartial: this.#isPartial };
    if (limit === 0 && !this.#isCollapsed) return none;
    if (this.#isCollapsed || halfLife !== null) return this.#readChosen(stages, keys, halfLife);
    if (keys !== null) {
      const body = {
        ...this.#unionOf(stages),
        sort: sortBy(keys),
        track_scores: true,
        _source: ['document'],
      };
      const explained = this.#request.explain ? { explain: true } : {};
      const page = await readPage(this.#ask, { ...body, ...explained }, offset, limit);
      return { ...none, hits: this.#show(this.#foundIn(page.hits.hits, stages)), isPartial: this.#isPartial };
    }
    let before = 0;
    const found: FoundDocument[] = [];
    const windows: {
      readonly stage: ClusterStage;
      readonly from: number;
      readonly skip: number;
      readonly take: number;
    }[] = [];
    for (const stage of stages) {
      const page = this.#pages.get(stage);
      const total = page === undefined ? 0 : totalOf(page);
      const [start, end] = [Math.max(0, offset - before), Math.min(total, offset + limit - before)];
      before += total;
      if (page === undefined || end <= start) continue;
      const [from] = windowOf(start, limit, end);
      found.push(...this.#foundOf(page.hits.hits, stage));
      windows.push({ stage, from, skip: start - from, take: end - start });
    }
    if (found.length === 0) return { ...none, isPartial: this.#isPartial };
    const shown = new ShownDocuments(this.#view, this.#request, found);
    const ranked = windows.flatMap(({ stage, from, skip, take }) => {
      const own = found.filter((each) => each.stage === stage);
      const isReread = from === 0 && stage.plan.words.length > 0;
      const hits = isReread ? shown.rerank(stage, skip + take) : shown.asFound(own);
      return hits.slice(skip, skip + take);
    });
    return { ...none, hits: shown.show(ranked), isPartial: this.#isPartial };
  }

  /** Hits of which the first ones are looked at all together, without their texts. */
  async #readChosen(
    stages: readonly ClusterStage[],
    keys: ReturnType<typeof parseSort>,
    halfLife: number | null,
  ): Promise<PageOfHits> {
    const { offset, limit } = this.#request;
    const chosen =
      keys === null && halfLife !== null
        ? await orderByRecency(this.#ask, stages, halfLife)
        : await this.#listFirst(stages, keys);
    const collapsed = this.#isCollapsed ? await this.#collapse(chosen.ids) : null;
    const ids = (collapsed?.shown ?? chosen.ids).slice(offset, offset + limit);
    const body = {
      ...this.#unionOf(stages, [{ terms: { id: ids } }]),
      track_scores: true,
      _source: ['document'],
    };
    const page =
      ids.length === 0 ? null : await readPage(this.#ask, { ...body, sort: BY_SCORE }, 0, ids.length);
    const found = this.#foundIn(page?.hits.hits ?? [], stages);
    const inOrder = ids.flatMap((id) => found.find(({ document }) => document.id === id) ?? []);
    const hits = this.#show(inOrder).map((hit) =>
      collapsed === null ? hit : { ...hit, duplicates: collapsed.othersOf(hit.id) },
    );
    return { hits, hidden: collapsed?.hidden ?? 0, warnings: [], isPartial: this.#isPartial };
  }

  /** Documents that others stand for: in facets they do not count. */
  async #hiddenOf(stages: readonly ClusterStage[]): Promise<readonly string[]> {
    const { ids } = await this.#listFirst(stages, null);
    const { shown } = await this.#collapse(ids);
    const kept = new Set(shown);
    return ids.filter((id) => !kept.has(id));
  }

  #collapse(ids: readonly string[]): Promise<CollapsedIds> {
    const { distinct } = this.#request;
    return findCollapsed(this.#view, this.#ask, ids, typeof distinct === 'string' ? distinct : null);
  }

  /** The ids of the first hits, stage by stage. */
  async #listFirst(
    stages: readonly ClusterStage[],
    keys: ReturnType<typeof parseSort>,
  ): Promise<{ readonly ids: readonly string[] }> {
    const size = Math.min(MAX_CHOSEN, Math.max(this.#request.offset + this.#request.limit, MAX_CHOSEN));
    if (keys !== null) {
      const body = { ...this.#unionOf(stages), sort: sortBy(keys), _source: false, docvalue_fields: ['id'] };
      const page = await readPage(this.#ask, body, 0, size);
      return { ids: page.hits.hits.map(idOf) };
    }
    const ids: string[] = [];
    for (const stage of stages) {
      if (ids.length >= size) break;
      const isListed = stage.plan.words.length === 0;
      const { query, sort } = this.#bodyOf(stage, isListed);
      const body = { query, sort, _source: false, docvalue_fields: ['id'] };
      const page = await readPage(this.#ask, body, 0, size - ids.length);
      ids.push(...page.hits.hits.map(idOf));
    }
    return { ids };
  }

  /** All that any stage finds, each named by its number. */
  #unionOf(
    stages: readonly ClusterStage[],
    filter: readonly ClusterQuery[] = [],
  ): { readonly query: ClusterQuery } {
    const named = stages.map(({ ranked, condition, plan, number }) => ({
      bool: { must: [plan.words.length === 0 ? condition : ranked], _name: String(number) },
    }));
    return { query: { bool: { should: named, minimum_should_match: 1, filter } } };
  }

  /** The documents of hits of several stages. */
  #foundIn(hits: readonly ClusterHit[], stages: readonly ClusterStage[]): readonly FoundDocument[] {
    return hits.flatMap((hit) => {
      const names = hit.matched_queries ?? [];
      const stage = stages[Math.min(...names.map(Number))] ?? stages[0];
      return stage === undefined ? [] : this.#foundOf([hit], stage);
    });
  }

  #foundOf(hits: readonly ClusterHit[], stage: ClusterStage): readonly FoundDocument[] {
    return hits.flatMap((hit): FoundDocument[] => {
      const document: Document | null = documentOfSource(hit._source);
      if (document === null) return [];
      const score = stage.plan.words.length === 0 ? 0 : (hit._score ?? 0);
      return [{ document, score, stage, explanation: hit._explanation ?? null }];
    });
  }

  #show(found: readonly FoundDocument[]): SearchResult['hits'] {
    if (found.length === 0) return [];
    const shown = new ShownDocuments(this.#view, this.#request, found);
    return shown.show(shown.asFound(found));
  }

  async #countFacets(
    stages: readonly ClusterStage[],
    query: ListQuery,
    filter: Filter | null,
    others: ReadonlyMap<string | null, Filter | null>,
  ): Promise<{
    readonly distribution: SearchResult['facetDistribution'];
    readonly stats: NonNullable<SearchResult['facetStats']>;
  }> {
    const { facets, facetFilters = {}, facetQuery = '', disjunctive = [] } = this.#request;
    const distribution: Record<string, Readonly<Record<string, number>>> = {};
    const stats: NonNullable<SearchResult['facetStats']> & Record<string, never> = {};
    const count = async (names: readonly AskedFacet[], of: readonly ClusterStage[]): Promise<void> => {
      if (names.length === 0) return;
      const hidden = this.#isCollapsed ? await this.#hiddenOf(of) : [];
      const found = anyQuery(of.map(({ condition }) => condition));
      const union =
        hidden.length === 0 ? found : { bool: { filter: [found], must_not: [{ terms: { id: hidden } }] } };
      const counted = await countClusterFacets(this.#ask, union, names, facetQuery);
      Object.assign(distribution, counted.distribution);
      Object.assign(stats, counted.stats);
    };
    const countUnder = async (names: readonly AskedFacet[], other: Filter | null): Promise<void> => {
      const restrictions = await this.#restrictions(other);
      await count(names, await this.#countingSearch().#findStages(query, restrictions, readNone));
    };
    const own = findFacets(
      facets.filter((name) => !Object.hasOwn(facetFilters, name)),
      this.#view.base,
    );
    await count(own, stages);
    for (const facet of own) {
      if (!disjunctive.includes(facet.name) || filter === null) continue;
      const rest = withoutField(filter, filterNameOf(facet));
      if (rest !== filter) await countUnder([facet], rest);
    }
    for (const [text, other] of others) {
      const names = Object.keys(facetFilters).filter((name) => facetFilters[name] === text);
      await countUnder(findFacets(names, this.#view.base), other);
    }
    return { distribution, stats };
  }

  /** A search that only counts, in the time of this one. */
  #countingSearch(given: Partial<SearchRequest> = {}): ClusterSearch {
    const search = new ClusterSearch(this.#view, { ...this.#request, limit: 0, ...given }, this.#options);
    search.#listed = this.#listed;
    return search;
  }

  /** Where nothing was found: in how many documents each word is; where little was: another spelling. */
  async #extras(
    { query, words }: ParsedQuery,
    restrictions: readonly ClusterQuery[],
    totalHits: number,
  ): Promise<{
    readonly warnings: readonly string[];
    readonly foundAlone: readonly number[];
    readonly suggestion: string | null;
  }> {
    const { countAlone = [], fuzzy } = this.#request;
    const count = async (
      text: string,
      match: SearchRequest['match'],
      under: readonly ClusterQuery[],
    ): Promise<number> => {
      const search = this.#countingSearch({ fuzzy: 'off', prefix: 'off', match });
      const stages = await search.#findStages(this.#parse(text).query, under, readNone);
      return stages.reduce((sum, stage) => sum + totalOf(search.#pages.get(stage)), 0);
    };
    const foundAlone =
      totalHits === 0 ? await Promise.all(countAlone.map((word) => count(word, 'auto', restrictions))) : [];
    const typed =
      totalHits === 0 ? words.filter(({ excluded, open }) => !excluded && !open).map(({ text }) => text) : [];
    const counts = await Promise.all(
      [...new Set(typed)]
        .slice(0, MAX_COUNTED_WORDS)
        .map(async (word) => ({ word, documents: await count(word, 'all', []) })),
    );
    const isTold = counts.length > 1 || counts.some(({ documents }) => documents > 0);
    const warnings = isTold ? [sayCounts(counts)] : [];
    if (fuzzy === 'off' || query.clauses.length === 0) return { warnings, foundAlone, suggestion: null };
    const respelled = await this.#respell(words, query);
    if (respelled === null) return { warnings, foundAlone, suggestion: null };
    const [better, before] = await Promise.all([
      count(respelled, 'all', restrictions),
      count(this.#request.query, 'all', restrictions),
    ]);
    return { warnings, foundAlone, suggestion: better > before ? respelled : null };
  }

  /** The query with each word that no document holds in the likeliest spelling; null where there is none. */
  async #respell(words: ParsedQuery['words'], query: ListQuery): Promise<string | null> {
    const spellings = await this.#view.teller.spellings(query);
    let text = this.#request.query;
    let isChanged = false;
    for (const { start, end, text: word, open, excluded } of [...words].sort((a, b) => b.start - a.start)) {
      const spelling = open || excluded ? undefined : spellings.get(word);
      if (spelling === undefined) continue;
      text = text.slice(0, start) + spelling + text.slice(end);
      isChanged = true;
    }
    return isChanged ? text : null;
  }
}

function readNone(): boolean {
  return false;
}

/** Hits that are looked at together at most, where the order or what is shown depends on others. */
const MAX_CHOSEN = 1000;

interface PageOfHits {
  readonly hits: SearchResult['hits'];
  /** Documents found that others stand for. */
  readonly hidden: number;
  readonly warnings: readonly string[];
  readonly isPartial: boolean;
}

/** Which hits are read to show those from `start` on: the first ones are ordered anew, all together. */
function windowOf(start: number, limit: number, end: number): readonly [from: number, size: number] {
  if (limit === 0 || end <= start) return [0, 0];
  return start < RERANK_WINDOW ? [0, Math.max(RERANK_WINDOW, end)] : [start, end - start];
}

function totalOf(page: ClusterResult | undefined): number {
  return page?.hits.total?.value ?? 0;
}

/** The name that conditions on a facet have in a filter. */
function filterNameOf({ facet }: AskedFacet): string {
  if (typeof facet !== 'string') return `fields.${facet.name}`;
  return facet === 'year' || facet === 'month' ? 'date' : facet;
}
