import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { FindlingError } from '../../src/errors.js';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { listIntactGenerations, readLiveGeneration } from './intact-generations.js';
import { makeRandom } from './random.js';

const root = temporaryFolder();
const ROUNDS = Number(process.env['FINDLING_CORRUPTIONS'] ?? 100);
/** However many rounds there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;
const SEED = Number(process.env['FINDLING_SEED'] ?? Date.now() % 1_000_000);

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

/** What a person is told of an index, question by question: an answer, or the code of the failure. */
async function ask(directory: MemoryDirectory): Promise<string[]> {
  let engine: LocalEngine | null = null;
  const answers: string[] = [];
  for (const question of QUESTIONS) {
    try {
      engine ??= await LocalEngine.open(directory, { timeoutMs: Infinity, fallback: true });
      answers.push(JSON.stringify(await question(engine)));
    } catch (error) {
      if (!(error instanceof FindlingError)) throw error;
      answers.push(error.code);
    }
  }
  engine?.close();
  return answers;
}

async function copyOf(files: ReadonlyMap<string, Uint8Array>): Promise<MemoryDirectory> {
  const directory = new MemoryDirectory();
  for (const [name, bytes] of files) await directory.create(name, bytes);
  return directory;
}

/** Damages one file in one of the ways that disks, people and programs have. */
function corrupt(files: Map<string, Uint8Array>, random: () => number): string {
  const names = [...files.keys()];
  const pick = (): string => names[Math.floor(random() * names.length)] ?? '';
  const name = pick();
  const bytes = Uint8Array.from(files.get(name) ?? []);
  const at = Math.floor(random() * bytes.length);
  const way = Math.floor(random() * 8);
  if (way === 0) files.delete(name);
  else if (way === 1) files.set(name, bytes.subarray(0, at));
  else if (way === 2) files.set(name, Buffer.concat([bytes, bytes.subarray(0, 1 + (at % 9))]));
  else if (way === 3) files.set(name, bytes.fill(0, at));
  else if (way === 4) files.set(name, files.get(pick()) ?? bytes);
  else if (way === 5)
    files.set(
      name,
      bytes.map((byte, index) => (index >= at && index < at + 512 ? byte ^ 0x5a : byte)),
    );
  else
    files.set(
      name,
      bytes.map((byte, index) => (index === at ? byte ^ (1 << Math.floor(random() * 8)) : byte)),
    );
  return `${name}, way ${way} at ${at}`;
}

it(
  'gives the answers of a whole generation or none, however its files were damaged',
  async () => {
    const corpus = path.join(root, 'corpus');
    const index = path.join(root, 'index');
    writeFiles(corpus, {
      'a.txt': 'Comet\n\nA comet was seen over the harbour.',
      'b.md': '---\nsection: Sea\n---\n\n# Ferry\n\nThe ferry sank.',
    });
    await updateIndex({ corpus, directory: new FileDirectory(index) });
    writeFiles(corpus, {
      'c.txt': 'Storm\n\nA storm surge came after the comet.',
      'd.md': '---\nsection: Sea\n---\n\n# Harbour\n\nThe harbour was closed.',
    });
    await updateIndex({ corpus, directory: new FileDirectory(index) });
    const whole = new Map<string, Uint8Array>();
    for (const entry of readdirSync(index, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      whole.set(path.relative(index, file).replaceAll(path.sep, '/'), readFileSync(file));
    }
    expect(listIntactGenerations(whole)).toEqual([1, 2]);
    const second = await ask(await copyOf(whole));
    const older = new Map([...whole].filter(([name]) => name !== 'generation-000002.json'));
    const first = await ask(await copyOf(older));
    expect(first.filter((answer, number) => answer === second[number])).toHaveLength(2);
    expect([first, second].flat().filter((answer) => !/^[{n]/.test(answer))).toEqual([]);
    const random = makeRandom(SEED);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const files = new Map(whole);
      const what = `seed ${SEED}, round ${round}: ${corrupt(files, random)}`;
      const answers = await ask(await copyOf(files));
      const intact = listIntactGenerations(files);
      const live = readLiveGeneration(files);
      const isLiveWhole = live !== null && intact.includes(live);
      for (const [index, answer] of answers.entries()) {
        // The live generation, if it is whole. If it is not, what is read of it before the damage is met is right, too.
        const right = isLiveWhole
          ? [live === 1 ? first[index] : second[index]]
          : [first[index], second[index]];
        const refused = ['index_damaged', 'index_missing'];
        expect(intact.length === 0 ? [...right, ...refused] : right, what).toContain(answer);
      }
      const outcome = isLiveWhole ? 'served' : intact.length > 0 ? 'fell back' : 'refused';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('fell back') ?? 0).toBeGreaterThan(0);
    expect(outcomes.get('refused') ?? 0).toBeGreaterThan(0);
    if (process.env['FINDLING_CORRUPTIONS'] !== undefined)
      console.info(`seed ${SEED}`, Object.fromEntries(outcomes));
  },
  TIMEOUT_MS,
);
