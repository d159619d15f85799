import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, AnswerOptions, AnswerRequest } from '../../../src/server/answers/answerer.js';
import { HttpError } from '../../../src/server/http/http-error.js';
import { createLatch } from '../latch.js';
import { openApp } from '../open-app.js';

const ANSWER: Answer = {
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: new TextEncoder().encode('{"made":"elsewhere"}'),
  generation: 1,
  partial: false,
  summary: null,
};

/** An answerer that keeps what it was asked. */
class Recorder {
  readonly asked: AnswerRequest[] = [];
  readonly options: AnswerOptions[] = [];

  answer(asked: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    this.asked.push(asked);
    this.options.push(options);
    return Promise.resolve(ANSWER);
  }
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function open(...[changes]: Parameters<typeof openApp>): Promise<string> {
  const server = createServer(openApp(changes));
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a route that needs the engine', () => {
  it.each([
    ['/search?q=a', '*/*', { kind: 'search', asPage: false }],
    ['/suggest?q=a', '*/*', { kind: 'suggest', asPage: false }],
    ['/?q=a', '*/*', { kind: 'home', asPage: true, language: 'en' }],
    ['/documents/a/b', '*/*', { kind: 'document', asPage: false }],
    ['/documents/a/b', 'text/html', { kind: 'document', asPage: true, language: 'en' }],
    ['/documents/a/b/similar?limit=2', '*/*', { kind: 'similar', asPage: false }],
  ])('hands on what was asked as plain data: %s for %s', async (url, accept, expected) => {
    const answerer = new Recorder();
    const { text, status } = await request(openApp({ answerer }))
      .get(url)
      .set({ Accept: accept, 'Accept-Encoding': 'gzip' });
    expect(answerer.asked.map((asked) => structuredClone(asked))).toEqual([
      { ...expected, url, encoding: 'gzip' },
    ]);
    expect({ status, text }).toEqual({ status: 200, text: '{"made":"elsewhere"}' });
  });

  it('answers HEAD as GET, without the body', async () => {
    const app = openApp({ newRequestId: () => 'the-same' });
    const [got, head] = await Promise.all([
      request(app).get('/search?q=ferry').set('Accept-Encoding', 'gzip'),
      request(app).head('/search?q=ferry').set('Accept-Encoding', 'gzip'),
    ]);
    expect(head.status).toBe(200);
    const { date: _date, 'content-length': length, ...headers } = got.headers as Record<string, string>;
    expect(head.headers).toMatchObject(headers);
    expect(Number(length)).toBeGreaterThan(0);
    expect(head.text).toBeUndefined();
  });

  it('carries the same headers whether or not it goes through Express', async () => {
    const [suggest, document] = await Promise.all([
      request(openApp()).get('/suggest?q=f'),
      request(openApp()).get('/documents/wire/ferry.txt'),
    ]);
    const names = (headers: object): string[] => Object.keys(headers).sort();
    expect(names(suggest.headers as object)).toEqual(names(document.headers as object));
  });

  it('answers what the answerer rejects with, as any other failure', async () => {
    const answerer = {
      answer: () => Promise.reject(new HttpError('not_ready', 'Not yet.', { 'Retry-After': '7' })),
    };
    const json = await request(openApp({ answerer })).get('/search');
    expect(json.body).toMatchObject({ code: 'not_ready', message: 'Not yet.' });
    expect(json.headers).toMatchObject({ 'retry-after': '7', 'cache-control': 'no-store' });
    const page = await request(openApp({ answerer })).get('/');
    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(page.text).toContain('The index is just being loaded.');
  });

  it('names the connection a request came by, so that each has its turn', async () => {
    const answerer = new Recorder();
    const url = await open({ answerer });
    const agents = [0, 1].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    for (const agent of [agents[0], agents[0], agents[1]]) {
      const [response] = (await once(get(`${url}/search`, { agent }), 'response')) as [IncomingMessage];
      response.resume();
      await once(response, 'end');
    }
    const [first, second, third] = answerer.options.map(({ connection }) => connection);
    expect([first === second, second === third]).toEqual([true, false]);
    for (const agent of agents) agent.destroy();
  });

  it('tells the answerer when the client is gone, and nothing when it got its answer', async () => {
    const begun = createLatch();
    const gone = createLatch();
    const answerer = {
      async answer(asked: AnswerRequest, { signal }: AnswerOptions): Promise<Answer> {
        signal.addEventListener('abort', () => {
          gone.open();
        });
        begun.open();
        if (asked.url === '/search?q=slow') await gone.passed;
        expect(signal.aborted).toBe(asked.url === '/search?q=slow');
        return ANSWER;
      },
    };
    const url = await open({ answerer });
    const slow = get(`${url}/search?q=slow`);
    slow.on('error', () => undefined);
    await begun.passed;
    slow.destroy();
    await gone.passed;
    const { status } = await request(url).get('/search?q=fast');
    expect(status).toBe(200);
  });
});
