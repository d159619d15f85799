// What every search of the server passes: the gate refuses it while no index is loaded, and counts what was answered.
// It neither reads parameters nor writes answers; routes and pages do.

import { FindlingError } from '../../errors.js';
import type { SearchEngine, SearchRequest, SearchResult } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import type { Metrics } from '../metrics/metrics.js';
import type { QueryCounts } from '../metrics/query-counts.js';

/** The way from routes to the engine. */
export interface SearchGate {
  /** Throws HttpError `not_ready` while no generation is loaded. One call per request: one generation per answer. */
  engine(): SearchEngine;
  /** Rejects with HttpError `not_ready`, or as the engine does. */
  search(request: SearchRequest): Promise<SearchResult>;
}

/**
 * The gate before an engine.
 * @param currentEngine the engine of the moment, or null while none is loaded
 */
export function createSearchGate(
  currentEngine: () => SearchEngine | null,
  metrics: Metrics,
  counts: QueryCounts,
): SearchGate {
  const engine = (): SearchEngine => {
    const current = currentEngine();
    if (current === null) {
      metrics.countRefusedSearch('not_ready');
      throw new HttpError('not_ready', 'No index is loaded yet; ask again in a moment.');
    }
    return current;
  };
  return {
    engine,
    async search(request) {
      try {
        const result = await engine().search(request);
        metrics.countSearch(result);
        counts.count(request, result);
        return result;
      } catch (error) {
        if (error instanceof FindlingError && error.code === 'search_timeout')
          metrics.countRefusedSearch('timeout');
        throw error;
      }
    },
  };
}
