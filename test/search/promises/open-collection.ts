// An engine over documents written as files and indexed like any corpus, for demands on the whole way from file to answer.

import path from 'node:path';
import { afterAll } from 'vitest';
import type { Directory } from '../../../src/index/directory/directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { LocalEngine } from '../../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

/** A record as a corpus holds it. */
export type CorpusRecord = Readonly<Record<string, unknown>> & { readonly id: string };

const root = temporaryFolder();
const engines: LocalEngine[] = [];
let collections = 0;

/** Indexes records into a directory, by default one in memory. */
export async function indexRecords(
  records: readonly CorpusRecord[],
  directory: Directory = new MemoryDirectory(),
): Promise<Directory> {
  const corpus = path.join(root, `collection-${(collections += 1)}`);
  writeFiles(corpus, { 'records.jsonl': records.map((record) => JSON.stringify(record)).join('\n') });
  await updateIndex({ corpus, directory });
  return directory;
}

/** Opens an engine that is closed after the tests of the file. */
export async function openEngine(
  directory: Directory,
  timeoutMs: number = Number.POSITIVE_INFINITY,
): Promise<LocalEngine> {
  const engine = await LocalEngine.open(directory, { timeoutMs, fallback: false });
  engines.push(engine);
  return engine;
}

/** An engine over records. */
export async function openCollection(records: readonly CorpusRecord[]): Promise<LocalEngine> {
  return openEngine(await indexRecords(records));
}

afterAll(() => {
  for (const engine of engines.splice(0)) engine.close();
});
