// What to say of a request that failed: what happened, in words of whoever runs the cluster, and what to do. Whether it may pass is
// for those that try again.

import { describeError, FindlingError } from '../errors.js';

/** A request that failed. */
export class ClusterError extends FindlingError {
  /** The status that the cluster answered with; null where it did not answer. */
  readonly status: number | null;
  /** Whether the same request may succeed in a while. */
  readonly mayPass: boolean;

  constructor(
    code: FindlingError['code'],
    message: string,
    { status, mayPass, cause }: { status: number | null; mayPass: boolean; cause: unknown },
  ) {
    super(code, message, { cause });
    this.status = status;
    this.mayPass = mayPass;
  }
}

/** Statuses of a cluster that is busy, that starts, or in which a part is away just now. */
const PASSING = new Set([408, 429, 502, 503, 504]);
const CERTIFICATE = /certificate|self-signed|self signed|issuer|altname/i;
const MAX_REASON = 300;

/** What is wrong, by what the client threw. @param name the addresses of the cluster */
export function explainFailure(error: unknown, name: string): ClusterError {
  if (error instanceof ClusterError) return error;
  const { statusCode: status = null, body } = error as { statusCode?: number; body?: unknown };
  if (status !== null) return explainAnswer(status, reasonOf(body), name, error);
  const text = describeError(error);
  const make = (
    code: 'invalid_config' | 'server_unreachable',
    message: string,
    mayPass: boolean,
  ): ClusterError => new ClusterError(code, message, { status: null, mayPass, cause: error });
  if (CERTIFICATE.test(text))
    return make(
      'invalid_config',
      `${name}: the certificate of the cluster is not known (${text}). Set opensearch.ca to a file with the one it is signed by`,
      false,
    );
  if (/wrong version number|packet length too long/i.test(text))
    return make('invalid_config', `${name} does not speak TLS: begin the addresses with http://`, false);
  if (error instanceof Error && error.name === 'TimeoutError')
    return make('server_unreachable', `${name} did not answer in time. Is the cluster overloaded?`, true);
  const tls = /socket hang up|ECONNRESET/.test(text) ? ', or does it ask for https://' : '';
  return make(
    'server_unreachable',
    `${name} cannot be reached (${text || 'no node answers'}). Is the cluster running${tls}?`,
    true,
  );
}

/** What a status other than that of success means. @param reason as the cluster says it */
export function explainAnswer(
  status: number,
  reason: string,
  name: string,
  cause: unknown = null,
): ClusterError {
  const make = (code: FindlingError['code'], message: string, mayPass = PASSING.has(status)): ClusterError =>
    new ClusterError(code, message, { status, mayPass, cause });
  if (isFloodStage(reason))
    return make(
      'write_failed',
      `${name} takes nothing more: a disk of the cluster is nearly full (${reason}). Make room or add a node; the cluster then writes again`,
      true,
    );
  if (/cluster_block_exception|read-only|blocked by/.test(reason))
    return make(
      'write_failed',
      `${name} refuses writing (${reason}). Lift the block (index.blocks.write, index.blocks.read_only), then run it again`,
      /state not recovered|no master|no cluster.?manager/.test(reason),
    );
  if (status === 401)
    return make(
      'invalid_config',
      `${name} does not take user and password (401). Set opensearch.auth, or FINDLING_OPENSEARCH_AUTH`,
    );
  if (status === 403)
    return make(
      'invalid_config',
      `${name} does not allow this user that (403: ${reason}). It needs the rights that docs/many-machines.md names`,
    );
  if (PASSING.has(status))
    return make(
      'server_unreachable',
      `${name} is too busy, or a part of it is away (${status}: ${reason}). Try again later`,
    );
  if (status === 413)
    return make(
      'write_failed',
      `${name} does not take so much at once (413): raise http.max_content_length of the cluster`,
    );
  return make('write_failed', `${name} answered ${status}: ${reason}`);
}

/** Whether a refusal says that disks are full: it ends by itself once there is room. */
function isFloodStage(reason: string): boolean {
  return /flood.?stage|read-only-allow-delete|read-only \/ allow delete/i.test(reason);
}

/** What an answer says of a failure: `type: reason`, of the innermost cause. */
export function reasonOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: unknown };
  if (typeof error === 'string') return error.slice(0, MAX_REASON);
  if (typeof error !== 'object' || error === null)
    return typeof body === 'string' ? body.slice(0, MAX_REASON) : '';
  return describeCause(error);
}

/** A failure as a cluster describes it. */
export interface ClusterCause {
  readonly type?: string;
  readonly reason?: string;
  readonly caused_by?: ClusterCause;
  readonly root_cause?: readonly ClusterCause[];
}

/** A cause in one line. */
export function describeCause({ type = '', reason = '', caused_by: inner }: ClusterCause): string {
  const within = inner === undefined ? '' : `; ${inner.type ?? ''}: ${inner.reason ?? ''}`;
  return `${type}: ${reason}${within}`.slice(0, MAX_REASON);
}
