// A server over a cluster of its own whose nodes are halted and lost, and whose disks are full: what its clients and its monitor see.

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runProgram, startServer } from './program.js';
import { type Cluster, startCluster } from './start-cluster.js';

const DOCUMENTS = 60;
const TIMEOUT_MS = 1_200_000;

interface Answer {
  readonly status: number;
  readonly body: {
    readonly status?: string;
    readonly totalHits?: number;
    readonly partial?: boolean;
    readonly code?: string;
  };
}

describe.skipIf(inject('nodes').length === 0)('a server over a cluster in trouble', () => {
  const root = temporaryFolder();
  const corpus = path.join(root, 'corpus');
  const index = ['--index', path.join(root, 'index'), '--corpus', corpus];
  // No copies, so that a node that is away is missed.
  const settings = { FINDLING_OPENSEARCH_SHARDS: '3', FINDLING_OPENSEARCH_REPLICAS: '0' };
  /** How many documents there may be. */
  let present: readonly number[] = [DOCUMENTS];
  let cluster: Cluster;
  let flags: readonly string[];
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 3 });
    flags = ['--engine', 'opensearch', '--opensearch-nodes', cluster.urls.join(',')];
    writeFiles(
      corpus,
      Object.fromEntries(
        Array.from({ length: DOCUMENTS }, (_, number) => [
          `${number}.txt`,
          `Report ${number}\n\nThe ferry.\n`,
        ]),
      ),
    );
    expect(await runProgram(['index', ...index, ...flags], settings)).toMatchObject({ code: 0 });
    server = await startServer([...flags, '--cache', '0'], {
      ...settings,
      FINDLING_SEARCH_TIMEOUT_MS: '2000',
    });
  }, TIMEOUT_MS);

  afterAll(async () => {
    await server.stop();
    await cluster.close();
  }, TIMEOUT_MS);

  const ask = async (target: string): Promise<Answer> => {
    const answer = await fetch(server.url + target);
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  /** Asks until an answer is as it has to become, however long that takes; every answer before it has to be true. */
  const becomes = async (target: string, isReached: (answer: Answer) => boolean): Promise<Answer> => {
    for (;;) {
      const answer = await ask(target);
      if (isReached(answer)) return answer;
      const { status, body } = answer;
      const isWhole = status === 200 && body.partial !== true && body.totalHits !== undefined;
      if (isWhole) expect(present).toContain(body.totalHits);
      await delay(200);
    }
  };
  const search = '/search?q=ferry';
  const becomesWhole = (documents: number): Promise<Answer> =>
    becomes(search, ({ body }) => body.totalHits === documents && body.partial !== true);

  it('finds everything, and is ready', async () => {
    expect((await becomesWhole(DOCUMENTS)).status).toBe(200);
    expect(await ask('/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it(
    'says that an answer is partial, or that it cannot answer, while a node is slow, and is whole again afterwards',
    async () => {
      const { nodes } = cluster;
      nodes[2]?.halt();
      try {
        const { status, body } = await becomes(
          search,
          (answer) => answer.status === 503 || answer.body.partial === true,
        );
        if (status === 503) expect(body.code).toBe('server_unreachable');
        else expect(body.totalHits).toBeLessThanOrEqual(DOCUMENTS);
      } finally {
        nodes[2]?.resume();
      }
      await becomesWhole(present[0] ?? 0);
      await becomes('/ready', (answer) => answer.body.status === 'ready');
    },
    TIMEOUT_MS,
  );

  it(
    'publishes nothing while the disks are full, says so, and answers as before',
    async () => {
      const block = async (isOn: boolean): Promise<void> => {
        const answer = await fetch(`${cluster.urls[0] ?? ''}/findling/_settings`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ 'index.blocks.read_only_allow_delete': isOn ? true : null }),
        });
        expect(answer.status).toBe(200);
      };
      await block(true);
      writeFiles(corpus, { 'new.txt': 'Report\n\nThe ferry.\n' });
      const running = runProgram(['index', ...index, ...flags], settings);
      await becomesWhole(DOCUMENTS);
      const { code, err } = await running;
      expect(err).toMatch(/nearly full.*Make room or add a node/);
      expect(code).toBe(1);
      await becomesWhole(DOCUMENTS);
      await block(false);
      present = [DOCUMENTS, DOCUMENTS + 1];
      expect(await runProgram(['index', ...index, ...flags], settings)).toMatchObject({ code: 0 });
      await becomesWhole(DOCUMENTS + 1);
      present = [DOCUMENTS + 1];
    },
    TIMEOUT_MS,
  );

  it(
    'is degraded while a part of the index is on no node, unavailable without any, and recovers',
    async () => {
      const { nodes } = cluster;
      await nodes[1]?.kill();
      const { body } = await becomes(search, (answer) => answer.body.partial === true);
      expect(body.totalHits).toBeLessThanOrEqual(DOCUMENTS + 1);
      expect((await becomes('/ready', (answer) => answer.body.status === 'degraded')).status).toBe(200);
      await Promise.all([nodes[0]?.kill(), nodes[2]?.kill()]);
      expect((await becomes('/ready', (answer) => answer.body.status === 'unavailable')).status).toBe(503);
      expect(await ask(search)).toMatchObject({
        status: 503,
        body: { code: 'server_unreachable' },
      });
      for (const node of nodes) node.start();
      await cluster.whenJoined();
      await becomes('/ready', (answer) => answer.body.status === 'ready');
      await becomesWhole(present[0] ?? 0);
    },
    TIMEOUT_MS,
  );
});
