// What is asked of one index of the cluster: several searches in one request, with retries where a part of the cluster is away for
// the moment. An answer that misses some shards is still one, and says so.

import { setTimeout as delay } from 'node:timers/promises';
import { FindlingError } from '../../../errors.js';
import type { Cluster } from '../../connect.js';
import { ClusterError } from '../../explain-failure.js';

/** The body of one search. */
export type SearchBody = Readonly<Record<string, unknown>>;

/** A document that was found. */
export interface ClusterHit {
  readonly _id: string;
  readonly _score: number | null;
  readonly _source?: unknown;
  readonly sort?: readonly unknown[];
  readonly fields?: Readonly<Record<string, readonly unknown[]>>;
  /** The names of the parts of the query that it meets. */
  readonly matched_queries?: readonly string[];
  readonly _explanation?: ClusterExplanation;
}

/** The id of the document of a hit that was asked for its `id`. */
export function idOf({ fields }: ClusterHit): string {
  const id = fields?.['id']?.[0];
  return typeof id === 'string' ? id : '';
}

/** A score as the cluster explains it. */
export interface ClusterExplanation {
  readonly value: number;
  readonly description: string;
  readonly details: readonly ClusterExplanation[];
}

/** The answer to one search. */
export interface ClusterResult {
  readonly hits: {
    readonly total?: { readonly value: number };
    readonly hits: readonly ClusterHit[];
  };
  readonly aggregations?: Readonly<Record<string, unknown>>;
  readonly suggest?: Readonly<Record<string, unknown>>;
  readonly timed_out?: boolean;
  readonly _shards?: { readonly total: number; readonly successful: number; readonly failed: number };
  readonly error?: { readonly type?: string; readonly reason?: string };
  readonly status?: number;
}

/** Tries of a request that fails for a reason that may pass, and the wait before the second, in milliseconds: it doubles. */
const MAX_TRIES = 4;
const FIRST_WAIT_MS = 50;
/** How long the cluster may be asked beyond the time that a search has, all tries together, in milliseconds. */
const SPARE_MS = 2000;

/** How one request is asked. */
export interface AskOptions {
  /** The time of a search in milliseconds; Infinity for no bound. */
  readonly timeoutMs: number;
  /** Random numbers from 0 to 1, so that those who wait do not all come back at once. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

/**
 * Searches of an index, in order. `partial` is set where shards did not answer or time was up.
 * @throws FindlingError as `Cluster.request`; `index_missing` where the index is gone; `server_unreachable` soon after the time is up
 * where nobody has answered, as where a node hangs: the others wait for it
 */
export async function searchAll(
  cluster: Cluster,
  index: string,
  bodies: readonly SearchBody[],
  { timeoutMs, random, signal }: AskOptions,
): Promise<readonly ClusterResult[]> {
  if (bodies.length === 0) return [];
  const timed = Number.isFinite(timeoutMs)
    ? { timeout: `${String(Math.max(1, Math.round(timeoutMs)))}ms` }
    : {};
  const lines = bodies
    .map((body) => `{"search_type":"dfs_query_then_fetch"}\n${JSON.stringify({ ...timed, ...body })}\n`)
    .join('');
  const late = Number.isFinite(timeoutMs) ? AbortSignal.timeout(Math.ceil(timeoutMs + SPARE_MS)) : undefined;
  const signals = [late, signal].filter((each) => each !== undefined);
  const stopped = signals.length === 0 ? {} : { signal: AbortSignal.any(signals) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await cluster.request({
        method: 'POST',
        path: `/${encodeURIComponent(index)}/_msearch`,
        lines,
        ...(Number.isFinite(timeoutMs) ? { timeoutMs: timeoutMs + SPARE_MS } : {}),
        ...stopped,
      });
      const { responses } = answer.body as { readonly responses: readonly ClusterResult[] };
      const failed = responses.find(({ error }) => error !== undefined);
      if (failed === undefined && (attempt >= MAX_TRIES || !responses.some(missesShards))) return responses;
      if (failed !== undefined) throwFailure(failed, cluster.name);
    } catch (error) {
      if (late?.aborted === true && signal?.aborted !== true) throw tooLate(cluster.name, error);
      const mayPass = error instanceof ClusterError && error.mayPass;
      if (!mayPass || attempt >= MAX_TRIES) throw error;
    }
    await delay(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random()), undefined, stopped).catch(
      (error: unknown) => {
        throw signal?.aborted === true ? error : tooLate(cluster.name, error);
      },
    );
  }
}

function tooLate(name: string, cause: unknown): ClusterError {
  return new ClusterError(
    'server_unreachable',
    `${name} did not answer in time: is a node overloaded or halted?`,
    { status: null, mayPass: true, cause },
  );
}

/** Whether some shards did not answer, which another try may mend. */
function missesShards({ _shards }: ClusterResult): boolean {
  if (_shards === undefined) return false;
  // A shard that is on no node has neither failed nor succeeded.
  return _shards.failed > 0 || _shards.successful < _shards.total;
}

/** Whether documents may be missing in an answer. */
export function isPartialResult(result: ClusterResult): boolean {
  return result.timed_out === true || missesShards(result);
}

function throwFailure({ error, status = 500 }: ClusterResult, name: string): never {
  const reason = `${error?.type ?? ''}: ${error?.reason ?? ''}`;
  if (status === 404)
    throw new FindlingError('index_missing', `${name}: ${reason}. Build the index: findling index`);
  const mayPass = status === 429 || status === 503;
  throw new ClusterError(
    'server_unreachable',
    `${name} could not answer (${String(status)}: ${reason}). Try again later`,
    {
      status,
      mayPass,
      cause: error,
    },
  );
}
