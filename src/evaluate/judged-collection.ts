// A collection with relevance judgments on disk, in the layout of BEIR (Thakur et al., 2021): corpus.jsonl, queries.jsonl,
// qrels/test.tsv.

import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeError, FindlingError } from '../errors.js';
import { MemoryDirectory } from '../index/directory/memory-directory.js';
import { IndexReader } from '../index/read/index-reader.js';
import { updateIndex } from '../index/update/update-index.js';
import { Searcher } from '../search/searcher.js';
import type { Judgments } from './ranking-measures.js';

/** Queries, and which documents people found relevant to each. */
export interface JudgedQueries {
  /** The text of each judged query, by its id. */
  readonly queries: ReadonlyMap<string, string>;
  readonly judgments: Judgments;
}

/** Reads the queries of a collection that have judgments. Rejects with FindlingError `judgments_malformed`. */
export async function readJudgedQueries(folder: string): Promise<JudgedQueries> {
  const judgments = parseJudgments(await readPart(folder, 'qrels/test.tsv'));
  const all = parseQueries(await readPart(folder, 'queries.jsonl'));
  return { queries: new Map([...all].filter(([id]) => judgments.has(id))), judgments };
}

/**
 * Indexes the documents of a collection, and nothing else of its folder, in memory. Rejects with FindlingError
 * `judgments_malformed`.
 * @returns what searches the index, without a bound on the time a search may take
 */
export function indexCollection(folder: string): Promise<Searcher> {
  return withCorpusOf(folder, async (corpus) => {
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory, minisearch: 0 });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    return new Searcher(reader.current().generation, { timeoutMs: Number.POSITIVE_INFINITY });
  });
}

/**
 * Has something done with a folder that holds the documents of a collection and nothing else, and is removed then. Rejects with
 * FindlingError `judgments_malformed`.
 */
export async function withCorpusOf<Result>(
  folder: string,
  use: (corpus: string) => Promise<Result>,
): Promise<Result> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'findling-eval-'));
  try {
    await copyFile(path.join(folder, 'corpus.jsonl'), path.join(temporary, 'corpus.jsonl')).catch(
      (error: unknown) => {
        throw malformed(path.join(folder, 'corpus.jsonl'), describeError(error));
      },
    );
    return await use(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function readPart(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw malformed(
      file,
      `${describeError(error)}; a collection has corpus.jsonl, queries.jsonl and qrels/test.tsv`,
    );
  });
}

function malformed(file: string, problem: string): FindlingError {
  return new FindlingError('judgments_malformed', `${file}: ${problem}`);
}

function parseQueries(text: string): Map<string, string> {
  const queries = new Map<string, string>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      const { _id, text: query } = JSON.parse(line) as { readonly _id: unknown; readonly text: unknown };
      queries.set(String(_id), String(query));
    } catch (error) {
      throw malformed(`queries.jsonl:${index + 1}`, describeError(error));
    }
  });
  return queries;
}

/** Query id to document id to gain. The first line is a heading. */
function parseJudgments(text: string): Judgments {
  const judgments = new Map<string, Map<string, number>>();
  text
    .split('\n')
    .slice(1)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const [query, document, gain] = line.split('\t');
      if (query === undefined || document === undefined || gain === undefined || Number.isNaN(Number(gain))) {
        throw malformed(`qrels/test.tsv:${index + 2}`, 'is not "query-id TAB document-id TAB score"');
      }
      const judged = judgments.get(query) ?? new Map<string, number>();
      judgments.set(query, judged.set(document, Number(gain)));
    });
  return judgments;
}
