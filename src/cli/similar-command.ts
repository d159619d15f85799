// `findling similar`: documents on the subject of one, in the terminal.

import type { Config } from '../config.js';
import { FindlingError } from '../errors.js';
import { printHits } from './print/print-hits.js';
import { printable, printJson, printLine, type Streams, styled } from './print/streams.js';
import { openForCommand } from './search-command.js';

/** What the flags of `similar` say besides settings. */
export interface SimilarFlags {
  readonly limit: number;
  /** Whether near-duplicates are listed, too. */
  readonly duplicates: boolean;
  readonly json: boolean;
}

/** Prints documents on the subject of one. Throws FindlingError `document_not_found`. */
export async function runSimilar(
  config: Config,
  id: string,
  { limit, duplicates, json }: SimilarFlags,
  streams: Streams,
): Promise<void> {
  const engine = await openForCommand(config, streams);
  try {
    const result = await engine.similar({ id, limit, snippets: 1, duplicates });
    if (result === null) {
      throw new FindlingError(
        'document_not_found',
        `no document has the id "${id}"; \`findling search\` shows ids`,
      );
    }
    if (json) {
      printJson(streams, result);
      return;
    }
    printLine(
      streams.out,
      styled(streams.out, 'dim', printable(`found by ${result.words.slice(0, 10).join(', ')}`)),
    );
    if (result.hits.length === 0) printLine(streams.out, 'no other document is on the same subject');
    printHits(streams.out, result.hits);
  } finally {
    engine.close();
  }
}
