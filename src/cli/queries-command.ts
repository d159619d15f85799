// `findling queries`: asks a running server what people search for, and what of it finds nothing.

import pc from 'picocolors';
import { z } from 'zod';
import type { Config } from '../config.js';
import { describeError, FindlingError } from '../errors.js';
import { printable, printCount, printJson, printLine, type Streams } from './streams.js';

const counted = z.object({ query: z.string(), count: z.number(), error: z.number() });
const report = z.object({
  searches: z.number(),
  searchesWithoutHits: z.number(),
  popular: z.array(counted),
  withoutHits: z.array(counted),
});

/** Prints the report of the server on the configured host and port. Needs its admin key. */
export async function runQueries(
  { host, port, adminKey }: Config,
  { limit, json }: { readonly limit: number; readonly json: boolean },
  streams: Streams,
): Promise<void> {
  if (adminKey === null) {
    throw new FindlingError('invalid_config', 'adminKey: the report needs the admin key of the server');
  }
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}/queries?limit=${limit}`;
  const answer = await ask(address, adminKey);
  if (json) {
    printJson(streams, answer);
    return;
  }
  const { out } = streams;
  const { searches, searchesWithoutHits, popular, withoutHits } = answer;
  printLine(
    out,
    `${printCount(searches)} searches, ${printCount(searchesWithoutHits)} of them without a hit`,
  );
  for (const [title, queries] of [
    ['most asked', popular],
    ['without a hit', withoutHits],
  ] as const) {
    if (queries.length > 0) printLine(out, `\n${pc.bold(title)}`);
    for (const { query, count } of queries)
      printLine(out, `${printCount(count).padStart(8)}  ${printable(query)}`);
  }
}

async function ask(address: string, adminKey: string): Promise<z.infer<typeof report>> {
  try {
    const response = await fetch(address, { headers: { Authorization: `Bearer ${adminKey}` } });
    const body: unknown = await response.json();
    if (response.ok) return report.parse(body);
    const { message } = z.object({ message: z.string() }).parse(body);
    throw new FindlingError('invalid_config', `${address}: ${message}`);
  } catch (error) {
    if (error instanceof FindlingError) throw error;
    throw new FindlingError(
      'invalid_config',
      `${address} does not answer as a server of Findling: ${describeError(error)}`,
      {
        cause: error,
      },
    );
  }
}
