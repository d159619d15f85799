import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, AnswerRequest } from '../../../src/server/answers/answerer.js';
import { LocalAnswerer } from '../../../src/server/answers/local-answerer.js';
import { createPages } from '../../../src/server/page/pages.js';
import type { SharedIndex } from '../../../src/server/threads/held-index.js';
import { SearchThread } from '../../../src/server/threads/search-thread.js';
import { ThreadedAnswerer } from '../../../src/server/threads/threaded-answerer.js';
import { WorkerThread } from '../../../src/threads/worker-thread.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { makeAssets, openApp } from '../open-app.js';
import type { FakeIndex } from './fake-search-worker.js';

const engine = new FakeEngine();
const local = new LocalAnswerer({
  engine: () => engine,
  pages: createPages(makeAssets()),
  pageFacets: ['section'],
});
const opened: ThreadedAnswerer<FakeIndex>[] = [];
const released: number[] = [];

function share(generation: number): SharedIndex<FakeIndex> {
  return { message: { generation }, release: () => released.push(generation) };
}

function startThread(): SearchThread<FakeIndex> {
  return new SearchThread(new WorkerThread(new URL('./fake-search-worker.js', import.meta.url)));
}

function makeAnswerer(
  threads: number,
  start = startThread,
  recover: (reason: string) => Promise<boolean> = () => Promise.resolve(false),
): ThreadedAnswerer<FakeIndex> {
  return new ThreadedAnswerer({
    threads,
    timeoutMs: 1000,
    startThread: start,
    index: Promise.resolve(share(7)),
    inPlace: local,
    recover,
    logger: pino({ level: 'silent' }),
  });
}

/** An answerer of this test alone. */
function open(threads: number, start = startThread): ThreadedAnswerer<FakeIndex> {
  const answerer = makeAnswerer(threads, start);
  opened.push(answerer);
  return answerer;
}

function search(query: string): AnswerRequest {
  return { kind: 'search', url: `/search?q=${query}`, asPage: false, encoding: 'identity' };
}

function ask(
  answerer: ThreadedAnswerer<FakeIndex>,
  request: AnswerRequest,
  client = new AbortController(),
): Promise<Answer> {
  return answerer.answer(request, { signal: client.signal, connection: client });
}

/** Waits without a tick: `vi.waitUntil` would let the time pass that the test holds. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(5);
}

/** Waits until so many threads are busy. */
function untilBusy(answerer: ThreadedAnswerer<FakeIndex>, count: number): Promise<void> {
  return until(() => answerer.report().threads.filter(({ isBusy }) => isBusy).length === count);
}

// The limits are counted in ticks, which come when a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  released.length = 0;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((answerer) => answerer.close()));
  vi.useRealTimers();
});

describe('an answer from a thread', () => {
  let answerer: ThreadedAnswerer<FakeIndex>;

  beforeAll(() => {
    answerer = makeAnswerer(1);
  });

  afterAll(() => answerer.close());

  it.each<[AnswerRequest['kind'], string]>([
    ['search', '/search?q=ferry'],
    ['suggest', '/suggest?q=fer'],
    ['similar', '/documents/wire/ferry.txt/similar'],
    ['document', '/documents/wire/ferry.txt'],
    ['home', '/?q=ferry'],
  ])('is the one that is given in place: %s', async (kind, url) => {
    const request: AnswerRequest = { kind, url, asPage: kind === 'home', encoding: 'identity' };
    const answer = await ask(answerer, request);
    const expected = await local.answer(request);
    expect({ ...answer, body: Buffer.from(answer.body) }).toEqual({
      ...expected,
      body: Buffer.from(expected.body),
    });
  });

  it('is refused as it is in place', async () => {
    const wrong = { ...search('ferry'), url: '/search?q=ferry&limit=x' };
    await expect(ask(answerer, wrong)).rejects.toMatchObject({ code: 'invalid_search_limit' });
    expect((await ask(answerer, search('ferry'))).status).toBe(200);
  });
});

describe('an answerer on threads', () => {
  it('ends a thread whose search never ends: only that one fails, and others are answered meanwhile', async () => {
    const answerer = open(2);
    const app = openApp({ answerer });
    const poison = get(app, '/search?q=loop');
    await untilBusy(answerer, 1);
    expect((await get(app, '/health')).status).toBe(200);
    expect((await get(app, '/search?q=ferry')).status).toBe(200);
    vi.advanceTimersByTime(10_100);
    const { status, headers, body } = await poison;
    expect({ status, retryAfter: headers['retry-after'], body }).toMatchObject({
      status: 503,
      retryAfter: '1',
      body: { code: 'search_aborted', link: '/help/errors#search_aborted' },
    });
    expect((await get(app, '/search?q=ferry')).status).toBe(200);
    expect(answerer.report().lost).toBe(1);
  });

  it('replaces a thread that dies: only the request it was answering fails', async () => {
    const answerer = open(1);
    const [poison, next] = [ask(answerer, search('exit')), ask(answerer, search('ferry'))];
    await expect(poison).rejects.toMatchObject({ code: 'search_aborted' });
    expect((await next).status).toBe(200);
  });

  it('lets a thread know that the client of its request is gone, and drops what waits for one that is', async () => {
    const answerer = open(1);
    const [first, second] = [new AbortController(), new AbortController()];
    const running = ask(answerer, search('linger'), first);
    await untilBusy(answerer, 1);
    const waiting = ask(answerer, search('loop'), second);
    vi.advanceTimersByTime(100);
    second.abort();
    first.abort();
    await expect(running).rejects.toThrow(/abort/);
    await expect(waiting).rejects.toThrow(/abort/);
    expect((await ask(answerer, search('ferry'))).status).toBe(200);
    expect(answerer.report()).toMatchObject({ lost: 0, waiting: 0 });
  });

  it('refuses what has waited for too long, as busy', async () => {
    const answerer = open(1);
    const app = openApp({ answerer });
    const client = new AbortController();
    const running = ask(answerer, search('linger'), client);
    await untilBusy(answerer, 1);
    const waiting = get(app, '/search?q=ferry');
    await until(() => answerer.report().waiting === 1);
    vi.advanceTimersByTime(5_200);
    const { status, headers, body } = await waiting;
    expect({ status, retryAfter: headers['retry-after'], body }).toMatchObject({
      status: 503,
      retryAfter: '1',
      body: { code: 'server_busy' },
    });
    client.abort();
    await expect(running).rejects.toThrow(/abort/);
  });

  it('refuses the requests of one address beyond 64 that wait, as busy, whatever its connections, and no one else for it', async () => {
    const answerer = open(1);
    const app = openApp({ answerer, trustProxy: 1 });
    const client = new AbortController();
    const running = ask(answerer, search('linger'), client);
    await untilBusy(answerer, 1);
    const from = (address: string, word: string) =>
      get(app, `/search?q=${word}`, { 'X-Forwarded-For': address });
    const greedy = Array.from({ length: 64 }, (_, n) => from('192.0.2.1', `ferry${n}`));
    await until(() => answerer.report().waiting === 64);
    const { status, headers, body } = await from('192.0.2.1', 'storm');
    expect({ status, retryAfter: headers['retry-after'], body }).toMatchObject({
      status: 503,
      retryAfter: '1',
      body: { code: 'server_busy' },
    });
    const order: string[] = [];
    const other = from('192.0.2.2', 'harbour').then((answer) => {
      order.push('other');
      return answer;
    });
    await until(() => answerer.report().waiting === 65);
    for (const one of greedy) void one.then(() => order.push('greedy'));
    vi.advanceTimersByTime(100);
    client.abort();
    await expect(running).rejects.toThrow(/abort/);
    expect((await other).status).toBe(200);
    for (const one of greedy) expect((await one).status).toBe(200);
    expect(order.indexOf('other')).toBeLessThan(order.length / 2);
  });

  it('moves to another index while it answers, and releases the one before when no thread reads it', async () => {
    const answerer = open(2);
    const slow = new AbortController();
    const lingering = ask(answerer, search('linger'), slow);
    await untilBusy(answerer, 1);
    expect((await ask(answerer, search('ferry'))).generation).toBe(7);
    await answerer.moveTo(share(8));
    expect((await ask(answerer, search('ferry'))).generation).toBe(8);
    expect(released).toEqual([]);
    vi.advanceTimersByTime(100);
    slow.abort();
    await expect(lingering).rejects.toThrow(/abort/);
    await until(() => released.length > 0);
    await answerer.close();
    expect(released).toEqual([7, 8]);
  });

  it('answers anew from another index where a part of this one turns out to be damaged', async () => {
    const reasons: string[] = [];
    const recover = async (reason: string): Promise<boolean> => {
      reasons.push(reason);
      await answerer.moveTo(share(6));
      return true;
    };
    const answerer = makeAnswerer(1, startThread, recover);
    opened.push(answerer);
    expect((await ask(answerer, search('damage'))).generation).toBe(6);
    expect(reasons).toEqual(['segments/000012/index.bin is damaged']);
  });

  it('fails where a part of the index is damaged and there is no other', async () => {
    await expect(ask(open(1), search('damage'))).rejects.toMatchObject({ code: 'index_damaged' });
  });

  it('answers in place where no thread can be started', async () => {
    const answerer = open(2, () => {
      throw new Error('no memory');
    });
    expect((await ask(answerer, search('ferry'))).status).toBe(200);
    await expect(ask(answerer, { ...search(''), url: '/search?limit=x' })).rejects.toMatchObject({
      code: 'invalid_search_limit',
    });
  });

  it('refuses what runs and what waits when it is closed', async () => {
    const answerer = open(1);
    const settled = Promise.allSettled([ask(answerer, search('loop')), ask(answerer, search('ferry'))]);
    await untilBusy(answerer, 1);
    await answerer.close();
    const stopping = { status: 'rejected', reason: { code: 'not_ready' } };
    expect(await settled).toMatchObject([stopping, stopping]);
    await expect(ask(answerer, search('ferry'))).rejects.toMatchObject({ code: 'not_ready' });
    expect(released).toEqual([7]);
  });
});
