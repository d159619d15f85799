// `findling queries`: asks a running server what people search for, and what of it finds nothing.

import type { Config } from '../config.js';
import { describeError, FindlingError } from '../errors.js';
import { errorSchema, queryReportSchema } from '../server/api/response-schemas.js';
import type { QueryReport } from '../server/metrics/query-counts.js';
import { printable, printCount, printJson, printLine, type Streams, styled } from './print/streams.js';

/** How long the server may take to answer, in milliseconds. */
const TIMEOUT_MS = 5000;

/** What a refusal must have to be shown: a server of another version may know other codes. */
const refusalSchema = errorSchema.pick({ message: true });

/** Prints the report of the server on the configured host and port. Needs its admin key. */
export async function runQueries(
  { host, port, adminKey }: Config,
  { limit, json }: { readonly limit: number; readonly json: boolean },
  streams: Streams,
): Promise<void> {
  if (adminKey === null) {
    throw new FindlingError(
      'invalid_config',
      'adminKey: the report needs the admin key of the server; set FINDLING_ADMIN_KEY',
    );
  }
  const server = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const answer = await ask(server, limit, adminKey);
  if (json) {
    printJson(streams, answer);
    return;
  }
  const { out } = streams;
  const { searches, searchesWithoutHits, popular, withoutHits } = answer;
  if (searches === 0) {
    printLine(out, 'nothing was searched for since the server was started');
    return;
  }
  const asked = searches === 1 ? '1 search' : `${printCount(searches)} searches`;
  printLine(out, `${asked}, ${printCount(searchesWithoutHits)} of them without a hit`);
  for (const [title, queries] of [
    ['most asked', popular],
    ['without a hit', withoutHits],
  ] as const) {
    if (queries.length > 0) printLine(out, `\n${styled(out, 'bold', title)}`);
    for (const { query, count } of queries)
      printLine(out, `${printCount(count).padStart(8)}  ${printable(query)}`);
  }
}

/** Throws FindlingError `server_unreachable` where no server of Findling answers, `invalid_config` where it refuses. */
async function ask(server: string, limit: number, adminKey: string): Promise<QueryReport> {
  const { status, body } = await fetchJson(`${server}/queries?limit=${limit}`, adminKey);
  const answer = queryReportSchema.safeParse(body);
  if (status === 200 && answer.success) return answer.data;
  const refused = refusalSchema.safeParse(body);
  if (status === 404 && refused.success) {
    throw new FindlingError(
      'invalid_config',
      `${server} counts no queries for anyone: it was started without an admin key; start it with FINDLING_ADMIN_KEY set`,
    );
  }
  if (status === 401) {
    throw new FindlingError(
      'invalid_config',
      `${server}: FINDLING_ADMIN_KEY is not the admin key of this server, nor another key with the scope admin`,
    );
  }
  if (refused.success) throw new FindlingError('invalid_config', `${server}: ${refused.data.message}`);
  throw new FindlingError(
    'server_unreachable',
    `${server} answers, but not as a server of Findling; name another with --host and --port`,
  );
}

/** The body is undefined where it is no JSON. */
async function fetchJson(
  address: string,
  adminKey: string,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${adminKey}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text) };
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new FindlingError(
      'server_unreachable',
      `no server answers at ${new URL(address).origin} (${describeError(cause)}); start one with findling serve, or name it with --host and --port`,
      { cause: error },
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
