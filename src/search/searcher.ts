// Answers a search from one generation: plan, match, rank, then read and mark only the hits of the page.

import { performance } from 'node:perf_hooks';
import type { Generation } from '../index/generation.js';
import { analyzerForLanguage, fields } from '../index/schema.js';
import { FindlingError } from '../errors.js';
import { CollapsedHits } from './collapse-hits.js';
import { isAnyOf, needsRankedWord } from './condition.js';
import { countedFacets, countFacet, type CountedFacet } from './count-facets.js';
import { Deadline } from './deadline.js';
import { countOf, emptySet, intersect, subtract, unite, type DocumentSet } from './document-set.js';
import { DuplicateGroups } from './duplicate-groups.js';
import type { Hit, SearchRequest, SearchResult, SimilarRequest, SimilarResult } from './engine.js';
import { WordExpander } from './expand-word.js';
import { explainScore } from './explain-score.js';
import { filterDocuments } from './filter-documents.js';
import { joinRanges, markRanges } from './highlight.js';
import { matchDocuments } from './match-documents.js';
import { MatchedWords } from './matched-words.js';
import { orderByDate } from './order-by-date.js';
import { parseHalfLife, RecentDocuments, USUAL_HALF_LIFE } from './order-by-recency.js';
import { parseFilter } from './parse-filter.js';
import { parseQuery } from './parse-query.js';
import { planQuery, type Plan } from './plan-query.js';
import type { ListQuery } from './query.js';
import { rankDocuments, rankSet, scoreDocument } from './rank-documents.js';
import { HEAD, rankHead, type RankedDocument } from './rank-head.js';
import { ALL_FIELDS, SegmentSearch } from './segment-search.js';
import { SegmentWeights } from './segment-weights.js';
import { planSimilar, rankSimilar } from './similar-documents.js';
import { makeSnippets } from './snippets.js';
import { suggestQuery } from './suggest-query.js';
import { TopDocuments, type DocumentCollector, type ScoredDocument } from './top-documents.js';

/** With fewer hits than this, words that are in the index are taken to be misspelled, too. */
const FEW_HITS = 5;

/** Looking a document up in a list costs about this many steps along it. */
const SEEK_COST = 8;

export interface SearcherOptions {
  /** Longest time one search may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** The hits one reading of a query finds, less those an earlier reading found. */
interface Tier {
  readonly plan: Plan;
  readonly searches: readonly SegmentSearch[];
  /** Per segment, the documents found. */
  readonly sets: readonly DocumentSet[];
  readonly hits: number;
}

/** A hit before it is read: where it is, and what reading of the query found it. */
interface RankedHit extends RankedDocument {
  readonly tier: Tier;
}

export class Searcher {
  readonly generation: Generation;
  readonly duplicates: DuplicateGroups;
  readonly #weights: readonly SegmentWeights[];
  readonly #timeoutMs: number;

  constructor(generation: Generation, { timeoutMs }: SearcherOptions) {
    this.generation = generation;
    this.duplicates = new DuplicateGroups(generation);
    this.#weights = generation.segments.map((live) => new SegmentWeights(live, generation));
    this.#timeoutMs = timeoutMs;
  }

  /** Throws FindlingError `invalid_filter`, `invalid_parameter`, `document_not_found`, `search_timeout`. */
  search(request: SearchRequest): SearchResult {
    const started = performance.now();
    const expander = new WordExpander(this.generation);
    const { tiers, totalHits, ranked, collapsed, notes } = this.#find(expander, request);
    const facetDistribution = this.#countFacets(tiers, request.facets);
    const hits = ranked.map((hit) => ({
      ...this.#readHit(hit, request),
      ...(collapsed === null ? {} : { duplicates: collapsed.othersOf(hit) }),
    }));
    const suggestion = this.#suggest(expander, request, totalHits);
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
      notes,
      ...(collapsed === null ? {} : { collapsedHits: collapsed.hidden }),
    };
  }

  /** Another spelling of the query, if it finds more under the same filter and fields. */
  #suggest(expander: WordExpander, request: SearchRequest, totalHits: number): string | null {
    if (request.fuzzy === 'off') return null;
    const suggestion = suggestQuery(expander, request.query, totalHits, request.prefix === 'last');
    if (suggestion === null) return null;
    const more = (match: SearchRequest['match']): number => {
      const asWritten = { ...request, match, fuzzy: 'off', prefix: 'off' } as const;
      const [found = 0, typed = 0] = [suggestion, request.query].map((text) =>
        this.#findTiers(expander, parseQuery(text).query, asWritten).reduce((sum, { hits }) => sum + hits, 0),
      );
      return found - typed;
    };
    // Of two words the one spelled right often finds all there is: then what holds both tells.
    return more('all') > 0 || more(request.match) > 0 ? suggestion : null;
  }

  /** The hits of a search by id, without reading any document. Any limit is taken. */
  findIds(request: SearchRequest): { readonly totalHits: number; readonly ids: string[] } {
    const { totalHits, ranked } = this.#find(new WordExpander(this.generation), request);
    const ids = ranked.map(
      ({ segment, document }) => this.generation.segments[segment]?.segment.ids.key(document) ?? '',
    );
    return { totalHits, ids };
  }

  /** The best documents for a query and nothing else, no counts: what a benchmark compares. */
  rank(query: string, limit: number, match: 'auto' | 'all' | 'any', fuzzy: boolean): ScoredDocument[] {
    const plan = planQuery(new WordExpander(this.generation), parseQuery(query).query, {
      match,
      fuzzy,
      prefix: 'off',
      widen: 'nothing',
    });
    const deadline = new Deadline(this.#timeoutMs);
    const top = new TopDocuments(Math.max(limit, HEAD), this.generation);
    const searches = this.#openSegments(ALL_FIELDS, deadline);
    for (const search of searches) this.#rankSegment(search, plan, this.#allowed(search, plan), top);
    return rankHead(this.generation, plan, searches, top.sorted(), limit);
  }

  /** Documents on the subject of one; null where no document has the id. Throws FindlingError `search_timeout`. */
  similar({ id, limit, snippets, duplicates }: SimilarRequest): SimilarResult | null {
    const started = performance.now();
    const place = this.generation.place(id);
    const live = place === null ? undefined : this.generation.segments[place.segment];
    if (place === null || live === undefined) return null;
    const plan = planSimilar(this.generation, live.segment.stored.document(place.document));
    const searches = this.#openSegments(ALL_FIELDS, new Deadline(this.#timeoutMs));
    const tier: Tier = { plan, searches, sets: [], hits: 0 };
    const groups = duplicates ? null : this.duplicates.found;
    const ranked = rankSimilar(this.generation, plan, searches, place, groups, limit);
    return {
      id,
      limit,
      processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
      generation: this.generation.number,
      words: plan.words.map(({ term }) => term),
      hits: ranked.map((hit) =>
        this.#readHit({ ...hit, isReadByPosition: false, tier }, { snippets, explain: false }),
      ),
    };
  }

  /** How many documents hold all words of a query, as they are written. */
  countAll(query: string): number {
    const options = { match: 'all', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;
    const { condition } = planQuery(new WordExpander(this.generation), parseQuery(query).query, options);
    return this.#openSegments(ALL_FIELDS, new Deadline(this.#timeoutMs)).reduce((sum, search) => {
      const set = matchDocuments(search, condition);
      removeDeleted(search, set);
      return sum + countOf(set);
    }, 0);
  }

  #find(
    expander: WordExpander,
    request: SearchRequest,
  ): {
    tiers: Tier[];
    totalHits: number;
    ranked: RankedHit[];
    collapsed: CollapsedHits | null;
    notes: readonly string[];
  } {
    const { query, notes } = parseQuery(request.query);
    const tiers = this.#findTiers(expander, query, request);
    const found = tiers.reduce((sum, { hits }) => sum + hits, 0);
    const isBlank = tiers.some(({ plan }) => plan.saysNothing);
    const sets = tiers.map((tier) => tier.sets);
    const collapsed = request.collapse === true ? new CollapsedHits(this.duplicates.found, sets) : null;
    const rank = (limit: number): RankedHit[] => this.#rank(tiers, { ...request, offset: 0, limit });
    return {
      tiers,
      totalHits: found - (collapsed?.hidden ?? 0),
      ranked: collapsed?.page(rank, request.offset, request.limit) ?? this.#rank(tiers, request),
      collapsed,
      notes: isBlank ? [...notes, 'There is no word to look for in this query.'] : notes,
    };
  }

  #rankSegment(search: SegmentSearch, plan: Plan, allowed: DocumentSet | null, top: DocumentCollector): void {
    const words = search.postingsOf(plan.words);
    const postings = words.reduce((sum, { length }) => sum + length, 0);
    const walks =
      allowed === null ||
      isAnyOf(plan.words, plan.condition) ||
      (countOf(allowed) * SEEK_COST >= postings && needsRankedWord(plan.condition, new Set(plan.words)));
    if (allowed === null || walks) rankDocuments(search.number, words, allowed, top, search.deadline);
    else rankSet(search.number, words, allowed, top, search.deadline);
  }

  #openSegments(fieldMask: number, deadline: Deadline): SegmentSearch[] {
    return this.#weights.map((weights, number) => new SegmentSearch(number, weights, fieldMask, deadline));
  }

  /** Documents a ranking walk may return: null when every match may be, which is the fast case. */
  #allowed(search: SegmentSearch, { words, condition }: Plan): DocumentSet | null {
    if (isAnyOf(words, condition)) return search.live;
    const set = matchDocuments(search, condition);
    removeDeleted(search, set);
    return set;
  }

  #findTiers(expander: WordExpander, query: ListQuery, request: SearchRequest): Tier[] {
    const deadline = new Deadline(this.#timeoutMs);
    const fieldMask = maskOfFields(request.fields);
    const filter = request.filter === null ? null : parseFilter(request.filter);
    const passing =
      filter === null ? null : this.#weights.map(({ live }) => filterDocuments(live.segment, filter));
    const others = this.#duplicatesOf(request.duplicatesOf ?? null);
    const options = { match: request.match, fuzzy: request.fuzzy === 'auto', prefix: request.prefix };
    const tiers: Tier[] = [];
    let found: readonly DocumentSet[] | null = null;
    const add = (widen: 'nothing' | 'completions' | 'typos'): void => {
      const plan = planQuery(expander, query, { ...options, widen });
      if (tiers.length > 0 && !plan.expanded) return;
      const searches = this.#openSegments(fieldMask, deadline);
      const sets = searches.map((search, number) => {
        const set = matchDocuments(search, plan.condition);
        removeDeleted(search, set);
        const pass = passing?.[number];
        if (pass !== undefined) intersect(set, pass);
        const other = others?.[number];
        if (other !== undefined) intersect(set, other);
        const before = found?.[number];
        if (before !== undefined) subtract(set, before);
        return set;
      });
      const hits = sets.reduce((sum, set) => sum + countOf(set), 0);
      tiers.push({ plan, searches, sets, hits });
      found = sets.map((set, number) => {
        const all = set.slice();
        const before = found?.[number];
        if (before !== undefined) unite(all, before);
        return all;
      });
    };
    add('nothing');
    if (request.prefix === 'last') add('completions');
    const total = tiers.reduce((sum, { hits }) => sum + hits, 0);
    if (request.fuzzy === 'auto' && total < FEW_HITS) add('typos');
    return tiers;
  }

  /** Per segment, the near-duplicates of a document; null for no document. */
  #duplicatesOf(id: string | null): readonly DocumentSet[] | null {
    if (id === null) return null;
    const others = this.duplicates.othersOf(id);
    if (others === null)
      throw new FindlingError('document_not_found', `duplicatesOf: no document has the id "${id}"`);
    return others;
  }

  #rank(tiers: readonly Tier[], { sort, recency, offset, limit }: SearchRequest): RankedHit[] {
    const wanted = offset + limit;
    const halfLife =
      sort === 'recency' || typeof recency === 'string' ? parseHalfLife(recency ?? USUAL_HALF_LIFE) : null;
    const [first] = tiers;
    if (first === undefined || limit === 0) return [];
    if (sort === 'date:asc' || sort === 'date:desc' || first.plan.words.length === 0) {
      return this.#rankByDate(tiers, sort !== 'date:asc', wanted).slice(offset);
    }
    const ranked: RankedHit[] = [];
    tiers.forEach((tier, number) => {
      if (ranked.length >= wanted) return;
      const room = wanted - ranked.length;
      for (const hit of halfLife === null ? this.#best(tier, room) : this.#recent(tier, room, halfLife))
        ranked.push({ ...hit, score: lowerScore(hit.score, number), tier });
    });
    return ranked.slice(offset);
  }

  #best(tier: Tier, count: number): RankedDocument[] {
    const top = new TopDocuments(Math.max(count, HEAD), this.generation);
    this.#offerTier(tier, top);
    return rankHead(this.generation, tier.plan, tier.searches, top.sorted(), count);
  }

  #recent(tier: Tier, count: number, halfLife: number): RankedDocument[] {
    const top = new TopDocuments(1, this.generation);
    this.#offerTier(tier, top);
    const recent = new RecentDocuments(count, this.generation, top.sorted()[0]?.score ?? 0, halfLife);
    this.#offerTier(tier, recent);
    return recent.sorted().map((scored) => ({ ...scored, isReadByPosition: false }));
  }

  #offerTier({ searches, sets, plan }: Tier, collector: DocumentCollector): void {
    for (const search of searches) {
      this.#rankSegment(search, plan, sets[search.number] ?? null, collector);
    }
  }

  #rankByDate(tiers: readonly Tier[], newestFirst: boolean, wanted: number): RankedHit[] {
    const all = this.#weights.map(({ live }, number) => {
      const set = emptySet(live.segment.documents);
      for (const { sets } of tiers) unite(set, sets[number] ?? set);
      return set;
    });
    const tierOf = (segment: number, document: number): { tier: Tier; number: number } | null => {
      for (const [number, tier] of tiers.entries()) {
        const set = tier.sets[segment];
        if (set !== undefined && (((set[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1)
          return { tier, number };
      }
      return null;
    };
    const scoreOf = (segment: number, document: number): number => {
      const found = tierOf(segment, document);
      const search = found?.tier.searches[segment];
      if (found === null || search === undefined) return 0;
      return lowerScore(scoreDocument(search.postingsOf(found.tier.plan.words), document), found.number);
    };
    return orderByDate(this.generation, all, newestFirst, wanted, scoreOf).flatMap((hit): RankedHit[] => {
      const found = tierOf(hit.segment, hit.document);
      return found === null ? [] : [{ ...hit, tier: found.tier, isReadByPosition: false }];
    });
  }

  #countFacets(tiers: readonly Tier[], facets: readonly string[]): Record<string, Record<string, number>> {
    const found = this.#weights.map(({ live }, number) => {
      const documents = emptySet(live.segment.documents);
      for (const { sets } of tiers) unite(documents, sets[number] ?? documents);
      return { segment: live.segment, documents };
    });
    return Object.fromEntries(
      facets.map((facet) => {
        if (!isCountedFacet(facet)) {
          throw new FindlingError(
            'invalid_parameter',
            `facets: "${facet}" is not a facet; there are ${countedFacets.join(', ')}`,
          );
        }
        return [facet, countFacet(facet, found)];
      }),
    );
  }

  #readHit(
    { segment, document, score, isReadByPosition, tier }: RankedHit,
    request: Pick<SearchRequest, 'snippets' | 'explain'>,
  ): Hit {
    const live = this.generation.segments[segment];
    if (live === undefined) throw new RangeError(`no segment ${segment}`);
    const stored = live.segment.stored.document(document);
    const analyzer = analyzerForLanguage(stored.language);
    const words = new MatchedWords(tier.plan);
    const titleRanges = joinRanges(
      words.find(analyzer, stored.title).map(({ start, end }) => ({ start, length: end - start })),
    );
    const search = tier.searches[segment];
    const { id, title, url, date, language, source, section, tags } = stored;
    return {
      id,
      score,
      title,
      titleHtml: markRanges(title, titleRanges),
      url,
      date,
      language,
      source,
      section,
      tags,
      snippets: makeSnippets(stored, analyzer, words, request.snippets),
      ...(request.explain && search !== undefined
        ? { explanation: explainScore(search, tier.plan, document, score, isReadByPosition) }
        : {}),
    };
  }
}

function removeDeleted({ weights: { live } }: SegmentSearch, set: DocumentSet): void {
  if (live.deleted !== null) subtract(set, live.deleted);
}

/** A hit of a later reading scores below every hit of an earlier one: scores never rise down the list. */
function lowerScore(score: number, tier: number): number {
  return tier === 0 ? score : (score / (1 + score)) * 1e-3 ** tier;
}

function isCountedFacet(name: string): name is CountedFacet {
  return (countedFacets as readonly string[]).includes(name);
}

function maskOfFields(names: readonly string[] | null): number {
  if (names === null || names.length === 0) return ALL_FIELDS;
  return names.reduce((mask, name) => {
    const number = fields.findIndex((field) => field.name === name);
    if (number < 0) {
      const known = fields.map((field) => field.name).join(', ');
      throw new FindlingError('invalid_parameter', `fields: "${name}" is not a field; there are ${known}`);
    }
    return mask | (1 << number);
  }, 0);
}
