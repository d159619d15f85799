// Hostile files among others: each becomes what is said of it, the run ends, and the others answer as if it were not there.
// And none costs much more than plain text of its size, or takes longer and longer the larger it is.
// FINDLING_HOSTILE=full takes each in its full size and prints what it cost; smaller ones are taken otherwise.

import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../src/index/update/update-summary.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { makeRequest } from '../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { HOSTILE_FILES, type HostileFile } from './hostile-files.js';
import type { Measured } from './measure-updates.js';

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

/** Those of which all that they cost is their content. */
const COSTLY = new Set([
  'distinct.txt',
  'characters.txt',
  'unspaced.txt',
  'unspaced-rare.txt',
  'lines.md',
  'emphasis.md',
  'underscores.md',
  'tags-within.md',
  'pictures.md',
  'list.md',
  'table.md',
  'rows.csv',
  'related.jsonl',
  'fields.jsonl',
]);
/** The larger of two sizes is so many times the smaller. */
const GROWTH = 8;
/** How often the cost of the smaller one the larger may cost: twice the size three times, so that no busy machine decides. */
const MAX_GROWTH = 27;
/** Less is not told from nothing. */
const LEAST_SECONDS = 0.05;
/** Of plain text of that size. */
const MAX_TIMES_PLAIN = 40;
/** What is promised, in CPU seconds: a MB, and a record where there are many. */
const PROMISED_A_MB = 1;
const PROMISED_A_RECORD = 50e-6;
/** A busy machine shares its caches: three times as much is no fault of the program. */
const SLACK = 3;
const PROMISED_MEGABYTES = 300;

const run = promisify(execFile);
const loader = path.resolve(import.meta.dirname, '../loader/register.mjs');
const measure = path.resolve(import.meta.dirname, 'measure-updates.ts');

/** Indexes corpora one after another in a process of their own. */
async function measureUpdates(...corpora: readonly string[]): Promise<Measured> {
  const { stdout } = await run(process.execPath, ['--import', loader, measure, ...corpora]);
  return JSON.parse(stdout) as Measured;
}

/** A text like any other, of a size in bytes; of some thousands of words. */
function plainText(bytes: number): string {
  const lines: string[] = [];
  for (let at = 0, n = 0; at < bytes; n += 1) {
    const line = `The ferry ${(n % 4001).toString(36)} left the harbour of ${(n % 211).toString(36)} on Friday, with its crew and ${n % 97} others.\n`;
    lines.push(line);
    at += line.length;
  }
  return `Ferries\n\n${lines.join('')}`;
}

/** A costly file in two sizes, and plain text of the larger one: their corpora, and how large that is. */
interface Costly {
  readonly name: string;
  readonly small: string;
  readonly large: string;
  readonly plain: string;
  readonly bytes: number;
}

async function writeCostly({ name, write }: HostileFile, factor: number): Promise<Costly> {
  const [small, large, plain] = ['small', 'large', 'plain'].map((size) => {
    const corpus = path.join(root, `${name}-${size}`);
    // A corpus that gives no document is refused.
    writeFiles(corpus, { 'ferry.txt': NEIGHBOURS['wire/ferry.txt'] });
    return corpus;
  }) as [string, string, string];
  await write(small, factor / GROWTH);
  await write(large, factor);
  const bytes = statSync(path.join(large, name)).size;
  writeFiles(plain, { 'plain.txt': plainText(bytes) });
  return { name, small, large, plain, bytes };
}

describe.runIf(process.platform === 'linux')('hostile files beside plain text of their size', () => {
  const factor = isFull ? 1 : 1 / 16;
  const costly = HOSTILE_FILES.filter(({ name }) => COSTLY.has(name));
  const written = new Map<string, Costly>();
  const measured = new Map<string, { little: number; much: number; usual: number }>();

  beforeAll(async () => {
    for (const file of costly) written.set(file.name, await writeCostly(file, factor));
    const all = [...written.values()];
    // The first of a process pays for what is loaded and compiled.
    const first = all[0]?.plain ?? '';
    const corpora = all.flatMap(({ small, large, plain }) => [small, large, plain]);
    const seconds = (await measureUpdates(first, ...corpora)).costs.slice(1);
    for (const [at, { name, bytes }] of all.entries()) {
      const [little = 0, much = 0, usual = 0] = seconds.slice(3 * at);
      measured.set(name, { little, much, usual });
      costs.push(
        `${much.toFixed(2)} CPU s for ${(bytes / 1e6).toFixed(2)} MB, ${little.toFixed(2)} for an eighth of it, ${usual.toFixed(2)} for plain text: ${name}`,
      );
    }
  }, TIMEOUT_MS);

  it('are all there', () => {
    expect(costly).toHaveLength(COSTLY.size);
  });

  it.each(costly.map(({ name }) => name))(
    'cost at most so many times as much, and in proportion to their size: %s',
    (name) => {
      const { little = 0, much = 0, usual = 0 } = measured.get(name) ?? {};
      expect(much).toBeGreaterThan(0);
      expect(much).toBeLessThan(MAX_GROWTH * Math.max(little, LEAST_SECONDS));
      const records = name === 'rows.csv' ? 250_000 * factor : 1;
      const ofRecords = SLACK * PROMISED_A_RECORD * records;
      expect(much).toBeLessThan(Math.max(MAX_TIMES_PLAIN * Math.max(usual, LEAST_SECONDS), ofRecords));
      if (!isFull) return;
      const megabytes = (written.get(name)?.bytes ?? 0) / 1e6;
      expect(much).toBeLessThan(Math.max(SLACK * PROMISED_A_MB * megabytes, ofRecords));
    },
  );

  it.each(isFull ? costly : costly.filter(({ name }) => name === 'distinct.txt'))(
    'take at most 300 MB more of memory: $name',
    async (file) => {
      const { large, plain } = written.get(file.name) ?? { large: '', plain: '' };
      if (!isFull) {
        await file.write(large, 0.25);
        writeFiles(plain, { 'plain.txt': plainText(statSync(path.join(large, file.name)).size) });
      }
      const more = (await measureUpdates(large)).megabytes - (await measureUpdates(plain)).megabytes;
      costs.push(`${more.toFixed(0)} MB more memory than plain text: ${file.name}`);
      expect(more).toBeLessThan(PROMISED_MEGABYTES);
    },
    TIMEOUT_MS,
  );
});
