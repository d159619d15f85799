import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../../temporary-folder.js';
import { startCluster } from '../start-cluster.js';
import { expectedTexts, placeFor, readCluster, runIndex } from './cluster-run.js';

const FILES = 1500;
/** For what hangs: on a machine that does much else, three nodes take minutes to find each other. */
const TIMEOUT_MS = 1_200_000;
const root = temporaryFolder();

describe.skipIf(inject('nodes').length === 0)('a run during which a node is lost', () => {
  it(
    'loses no document, writes none wrongly, and ends once the cluster has made up for it',
    async () => {
      const cluster = await startCluster({ nodes: 3 });
      try {
        const place = placeFor(root, 'lost', cluster.urls);
        const sentence = 'The ferry to the island was late again because of the fog in the strait. ';
        writeFiles(
          place.corpus,
          Object.fromEntries(
            Array.from({ length: FILES }, (_, number) => [
              `${String(number).padStart(5, '0')}.txt`,
              `Report ${number}\n\nNumber ${number}. ${sentence.repeat(20).trim()}\n`,
            ]),
          ),
        );
        const settings = { ...place.settings, shards: 3 };
        const run = runIndex({ ...place, settings });
        const ended = run.then(
          () => true,
          () => true,
        );
        // As soon as documents are on their way.
        for (let isOver = false, count = 0; !isOver && count === 0;) {
          const answer = await fetch(`${String(cluster.urls[0])}/lost-000001/_stats/indexing`);
          const { _all } = (await answer.json()) as {
            _all?: { primaries: { indexing?: { index_total: number } } };
          };
          count = _all?.primaries.indexing?.index_total ?? 0;
          isOver = await Promise.race([ended, wait(20, false)]);
        }
        await cluster.nodes[1]?.kill();
        await expect(run).resolves.toMatchObject({ documents: FILES });
        const found = await readCluster(place);
        expect(found.counted).toBe(FILES);
        expect(found.texts).toEqual(expectedTexts(place));
      } finally {
        await cluster.close();
      }
    },
    TIMEOUT_MS,
  );
});
