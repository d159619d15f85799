// Searches go on while a node of three is killed, and while it comes back: every answer is that of the cluster at rest, or says that
// it is partial.

import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import type { SearchResult } from '../../../../src/search/engine.js';
import { makeDocument } from '../../../make-document.js';
import { fillIndex } from '../fill-index.js';
import { startCluster } from '../start-cluster.js';
import { LANGUAGE_DOCUMENTS } from './language-documents.js';

const QUERIES = ['ferry', 'ferry harbour', '"harbour council"', 'harb*', 'section:World', '', 'fery'];

describe.skipIf(inject('nodes').length === 0)('a node killed during searches', () => {
  it('makes no answer wrong and none fail', async () => {
    const nodes = await startCluster({ nodes: 3 });
    const cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes: nodes.urls });
    try {
      await fillIndex(cluster, 'killed', LANGUAGE_DOCUMENTS.map(makeDocument), { shards: 3, replicas: 1 });
      const engine = await ClusterEngine.open(cluster, { index: 'killed', timeoutMs: 60_000 });
      const ask = async (query: string): Promise<unknown> =>
        essenceOf(await engine.search(defaultRequest(query)));
      const expected = new Map<string, unknown>();
      for (const query of QUERIES) expected.set(query, await ask(query));
      const wrong: unknown[] = [];
      let answered = 0;
      let isOver = false;
      const searching = [0, 1].map(async (first) => {
        for (let turn = first; !isOver; turn += 1) {
          const query = QUERIES[turn % QUERIES.length] ?? '';
          const answer = await ask(query).catch((error: unknown) => ({ error }));
          answered += 1;
          try {
            expect(answer).toEqual(expected.get(query));
          } catch {
            wrong.push({ query, answer });
          }
        }
      });
      const askedMore = async (count: number): Promise<void> => {
        const until = answered + count;
        while (answered < until) await delay(20);
      };
      await askedMore(10);
      await nodes.nodes[1]?.kill();
      await askedMore(60);
      nodes.nodes[1]?.start();
      await nodes.whenJoined(3);
      await askedMore(30);
      isOver = true;
      await Promise.all(searching);
      expect(wrong).toEqual([]);
    } finally {
      await cluster.close();
      await nodes.close();
    }
  }, 1_800_000);
});

/** An answer without what differs from one time to the next. */
function essenceOf({ hits, totalHits, partial }: SearchResult): unknown {
  return { hits: hits.map(({ id, titleHtml }) => ({ id, titleHtml })), totalHits, partial };
}
