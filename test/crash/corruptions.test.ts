import path from 'node:path';
import { expect, it } from 'vitest';
import { FindlingError } from '../../src/errors.js';
import { openBaseGeneration } from '../../src/index/commit/base-generation.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import type { ReadableDirectory } from '../../src/index/directory/readable-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { filesIn } from '../index-files.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { corrupt } from './corrupt.js';
import { GivenFiles } from './given-files.js';
import { listIntactGenerations, readLiveGeneration } from './intact-generations.js';
import { makeRandom, SEED } from './random.js';

const root = temporaryFolder();
/** How many. */
const ROUNDS = Number(process.env['FINDLING_CORRUPTIONS'] ?? 2000);
/** However many rounds there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;

type Ask = (engine: LocalEngine) => Promise<unknown>;

const QUESTIONS: readonly Ask[] = [
  ...['comet', 'ferry', '"storm surge"', 'harb*', 'comett', ''].map((query): Ask => async (engine) => {
    const { processingTimeMs: _, ...answer } = await engine.search(
      defaultRequest(query, { facets: ['section'] }),
    );
    return answer;
  }),
  ...['a.txt', 'b.md', 'c.txt', 'd.md'].map(
    (id): Ask =>
      (engine) =>
        engine.document(id),
  ),
];
const ALL = [...QUESTIONS.keys()];

/** What a person is told of an index when asking these questions: an answer, or the code of the failure. */
async function ask(directory: ReadableDirectory, questions: readonly number[]): Promise<string[]> {
  let engine: LocalEngine | null = null;
  const answers: string[] = [];
  for (const number of questions) {
    try {
      engine ??= await LocalEngine.open(directory, { timeoutMs: Infinity, fallback: true });
      answers.push(JSON.stringify(await QUESTIONS[number]?.(engine)));
    } catch (error) {
      if (!(error instanceof FindlingError)) throw error;
      answers.push(error.code);
    }
  }
  engine?.close();
  return answers;
}

/** Whether the program finds every byte of the live generation as it was written: what the background check and an update ask. */
async function isFoundWhole(directory: ReadableDirectory): Promise<boolean> {
  try {
    (await openBaseGeneration(directory)).close();
    return true;
  } catch (error) {
    if (!(error instanceof FindlingError)) throw error;
    return false;
  }
}

/** An index of two generations, by the names of its files. */
async function buildIndex(): Promise<Map<string, Uint8Array>> {
  const corpus = path.join(root, 'corpus');
  const directory = new MemoryDirectory();
  writeFiles(corpus, {
    'a.txt': 'Comet\n\nA comet was seen over the harbour.',
    'b.md': '---\nsection: Sea\n---\n\n# Ferry\n\nThe ferry sank.',
  });
  await updateIndex({ corpus, directory });
  writeFiles(corpus, {
    'c.txt': 'Storm\n\nA storm surge came after the comet.',
    'd.md': '---\nsection: Sea\n---\n\n# Harbour\n\nThe harbour was closed.',
  });
  await updateIndex({ corpus, directory });
  const files = new Map<string, Uint8Array>();
  for (const name of await filesIn(directory)) {
    const contents = await directory.read(name);
    if (contents !== null) files.set(name, contents.bytes);
  }
  return files;
}

it(
  'gives the answers of a whole generation or none, and finds all damage, however its files were damaged',
  async () => {
    const whole = await buildIndex();
    expect(listIntactGenerations(whole)).toEqual([1, 2]);
    const second = await ask(new GivenFiles(whole), ALL);
    const older = new Map([...whole].filter(([name]) => name !== 'generation-000002.json'));
    const first = await ask(new GivenFiles(older), ALL);
    expect(first.filter((answer, number) => answer === second[number])).toHaveLength(2);
    expect([first, second].flat().filter((answer) => !/^[{n]/.test(answer))).toEqual([]);
    const random = makeRandom(SEED);
    const outcomes = new Map<string, number>();
    let asked = 0;
    const begun = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) {
      const files = new Map(whole);
      const damage = corrupt(files, random);
      // A search takes longer than finding the damage.
      const some = [Math.floor(random() * ALL.length), Math.floor(random() * ALL.length)];
      const questions = round % 64 === 0 ? ALL : round % 8 === 0 ? some : [];
      const directory = new GivenFiles(files);
      const answers = await ask(directory, questions);
      asked += answers.length;
      const intact = listIntactGenerations(files);
      const live = readLiveGeneration(files);
      const isLiveWhole = live !== null && intact.includes(live);
      for (const [index, answer] of answers.entries()) {
        const number = questions[index] ?? 0;
        // The live generation, if it is whole. If it is not, what is read of it before the damage is met is right, too.
        const right = isLiveWhole
          ? [live === 1 ? first[number] : second[number]]
          : [first[number], second[number]];
        const isRefused = intact.length === 0 && /^index_(?:damaged|missing)$/.test(answer);
        // `expect` takes longer than all else.
        if (!right.includes(answer) && !isRefused)
          expect(right, `seed ${SEED}, round ${round}: ${damage}`).toContain(answer);
      }
      const isWhole = isLiveWhole && areListsWhole(files, whole, live);
      if ((await isFoundWhole(directory)) !== isWhole)
        expect(!isWhole, `seed ${SEED}, round ${round}: ${damage}: found whole`).toBe(isWhole);
      const outcome = isLiveWhole ? 'served' : intact.length > 0 ? 'fell back' : 'refused';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('fell back') ?? 0).toBeGreaterThan(0);
    expect(outcomes.get('refused') ?? 0).toBeGreaterThan(0);
    if (process.env['FINDLING_CORRUPTIONS'] !== undefined)
      console.info(`seed ${SEED}`, {
        ...Object.fromEntries(outcomes),
        asked,
        cpuSeconds: secondsSince(begun),
      });
  },
  TIMEOUT_MS,
);

/** Seconds of processor time. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return Math.round((user + system) / 1_000_000);
}

/** Whether the list of sources and the index of MiniSearch, from which no search answers, are as they were. */
function areListsWhole(
  files: ReadonlyMap<string, Uint8Array>,
  whole: ReadonlyMap<string, Uint8Array>,
  live: number,
): boolean {
  return ['sources', 'minisearch'].every((kind) => {
    const name = `generation-00000${live}.${kind}.json`;
    return Buffer.compare(files.get(name) ?? Buffer.of(), whole.get(name) ?? Buffer.of()) === 0;
  });
}
