// A server that is asked all the time while its index is replaced again and again. FINDLING_SOAK_MINUTES=60 is the full form.

import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runFindling, startServer } from '../cli/run-findling.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = temporaryFolder();
const MINUTES = Number(process.env['FINDLING_SOAK_MINUTES'] ?? 0.05);
const isFull = process.env['FINDLING_SOAK_MINUTES'] !== undefined;
/** However long it takes: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;
/** Time between two generations. */
const SWAP_MS = isFull ? 15_000 : 500;
const CLIENTS = 4;
const SLEEPERS = 300;
const WORDS = ['ferry', 'storm surge', 'harb*', '"comet seen"', 'comett', 'report -storm', 'section:Sea', ''];

function serve(index: string): ReturnType<typeof startServer> {
  return startServer(['--index', index, '--update', 'never', '--threads', '2']);
}

function ask(url: string, agent?: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = get(url, agent === undefined ? {} : { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    asked.on('error', (error) => {
      // The server may close a connection that was silent just as it is used again; clients then ask anew.
      if (asked.reusedSocket) ask(url, agent).then(resolve, reject);
      else reject(error);
    });
  });
}

function writeEdition(corpus: string, edition: number): void {
  const text = (n: number): string =>
    `---\nsection: ${n % 2 === 0 ? 'Sea' : 'Land'}\n---\n# Report ${n}\n\nA ferry, a comet seen, a storm surge in harbour ${n}, edition${edition % 7}x.`;
  writeFiles(
    corpus,
    Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, text(n)])) as Record<string, string>,
  );
}

/** What the process holds now. */
function measure(pid: number): { megabytes: number; descriptors: number; threads: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    threads: Number(/Threads:\s+(\d+)/.exec(status)?.[1]),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** By how much values grow from one to the next: least squares. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let products = 0;
  let squares = 0;
  for (const [at, value] of values.entries()) {
    products += (at - middle) * (value - mean);
    squares += (at - middle) ** 2;
  }
  return products / squares;
}

const isLinux = process.platform === 'linux';

it.runIf(isLinux)(
  'holds no more files and threads, nor ever more memory, while it serves one generation after another',
  async () => {
    const corpus = path.join(root, 'corpus');
    const index = path.join(root, 'index');
    const update = async (edition: number): Promise<void> => {
      writeEdition(corpus, edition);
      const { code, err } = await runFindling(['index', '--corpus', corpus, '--index', index]);
      expect(code, err).toBe(0);
    };
    await update(0);
    const server = await serve(index);
    const agent = new Agent({ keepAlive: true });
    let isDone = false;
    let answered = 0;
    let busy = 0;
    const client = async (number: number): Promise<void> => {
      for (let asked = number; !isDone; asked += 1) {
        const word = encodeURIComponent(`${WORDS[asked % WORDS.length] ?? ''} edition${asked % 7}x`);
        const what =
          asked % 9 === 0 ? `suggest?q=fer` : `search?q=${word}&facets=section&limit=${asked % 30}`;
        const { status, body } = await ask(`${server.url}/${what}`, agent);
        // On a machine that is busy enough a request may have waited too long, and is told so.
        if (status === 503 && body.includes('server_busy')) busy += 1;
        else if (status !== 200) expect(status, body).toBe(200);
        answered += 1;
        // Others need the machine, too.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    const samples: ReturnType<typeof measure>[] = [];
    const end = Date.now() + MINUTES * 60_000;
    let swaps = 0;
    for (; Date.now() < end || swaps < 4; swaps += 1) {
      await update(swaps + 1);
      await new Promise((resolve) => setTimeout(resolve, SWAP_MS));
      samples.push(measure(server.pid));
    }
    isDone = true;
    await clients;
    agent.destroy();
    expect(await server.stop()).toBe(0);
    const half = Math.floor(samples.length / 2);
    const descriptors = samples.map((sample) => sample.descriptors);
    const threads = samples.map((sample) => sample.threads);
    // A generation that is being replaced is open beside its successor: three files a segment.
    expect(Math.max(...descriptors.slice(half)) - Math.min(...descriptors.slice(half))).toBeLessThan(30);
    expect(Math.max(...threads.slice(half))).toBeLessThanOrEqual(Math.max(...threads.slice(0, half)) + 1);
    const memory = samples.map((sample) => sample.megabytes);
    const perHour = (slope(memory.slice(half)) * samples.length * 60) / MINUTES;
    if (!isFull) return;
    const [first, last] = [memory[half] ?? 0, memory.at(-1) ?? 0];
    console.info(
      JSON.stringify({
        minutes: MINUTES,
        answered,
        busy,
        swaps,
        megabytes: { start: Math.round(memory[0] ?? 0), half: Math.round(first), end: Math.round(last) },
        slopeMegabytesPerHour: Math.round(perHour),
        descriptors: [Math.min(...descriptors.slice(half)), Math.max(...descriptors.slice(half))],
        threads: [Math.min(...threads.slice(half)), Math.max(...threads.slice(half))],
      }),
    );
  },
  TIMEOUT_MS,
);

it('answers others while hundreds of clients ask and never read', async () => {
  const corpus = path.join(root, 'sleepers-corpus');
  const index = path.join(root, 'sleepers');
  writeEdition(corpus, 0);
  await runFindling(['index', '--corpus', corpus, '--index', index]);
  const server = await serve(index);
  const { port, hostname } = new URL(server.url);
  const request = `GET /search?q=ferry&limit=100 HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
  const sleepers: Socket[] = [];
  for (let number = 0; number < SLEEPERS; number += 1) {
    // From several addresses: one may not have so many connections. Only Linux answers for all of 127.0.0.0/8.
    const localAddress = isLinux ? `127.0.0.${2 + (number % 4)}` : undefined;
    const socket = connect({ port: Number(port), host: hostname, localAddress }).pause();
    socket.on('error', () => undefined);
    // Many answers to one connection: more than the system takes from a server for a client that does not read.
    socket.write(request.repeat(40));
    sleepers.push(socket);
  }
  let memory = 0;
  for (let round = 0; round < 10; round += 1) {
    expect((await ask(`${server.url}/health`)).status).toBe(200);
    expect((await ask(`${server.url}/search?q=storm&limit=1`)).status).toBe(200);
    if (isLinux) memory = Math.max(memory, measure(server.pid).megabytes);
  }
  for (const socket of sleepers) socket.destroy();
  expect(await server.stop()).toBe(0);
  expect(memory).toBeLessThan(1000);
  if (isFull) console.info(`${SLEEPERS} sleeping clients: ${Math.round(memory)} MB`);
});
