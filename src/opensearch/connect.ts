// The connection to a cluster, and the only file that loads its client. A request is a method, a path and JSON: what is asked is
// said in the files that ask.

import { readFile } from 'node:fs/promises';
import type { Client, ClientOptions } from '@opensearch-project/opensearch';
import { describeError, errnoOf, FindlingError } from '../errors.js';
import type { OpenSearchSettings } from '../opensearch-settings.js';
import { explainFailure } from './explain-failure.js';

/** How long a request may take, in milliseconds, unless it says so. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Other nodes that are tried where one does not answer. */
const MAX_ATTEMPTS = 5;
/** Versions that know all that is asked. */
const OLDEST = { major: 2, minor: 11 } as const;
const NEWEST_MAJOR = 3;

/** A request to the cluster. */
export interface ClusterRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Each part of it encoded: see `pathTo`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Lines of JSON, each with a line break behind it, instead of a body. */
  readonly lines?: string;
  /** Statuses from 400 on that are an answer and no failure. */
  readonly accepted?: readonly number[];
  readonly timeoutMs?: number;
  /** How many nodes more are asked where one does not answer; all of them unless told. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/** What the cluster answered. */
export interface ClusterAnswer {
  readonly status: number;
  /** JSON, read; of HEAD whether there is something. */
  readonly body: unknown;
}

/** A cluster that was found to be one. */
export interface Cluster {
  /** Its addresses, for messages. */
  readonly name: string;
  /** Tells it from all other clusters. */
  readonly id: string;
  readonly version: string;
  /**
   * Asks for something.
   * @throws FindlingError `server_unreachable`, `invalid_config`, `write_failed`: see `explainFailure`
   */
  request(request: ClusterRequest): Promise<ClusterAnswer>;
  close(): Promise<void>;
}

/** The path to something in the cluster. */
export function pathTo(...parts: readonly string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/**
 * Connects to a cluster and finds out whether it can be used.
 * @throws FindlingError `package_missing`; `server_unreachable`; `invalid_config` for wrong credentials, a certificate that is not
 * known, another version; `file_unreadable` for the file of certificates
 */
export async function connect(settings: OpenSearchSettings): Promise<Cluster> {
  const name = settings.nodes.join(', ');
  const client = await createClient(settings);
  const request = (asked: ClusterRequest): Promise<ClusterAnswer> => send(client, name, asked);
  try {
    const { body } = await request({ method: 'GET', path: '/' });
    return { name, ...readGreeting(body, name), request, close: () => client.close() };
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function createClient({ nodes, auth, ca }: OpenSearchSettings): Promise<Client> {
  const LoadedClient = await loadClient();
  const [username = '', ...password] = (auth ?? '').split(':');
  return new LoadedClient({
    nodes: [...nodes],
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxRetries: Math.max(1, Math.min(MAX_ATTEMPTS, nodes.length)),
    // What was found to be away is asked again by the next request that has nobody else.
    resurrectStrategy: 'optimistic',
    compression: 'gzip',
    suggestCompression: true,
    ...(auth === null ? {} : { auth: { username, password: password.join(':') } }),
    ...(ca === null ? {} : { ssl: { ca: await readCertificates(ca) } }),
  });
}

async function loadClient(): Promise<new (options: ClientOptions) => Client> {
  try {
    return (await import('@opensearch-project/opensearch')).Client;
  } catch (error) {
    if (errnoOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new FindlingError(
      'package_missing',
      'A cluster is asked by the optional package @opensearch-project/opensearch, which is not installed: npm install @opensearch-project/opensearch',
      { cause: error },
    );
  }
}

async function readCertificates(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new FindlingError(
      'file_unreadable',
      `${file} (opensearch.ca) cannot be read: ${describeError(error)}`,
      { cause: error },
    );
  }
}

async function send(client: Client, name: string, asked: ClusterRequest): Promise<ClusterAnswer> {
  const { method, path, query, body, lines, accepted, timeoutMs, retries, signal } = asked;
  const sent = client.transport.request(
    {
      method,
      path,
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(lines === undefined ? {} : { bulkBody: lines }),
    },
    {
      ...(accepted === undefined ? {} : { ignore: [...accepted] }),
      ...(timeoutMs === undefined ? {} : { requestTimeout: timeoutMs }),
      ...(retries === undefined ? {} : { maxRetries: retries }),
    },
  );
  const abort = (): void => {
    sent.abort();
  };
  signal?.addEventListener('abort', abort);
  try {
    const answer: { readonly statusCode?: number | null; readonly body: unknown } = await sent;
    return { status: answer.statusCode ?? 0, body: answer.body };
  } catch (error) {
    signal?.throwIfAborted();
    throw explainFailure(error, name);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** What a cluster says of itself. Throws FindlingError `invalid_config` for one that cannot be used. */
function readGreeting(body: unknown, name: string): Pick<Cluster, 'id' | 'version'> {
  const { cluster_uuid: id = '', version = {} } = (body ?? {}) as {
    cluster_uuid?: string;
    version?: { distribution?: string; number?: string };
  };
  const { distribution = null, number = '' } = version;
  const [major = 0, minor = 0] = number.split('.').map(Number);
  const isNewEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (distribution === 'opensearch' && isNewEnough && major <= NEWEST_MAJOR) return { id, version: number };
  const found = number === '' ? 'no cluster' : `${distribution ?? 'another engine'} ${number}`;
  throw new FindlingError(
    'invalid_config',
    `${name} is ${found}; Findling asks OpenSearch ${OLDEST.major}.${OLDEST.minor} to ${NEWEST_MAJOR}. ` +
      'Set opensearch.nodes to such a cluster',
  );
}
