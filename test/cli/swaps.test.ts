import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling, startServer } from './run-findling.js';

const root = temporaryFolder();
/** How often another index comes: by a new generation and by a link that is switched, in turn. */
const SWAPS = Number(process.env['FINDLING_SWAPS'] ?? 4);
/** How many requests there are at least, spread over the swaps. */
const REQUESTS = Number(process.env['FINDLING_REQUESTS'] ?? 0);
/** However many swaps there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;
const CLIENTS = 4;
/** Each state of the corpus has so many documents, with a word of the state in each. */
const DOCUMENTS = 20;

interface Answer {
  readonly totalHits: number;
  readonly hits: readonly { readonly title: string }[];
}

/** Asks on a connection that is kept. Rejects where it breaks. */
function ask(agent: Agent, url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

function writeState(corpus: string, state: number): void {
  const names = Array.from({ length: DOCUMENTS }, (_, n) => n);
  writeFiles(
    corpus,
    Object.fromEntries(names.map((n) => [`${n}.txt`, `State ${state} of ${n}\n\nEdition state${state}x.`])),
  );
}

it(
  'answers every request from one index while others take its place',
  async () => {
    const live = path.join(root, 'live');
    const next = path.join(root, 'next');
    const corpus = path.join(root, 'corpus');
    let release = 0;
    const build = async (): Promise<void> => {
      const { code, err } = await runFindling([
        'index',
        '--corpus',
        corpus,
        '--index',
        `${root}/release-${release}`,
      ]);
      expect(code, err).toBe(0);
    };
    const switchLink = (): void => {
      symlinkSync(`release-${release}`, next);
      renameSync(next, live);
    };
    mkdirSync(corpus);
    writeState(corpus, 0);
    await build();
    switchLink();
    const server = await startServer(['--index', live, '--threads', '2', '--no-cache', '--update', 'never']);
    const agent = new Agent({ keepAlive: true });
    const seen = new Set<string>();
    let isDone = false;
    let answered = 0;
    const client = async (number: number): Promise<void> => {
      for (let asked = 0; !isDone; asked += 1) {
        const page = `limit=${DOCUMENTS}&offset=${(asked + number) % 2}`;
        const { status, body } = await ask(agent, `${server.url}/search?q=edition&${page}`);
        expect(status, body).toBe(200);
        const { totalHits, hits } = JSON.parse(body) as Answer;
        const states = new Set(hits.map(({ title }) => title.split(' ')[1] ?? ''));
        expect({ totalHits, states: states.size }, body).toEqual({ totalHits: DOCUMENTS, states: 1 });
        for (const state of states) seen.add(state);
        answered += 1;
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    for (let state = 1; state <= SWAPS; state += 1) {
      if (state % 2 === 0) release += 1;
      writeState(corpus, state);
      await build();
      if (state % 2 === 0) switchLink();
      const isTime = (): boolean => seen.has(String(state)) && answered >= (REQUESTS * state) / SWAPS;
      await expect.poll(isTime, { timeout: TIMEOUT_MS, interval: 100 }).toBe(true);
    }
    isDone = true;
    await clients;
    agent.destroy();
    expect(await server.stop()).toBe(0);
    expect(seen.size).toBe(SWAPS + 1);
    if (process.env['FINDLING_SWAPS'] !== undefined) console.info(`${answered} answers over ${SWAPS} swaps`);
  },
  TIMEOUT_MS,
);
