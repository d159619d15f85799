// A running site over records that are really indexed, in memory, and a browser to look at it.

import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { writeFiles } from '../temporary-folder.js';
import { openSite, type Site } from './site.js';

/** Indexes records under the ids 0, 1, 2 and so on, and starts server and browser. */
export async function openSiteOfRecords(corpus: string, records: readonly object[]): Promise<Site> {
  const lines = records.map((record, id) => JSON.stringify({ id: String(id), language: 'en', ...record }));
  writeFiles(corpus, { 'stories.jsonl': lines.join('\n') });
  const directory = new MemoryDirectory();
  await updateIndex({ corpus, directory });
  const engine = await LocalEngine.open(directory, { timeoutMs: 10_000, fallback: false });
  const site = await openSite({ engine: () => engine });
  return {
    ...site,
    async close() {
      await site.close();
      engine.close();
    },
  };
}
