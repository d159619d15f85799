// Where every search of the server passes: it refuses what cannot be taken and counts what was answered.
// It neither reads parameters nor writes answers; routes and pages do.

import { FindlingError } from '../../errors.js';
import type { SearchEngine, SearchRequest, SearchResult } from '../../search/engine.js';
import type { AppDependencies } from '../dependencies.js';
import { HttpError } from '../http/http-error.js';
import type { Metrics } from '../metrics/metrics.js';
import type { QueryCounts } from '../metrics/query-counts.js';

export interface SearchDesk {
  /** Throws HttpError `not_ready` while no generation is loaded. One call per request: one generation per answer. */
  engine(): SearchEngine;
  /** Rejects with HttpError `not_ready` or `too_many_search_requests`, or as the engine does. */
  search(request: SearchRequest): Promise<SearchResult>;
}

/** Opens the desk over the app's engine. */
export function openSearchDesk(
  dependencies: AppDependencies,
  metrics: Metrics,
  counts: QueryCounts,
): SearchDesk {
  let running = 0;
  const engine = (): SearchEngine => {
    const current = dependencies.engine();
    if (current === null) {
      metrics.countRefusedSearch('not_ready');
      throw new HttpError('not_ready', 'No index is loaded yet; ask again in a moment.');
    }
    return current;
  };
  return {
    engine,
    async search(request) {
      const current = engine();
      if (running >= dependencies.maxConcurrentSearches) {
        metrics.countRefusedSearch('overload');
        throw new HttpError(
          'too_many_search_requests',
          'Too many searches are running; ask again in a moment.',
        );
      }
      running += 1;
      try {
        const result = await current.search(request);
        metrics.countSearch(result);
        counts.count(request, result);
        return result;
      } catch (error) {
        if (error instanceof FindlingError && error.code === 'search_timeout')
          metrics.countRefusedSearch('timeout');
        throw error;
      } finally {
        running -= 1;
      }
    },
  };
}
