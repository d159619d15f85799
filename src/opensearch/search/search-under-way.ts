// One search under way: what is asked, of which state of the index in the cluster, and in which time.

import type { SearchRequest } from '../../search/engine.js';
import type { Synonyms } from '../../search/plan/widen/synonyms.js';
import type { Filter } from '../../search/query/filter/filter.js';
import { parseQuery } from '../../search/query/parse-query.js';
import type { ParsedQuery } from '../../search/query/query.js';
import type { Inquiry } from './asked/inquiry.js';
import type { ClusterQuery } from './asked/translate-condition.js';
import { type ListedValues, translateFilter } from './asked/translate-filter.js';
import type { ClusterView } from './cluster-view.js';
import { duplicatesQuery } from './find-duplicate-documents.js';

/** How one search is asked. */
export interface ClusterSearchOptions {
  readonly synonyms: Synonyms | null;
  /** The time it has, in milliseconds. */
  readonly timeoutMs: number;
}

/** What all steps of one search go by. */
export class SearchUnderWay {
  readonly view: ClusterView;
  readonly request: SearchRequest;
  readonly options: ClusterSearchOptions;
  /** What it asks, together with the searches beside it. */
  readonly inquiry: Inquiry;
  #listed: ListedValues = () => null;

  constructor(
    view: ClusterView,
    request: SearchRequest,
    options: ClusterSearchOptions,
    inquiry = view.inquire(options.timeoutMs),
  ) {
    this.inquiry = inquiry;
    this.view = view;
    this.request = request;
    this.options = options;
  }

  /** Whether some shards did not answer in time, so that hits or counts are missing. */
  get isPartial(): boolean {
    return this.inquiry.isPartial;
  }

  /** Searches, with what is left of the time. */
  get ask(): Inquiry['ask'] {
    return this.inquiry.ask;
  }

  /** Whether one hit stands for others. */
  get isCollapsed(): boolean {
    return this.request.collapse === true || typeof this.request.distinct === 'string';
  }

  /** Milliseconds it took so far. */
  get elapsedMs(): number {
    return this.inquiry.elapsedMs;
  }

  /** The values that filters have to be given one by one. */
  get listed(): ListedValues {
    return this.#listed;
  }

  /** Looks up what some filters have to be given one by one. */
  async listValues(filters: readonly (Filter | null)[]): Promise<void> {
    this.#listed = await this.view.listFor(this.ask, filters);
  }

  parse(query: string): ParsedQuery {
    return parseQuery(query, this.view.own);
  }

  /** The conditions besides the query, under a filter. */
  async restrictions(filter: Filter | null): Promise<readonly ClusterQuery[]> {
    const id = this.request.duplicatesOf ?? null;
    return [
      ...(filter === null ? [] : [translateFilter(filter, this.#listed)]),
      ...(id === null ? [] : [await duplicatesQuery(this.ask, id)]),
    ];
  }

  /** A search beside this one that only counts, in the same time: what it misses is missing in the answer of this one. */
  counting(given: Partial<SearchRequest> = {}): SearchUnderWay {
    const search = new SearchUnderWay(
      this.view,
      { ...this.request, limit: 0, ...given },
      this.options,
      this.inquiry,
    );
    search.#listed = this.#listed;
    return search;
  }
}
