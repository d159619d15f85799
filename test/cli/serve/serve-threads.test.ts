import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runFindling, startFindling, startServer } from '../run-findling.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');
const key = 'a-key-that-is-long-enough';

beforeAll(async () => {
  writeFiles(corpus, {
    'ferry.txt': 'Ferry inquiry opens\n\nThe inquiry into the ferry opened in the harbour.',
  });
  await runFindling(['index', '--corpus', corpus, '--index', index]);
});

interface SearchBody {
  readonly generation: number;
  readonly totalHits: number;
}

async function getJson(url: string): Promise<{ status: number; body: SearchBody }> {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as SearchBody };
}

async function readMetrics(url: string): Promise<string> {
  const response = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${key}` } });
  return response.text();
}

describe.each(['0', '1', '3'])('findling serve --threads %s', (threads) => {
  it('answers every request while a new generation comes, and never from an older one than before', async () => {
    const server = await startServer(['--index', index, '--threads', threads]);
    const client = { seen: [] as number[], statuses: new Set<number>(), isDone: false };
    const ask = async (): Promise<void> => {
      while (!client.isDone) {
        const { status, body } = await getJson(`${server.url}/search?q=ferry`);
        client.statuses.add(status);
        client.seen.push(body.generation);
      }
    };
    const asking = ask();
    const before = (await getJson(`${server.url}/ready`)).body.generation;
    writeFiles(corpus, { [`storm-${threads}.txt`]: `Storm ${threads}\n\nA surge hit the harbour.` });
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    while ((await getJson(`${server.url}/ready`)).body.generation === before) await setTimeout(20);
    // What /ready says is what is answered from: at once, and on every thread.
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => getJson(`${server.url}/search?q="storm ${threads}"`)),
    );
    client.isDone = true;
    await asking;
    expect(await server.stop()).toBe(0);
    expect(answers.map(({ body }) => [body.generation, body.totalHits])).toEqual(
      answers.map(() => [before + 1, 1]),
    );
    expect(client.seen).toEqual(client.seen.toSorted((a, b) => a - b));
    expect([...client.statuses]).toEqual([200]);
  });
});

describe('findling serve on threads', () => {
  it('starts further threads when requests wait, and reports what each does', async () => {
    const server = await startServer(['--index', index, '--threads', '2'], { FINDLING_ADMIN_KEY: key });
    expect(await readMetrics(server.url)).not.toContain('findling_search_thread_busy{thread="2"}');
    // Each another one: answers that are kept, or shared with whoever asks the same, need no thread.
    for (let round = 0; !(await readMetrics(server.url)).includes('thread_busy{thread="2"}'); round += 1) {
      await Promise.all(
        Array.from({ length: 8 }, (_, client) => getJson(`${server.url}/search?q=ferry+${round}+${client}`)),
      );
    }
    const metrics = await readMetrics(server.url);
    expect(metrics).toMatch(/findling_search_thread_answers\{thread="1"\} [1-9]/);
    expect(metrics).toMatch(/findling_search_thread_memory_bytes\{thread="1"\} [1-9]/);
    expect(metrics).toContain('findling_search_queue_length 0');
    expect(metrics).toContain('findling_search_threads_lost_total 0');
    expect(await server.stop()).toBe(0);
  });

  it('reads changed synonyms on all threads', async () => {
    const synonyms = path.join(root, 'synonyms.txt');
    writeFiles(root, { 'synonyms.txt': '# none yet\n' });
    const server = await startServer(['--index', index, '--threads', '2', '--synonyms', synonyms]);
    expect((await getJson(`${server.url}/search?q=ship&fuzzy=off`)).body.totalHits).toBe(0);
    writeFiles(root, { 'synonyms.txt': 'ship, ferry\n' });
    while ((await getJson(`${server.url}/search?q=ship&fuzzy=off`)).body.totalHits === 0)
      await setTimeout(20);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => getJson(`${server.url}/search?q=ship&fuzzy=off`)),
    );
    expect(new Set(answers.map(({ body }) => body.totalHits))).toEqual(new Set([1]));
    expect(await server.stop()).toBe(0);
  });

  it('ends with 0 when it is told to stop while it starts', async () => {
    const child = startFindling(['serve', '--port', '0', '--index', index, '--threads', '2']);
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect(await closed).toBe(0);
  });

  it('goes on when nobody reads its log any more', async () => {
    const child = startFindling(['serve', '--port', '0', '--index', index], { FINDLING_LOG_LEVEL: 'info' });
    child.stderr?.destroy();
    const said = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (data: Buffer) => {
        resolve(data.toString());
      }),
    );
    const url = said.trim().split(' ').at(-1) ?? '';
    for (let time = 0; time < 3; time += 1) {
      expect((await getJson(`${url}/search?q=ferry`)).status).toBe(200);
    }
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    expect(await closed).toBe(0);
  });

  it('says why it cannot start where there is no index', async () => {
    const missing = ['serve', '--port', '0', '--index', path.join(root, 'nowhere'), '--threads', '2'];
    // Nor a corpus to build one from.
    const { code, err } = await runFindling(missing, { FINDLING_CORPUS: path.join(root, 'no-corpus') });
    expect(code).toBe(3);
    expect(err).toContain('nowhere');
  });
});
