// What is counted, under which names, for Prometheus. One registry per app, so that tests do not share numbers.
// Labels are routes, methods and statuses only: never a person's words, so their number stays bounded.

import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SearchEngine } from '../../search/engine.js';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const SEARCH_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.5];

/** A request that is over. `route` is a pattern, never a path. */
export interface CountedRequest {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** A search that was answered. */
export interface CountedSearch {
  readonly processingTimeMs: number;
  readonly totalHits: number;
  /** Whether it was ended before its end. */
  readonly partial: boolean;
}

/** Where an answer from the index came from: `client` is a client that had it already and was told so. */
export type CountedSource = 'engine' | 'shared' | 'cache' | 'client';

/** Why a search was refused or given up: no index is open, too much is asked, or it never ended or its thread died. */
export type RefusalReason = 'not_ready' | 'busy' | 'aborted';

/** Counts what one app does. */
export interface Metrics {
  countRequest(request: CountedRequest): void;
  /** A search that the engine made. */
  countSearch(search: CountedSearch): void;
  countAnswer(source: CountedSource): void;
  /** A search that was refused or given up. */
  countRefusedSearch(reason: RefusalReason): void;
  /** Reports how much the answers kept take, and the part of all answers that they were. */
  registerCache(bytes: () => number): void;
}

/** Registers the metrics of one app. Gauges of the index are read from the engine when they are asked for. */
export function createMetrics(registry: Registry, engine: () => SearchEngine | null): Metrics {
  const registers = [registry];
  const requests = new Counter({
    name: 'findling_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'findling_http_request_duration_seconds',
    help: 'Seconds from the request to the end of its answer.',
    labelNames: ['route'] as const,
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const searches = new Histogram({
    name: 'findling_search_processing_seconds',
    help: 'Seconds the engine took for a search.',
    buckets: SEARCH_BUCKETS,
    registers,
  });
  const empty = new Counter({
    name: 'findling_searches_without_hits_total',
    help: 'Searches that found nothing.',
    registers,
  });
  const partial = new Counter({
    name: 'findling_searches_partial_total',
    help: 'Searches that were ended before their end and answered with what was found.',
    registers,
  });
  const refused = new Counter({
    name: 'findling_searches_refused_total',
    help: 'Searches that were not begun.',
    labelNames: ['reason'] as const,
    registers,
  });
  const answers = new Counter({
    name: 'findling_answers_total',
    help: 'Answers from the index: of the engine, shared with a request like it, kept from before, or known to the client.',
    labelNames: ['source'] as const,
    registers,
  });
  registerIndexGauges(registry, engine);
  return {
    countRequest({ route, method, status, seconds }) {
      requests.inc({ route, method: METHODS.includes(method) ? method : 'other', status: String(status) });
      durations.observe({ route }, seconds);
    },
    countSearch({ processingTimeMs, totalHits, partial: isPartial }) {
      searches.observe(processingTimeMs / 1000);
      if (totalHits === 0) empty.inc();
      if (isPartial) partial.inc();
    },
    countAnswer(source) {
      answers.inc({ source });
    },
    countRefusedSearch(reason) {
      refused.inc({ reason });
    },
    registerCache(bytes) {
      new Gauge({
        name: 'findling_answer_cache_bytes',
        help: 'Memory that kept answers take.',
        registers,
        collect() {
          this.set(bytes());
        },
      });
      new Gauge({
        name: 'findling_answer_cache_hit_ratio',
        help: 'Of the answers sent since the start, the part that was kept from before.',
        registers,
        async collect() {
          const { values } = await answers.get();
          const sent = values.filter(({ labels }) => labels.source !== 'client');
          const all = sent.reduce((sum, { value }) => sum + value, 0);
          const kept = sent.find(({ labels }) => labels.source === 'cache')?.value ?? 0;
          this.set(all === 0 ? 0 : kept / all);
        },
      });
    },
  };
}

function registerIndexGauges(registry: Registry, engine: () => SearchEngine | null): void {
  const gauge = (name: string, help: string, read: (engine: SearchEngine) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const current = engine();
        this.set(current === null ? 0 : read(current));
      },
    });
  };
  gauge(
    'findling_index_generation',
    'The generation that is served; 0 for none.',
    (e) => e.status().generation,
  );
  gauge('findling_index_documents', 'Documents in that generation.', (e) => e.status().documents);
  gauge('findling_index_degraded', '1 while the newest generation is damaged.', (e) =>
    e.status().state === 'degraded' ? 1 : 0,
  );
}
