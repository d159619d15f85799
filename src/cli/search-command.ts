// `findling search` and `findling suggest`: the search of the page, in the terminal.

import type { Config } from '../config.js';
import { openConfigured, type OpenEngine } from '../library/open-engine.js';
import { defaultRequest } from '../search/default-request.js';
import type { SortOrder } from '../search/engine.js';
import { describeOrder } from '../search/show/print-score.js';
import { toSearchAnswer } from '../server/answers/search-answer.js';
import { printHits } from './print/print-hits.js';
import { printable, printCount, printJson, printLine, type Streams, styled } from './print/streams.js';

/** Opens the engine for one command; an older generation may stand in, and that is said. */
export async function openForCommand(config: Config, streams: Streams): Promise<OpenEngine> {
  const engine = await openConfigured({ ...config, searchTimeoutMs: Number.POSITIVE_INFINITY });
  const { state, generation, reason } = engine.status();
  if (state === 'degraded') {
    printLine(
      streams.err,
      `${styled(streams.err, 'red', 'degraded')}: answering from generation ${generation}, because ${reason ?? ''}`,
    );
  }
  return engine;
}

/** What of a search the flags of the command set. */
export interface SearchFlags {
  readonly limit: number;
  readonly json: boolean;
  readonly offset: number;
  readonly filter: string | null;
  readonly sort: SortOrder;
  readonly recency: string | null;
  readonly facets: readonly string[];
  readonly collapse: boolean;
  readonly duplicatesOf: string | null;
  /** Whether each hit comes with the tree behind its score. */
  readonly explain: boolean;
  /** Whether exactly what was typed is searched, however it is spelt. */
  readonly asTyped: boolean;
}

/** Searches and prints the hits, with what the page shows above them. */
export async function runSearch(
  config: Config,
  query: string,
  { limit, json, asTyped, ...asked }: SearchFlags,
  streams: Streams,
): Promise<void> {
  const engine = await openForCommand(config, streams);
  try {
    const request = defaultRequest(query, { limit, ...asked, fuzzy: asTyped ? 'off' : 'auto' });
    const result = await engine.search(request);
    if (json) {
      printJson(streams, toSearchAnswer(result, null));
      return;
    }
    const { out } = streams;
    const { totalHits, collapsedHits = 0 } = result;
    const others = collapsedHits === 1 ? '1 near-duplicate' : `${printCount(collapsedHits)} near-duplicates`;
    const left = collapsedHits === 0 ? '' : ` and ${others} left out`;
    const found = totalHits === 1 ? '1 document' : `${printCount(totalHits)} documents`;
    printLine(out, `${found}${left} in ${result.processingTimeMs} ms`);
    for (const warning of result.warnings) printLine(out, styled(out, 'yellow', printable(warning)));
    const { suggestion, searchedFor } = result;
    if (searchedFor !== undefined)
      printLine(
        out,
        `searched for ${styled(out, 'bold', printable(searchedFor))}; --as-typed searches what was typed`,
      );
    else if (suggestion !== null)
      printLine(out, `did you mean ${styled(out, 'bold', printable(suggestion))}?`);
    for (const [facet, counts] of Object.entries(result.facetDistribution)) {
      const listed = Object.entries(counts).map(
        ([value, count]) => `${printable(value)} ${printCount(count)}`,
      );
      printLine(out, `${styled(out, 'bold', facet)}: ${listed.join(', ')}`);
    }
    const order = request.explain && result.hits.length > 0 ? describeOrder(request) : null;
    if (order !== null) printLine(out, order);
    printHits(out, result.hits);
  } finally {
    engine.close();
  }
}

/** Prints completions of a query, one a line. */
export async function runSuggest(
  config: Config,
  query: string,
  { limit, json }: { readonly limit: number; readonly json: boolean },
  streams: Streams,
): Promise<void> {
  const engine = await openForCommand(config, streams);
  try {
    const result = await engine.suggest({ query, limit });
    if (json) printJson(streams, result);
    else for (const { text } of result.suggestions) printLine(streams.out, printable(text));
  } finally {
    engine.close();
  }
}
