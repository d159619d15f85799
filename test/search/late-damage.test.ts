import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');
const text = 'A comet was seen over the bridge, and the ferry sank in the storm.';

beforeAll(async () => {
  writeFiles(corpus, { 'a.txt': `Comet\n\n${text}`, 'b.txt': 'Ferry\n\nThe ferry sank off the bridge.' });
  await updateIndex({ corpus, directory: new FileDirectory(index) });
  writeFiles(corpus, { 'c.txt': `Storm surge\n\n${text} The comets were gone.` });
  await updateIndex({ corpus, directory: new FileDirectory(index) });
});

/** What the files that a test harms held before. */
const intact = new Map<string, Buffer>();

/** What a file holds; it is put back after the test. */
function readIntact(file: string): Buffer {
  const whole = readFileSync(file);
  intact.set(file, whole);
  return whole;
}

afterEach(() => {
  for (const [file, whole] of intact) writeFileSync(file, whole);
  intact.clear();
});

function open(fallback: boolean): Promise<LocalEngine> {
  return LocalEngine.open(new FileDirectory(index), { timeoutMs: Number.POSITIVE_INFINITY, fallback });
}

/** Questions that between them read every part of the index. */
const questions: readonly ((engine: LocalEngine) => Promise<unknown>)[] = [
  (engine) => engine.search(defaultRequest('ferry storm', { facets: ['section'] })),
  (engine) => engine.search(defaultRequest('"the ferry sank"', { sort: 'date:desc', collapse: true })),
  (engine) => engine.search(defaultRequest('comt', { prefix: 'last', explain: true })),
  (engine) => engine.suggest({ query: 'com', limit: 5 }),
  (engine) => engine.similar({ id: 'a.txt', limit: 3, snippets: 1, duplicates: false }),
  (engine) => engine.document('c.txt'),
];

/** An answer without what differs from run to run. */
function timeless(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'processingTimeMs' ? 0 : value)),
  );
}

async function answersOf(engine: LocalEngine): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const ask of questions) answers.push(timeless(await ask(engine)));
  return answers;
}

describe.each(['index.bin', 'positions.bin', 'documents.bin'])('%s of the newest segment', (part) => {
  const file = path.join(index, 'segments/000002', part);

  it('with a byte changed anywhere gives right answers from one generation or the other, and none else', async () => {
    const whole = readIntact(file);
    const unharmed = await open(false);
    const newer = await answersOf(unharmed);
    unharmed.close();
    for (let at = 0; at < whole.length; at += Math.max(1, Math.floor(whole.length / 40))) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, broken);
      const engine = await open(true);
      const answers = await answersOf(engine);
      // The file is smaller than a block, so that whoever reads of it meets the damage.
      expect(engine.status(), `byte ${at}`).toMatchObject({
        generation: 1,
        reason: expect.stringContaining(part) as string,
      });
      // Answers before the damage was met are of the newer generation, those from then on of the older one.
      const older = await answersOf(engine);
      answers.forEach((answer, number) => {
        expect([newer[number], older[number]], `byte ${at}`).toContainEqual(answer);
      });
      expect(older).not.toEqual(newer);
      engine.close();
    }
  });

  it('cut off while it is open is answered from the generation before, until it is whole again', async () => {
    const whole = readIntact(file);
    const engine = await open(true);
    truncateSync(file, whole.length >> 1);
    await answersOf(engine);
    // What of index.bin tells where the rest lies is in its only block, which was read when it was opened.
    const isOpen = part === 'index.bin';
    expect(engine.status().state).toBe(isOpen ? 'ready' : 'degraded');
    await engine.refresh();
    expect(engine.status().state).toBe(isOpen ? 'ready' : 'degraded');
    writeFileSync(file, whole);
    await engine.refresh();
    expect(engine.status()).toMatchObject({ state: 'ready', generation: 2 });
    engine.close();
  });

  it('damaged is said to be where nothing may stand in for it', async () => {
    const whole = readIntact(file);
    writeFileSync(file, new Uint8Array(whole.length));
    const engine = await open(false).catch((error: unknown) => error as Error);
    const failure =
      engine instanceof Error ? engine : await answersOf(engine).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'index_damaged',
      message: expect.stringContaining(part) as string,
    });
  });
});

describe('a segment that both generations have', () => {
  it('damaged leaves nothing to fall back to, and what does not touch it is answered', async () => {
    const file = path.join(index, 'segments/000001/documents.bin');
    const whole = readIntact(file);
    writeFileSync(file, new Uint8Array(whole.length));
    const engine = await open(true);
    await expect(engine.document('a.txt')).rejects.toMatchObject({ code: 'index_damaged' });
    expect(await engine.document('c.txt')).toMatchObject({ id: 'c.txt' });
    expect(engine.status()).toMatchObject({ state: 'ready', generation: 2 });
    writeFileSync(file, whole);
    expect(await engine.document('a.txt')).toMatchObject({ id: 'a.txt' });
    engine.close();
  });
});
