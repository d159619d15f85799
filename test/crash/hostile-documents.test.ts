// Hostile files among others: each becomes what is said of it, the run ends, and the others answer as if it were not there.
// FINDLING_HOSTILE=full takes each in its full size and prints what it cost; smaller ones are taken otherwise.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../src/index/update/update-summary.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { makeRequest } from '../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { HOSTILE_FILES } from './hostile-files.js';

const root = temporaryFolder();
const isFull = process.env['FINDLING_HOSTILE'] === 'full';
const FACTOR = isFull ? 1 : 0.02;
/** However slow: for what hangs. */
const TIMEOUT_MS = 3_600_000;

/** Files like any other, found by words that nothing hostile has. */
const NEIGHBOURS = {
  'wire/ferry.txt':
    'Ferry crews strike\n\nThe zephyrine ferry stayed in the harbour on Friday, 12 December 2015.',
  'wire/storm.md': '---\nsection: Weather\n---\n# Storm warning\n\nA zephyrine storm nears the harbour.\n',
  'wire/records.jsonl': `${JSON.stringify({ _id: 'comet', title: 'A comet is seen', text: 'The zephyrine comet was seen over the harbour.' })}\n`,
  'wire/page.html':
    '<html><head><title>Lanterns</title></head><body><p>Zephyrine lanterns.</p></body></html>',
};
const QUERIES = ['zephyrine', 'harbour ferry', '"comet was seen"', 'section:Weather', 'zephyrin*', 'lantern'];

const costs: string[] = [];

async function index(
  folder: string,
): Promise<{ readonly summary: UpdateSummary; readonly directory: MemoryDirectory }> {
  const directory = new MemoryDirectory();
  const summary = await updateIndex({ corpus: folder, directory });
  return { summary, directory };
}

/** What is found of the neighbours, in order, as it is shown; scores depend on how many documents there are. */
async function answers(directory: MemoryDirectory): Promise<unknown> {
  const engine = await LocalEngine.open(directory, { timeoutMs: Number.POSITIVE_INFINITY, fallback: false });
  try {
    const found: unknown[] = [];
    for (const query of QUERIES) {
      const { hits } = await engine.search(makeRequest(query, { limit: 100 }));
      const known = hits.filter(({ id }) => id === 'comet' || id.startsWith('wire/'));
      found.push([query, known.map(({ id, title, snippets, date }) => ({ id, title, snippets, date }))]);
    }
    return found;
  } finally {
    engine.close();
  }
}

afterAll(() => {
  if (isFull) console.info(costs.join('\n'));
});

describe.runIf(process.platform === 'linux')('hostile files among others', () => {
  it('are compared with answers that are not empty', async () => {
    const corpus = path.join(root, 'alone');
    writeFiles(corpus, NEIGHBOURS);
    const { directory } = await index(corpus);
    for (const [, hits] of (await answers(directory)) as [string, unknown[]][]) expect(hits).not.toEqual([]);
  });

  it.each(HOSTILE_FILES.map((hostile, number) => [hostile.name, hostile, number] as const))(
    'cost the others nothing: %s',
    async (_name, { write, documents, says, name }, number) => {
      const corpus = path.join(root, `with-${number}`);
      mkdirSync(corpus);
      writeFiles(corpus, NEIGHBOURS);
      const alone = await index(corpus);
      await write(corpus, FACTOR);
      const before = process.cpuUsage();
      const { summary, directory } = await index(corpus);
      const { user, system } = process.cpuUsage(before);
      costs.push(`${((user + system) / 1e6).toFixed(2)} CPU s, ${summary.bytesRead} bytes: ${name}`);
      expect(await answers(directory)).toEqual(await answers(alone.directory));
      const added = summary.documents - alone.summary.documents;
      if (documents === 'any') expect(added).toBeGreaterThanOrEqual(0);
      else expect(added, JSON.stringify(summary.skipped.slice(0, 3))).toBe(documents);
      const said = summary.skipped.map(({ path: file, reason }) => `${file}: ${reason}`);
      if (says !== undefined) expect(said.join('\n')).toMatch(says);
      for (const line of said) expect(line).not.toMatch(/bug in findling|undefined|\[object/);
      // What was not changed is not read again, and stays what it was.
      expect(await updateIndex({ corpus, directory })).toMatchObject({
        documents: summary.documents,
        changed: 0,
      });
    },
    TIMEOUT_MS,
  );
});
