import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FindlingError } from '../../src/errors.js';
import { errorSchema } from '../../src/server/api/response-schemas.js';
import { type ConnectionLimits, listen, type Listening } from '../../src/server/listen.js';
import { FakeEngine } from './fake-engine.js';
import { bodyOf, collect, openSocket, sendBytes, statusOf } from './http/raw-client.js';
import { createLatch } from './latch.js';
import { openApp } from './open-app.js';

const open: Listening[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(
  app: RequestListener = openApp(),
  limits: Partial<ConnectionLimits> = {},
): Promise<Listening> {
  const server = await listen(app, { host: '127.0.0.1', port: 0, limits });
  open.push(server);
  return server;
}

describe('listen', () => {
  it('picks a free port for port 0 and answers at its url', async () => {
    const server = await start();
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('names the place and a way out when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const attempt = listen(openApp(), { host: '127.0.0.1', port });
    await expect(attempt).rejects.toThrow(FindlingError);
    await expect(attempt).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringMatching(new RegExp(`${port} on 127\\.0\\.0\\.1.*--port`)) as unknown,
    });
    other.close();
  });

  it('names the host when it is not of this machine', async () => {
    await expect(listen(openApp(), { host: '203.0.113.9', port: 0 })).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringContaining('203.0.113.9') as unknown,
    });
  });
});

describe('what is not a request', () => {
  const HOST = 'Host: x\r\n';
  const END = 'Connection: close\r\n\r\n';
  const cases: readonly (readonly [what: string, bytes: string, status: number, code: string])[] = [
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad_request'],
    ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'bad_request'],
    ['an unknown method', `FROB / HTTP/1.1\r\n${HOST}${END}`, 400, 'bad_request'],
    ['a NUL in the target', `GET /\0 HTTP/1.1\r\n${HOST}${END}`, 400, 'bad_request'],
    ['no Host', `GET /health HTTP/1.1\r\n${END}`, 400, 'bad_request'],
    ['two Hosts', `GET /health HTTP/1.1\r\n${HOST}Host: y\r\n${END}`, 400, 'bad_request'],
    [
      'an absolute target',
      `GET http://elsewhere.example/health HTTP/1.1\r\n${HOST}${END}`,
      400,
      'bad_request',
    ],
    [
      'two lengths',
      `POST /reindex HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n${END}`,
      400,
      'bad_request',
    ],
    [
      'a length and chunks',
      `POST /reindex HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n${END}`,
      400,
      'bad_request',
    ],
    ['a header without a colon', `GET /health HTTP/1.1\r\n${HOST}nonsense\r\n${END}`, 400, 'bad_request'],
    [
      'headers beyond 8 KB',
      `GET /health HTTP/1.1\r\n${HOST}X: ${'x'.repeat(9000)}\r\n${END}`,
      431,
      'request_header_too_large',
    ],
    [
      'headers without end',
      `GET /health HTTP/1.1\r\n${HOST}X: ${'x'.repeat(60_000)}`,
      431,
      'request_header_too_large',
    ],
    [
      'a target beyond every limit',
      `GET /search?q=${'x'.repeat(60_000)} HTTP/1.1\r\n${HOST}${END}`,
      431,
      'request_header_too_large',
    ],
  ];
  it.each(cases)('%s is answered once, in the error shape', async (_what, bytes, status, code) => {
    const { port } = await start();
    const answer = await sendBytes(port, Buffer.from(bytes, 'latin1'));
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(statusOf(answer)).toBe(status);
    const error = answer.includes('Content-Type: application/json') ? bodyOf(answer) : '';
    if (error !== '') expect(errorSchema.strict().parse(JSON.parse(error)).code).toBe(code);
    else expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close/);
  });

  it('a header named __proto__ is a header like any other', async () => {
    const { port } = await start();
    const answer = await sendBytes(port, `GET /health HTTP/1.1\r\n${HOST}__proto__: x\r\n${END}`);
    expect(statusOf(answer)).toBe(200);
  });

  it('the longest query a person may type gets through in the longest script', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/search?q=${encodeURIComponent('桥'.repeat(4000))}`);
    expect(response.status).toBe(200);
  });

  it('OPTIONS * and CONNECT are answered', async () => {
    const { port } = await start();
    expect(statusOf(await sendBytes(port, `OPTIONS * HTTP/1.1\r\n${HOST}${END}`))).toBe(404);
    const answer = await sendBytes(port, `CONNECT x:443 HTTP/1.1\r\n${HOST}\r\n`);
    expect(statusOf(answer)).toBe(405);
    expect(answer).toContain('X-Content-Type-Options: nosniff');
    expect(errorSchema.parse(JSON.parse(bodyOf(answer))).code).toBe('method_not_allowed');
  });

  it('an upgrade is answered as the request that it also is', async () => {
    const { port } = await start();
    const upgrade = `GET /health HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const socket = openSocket(port);
    const answer = collect(socket, upgrade);
    await once(socket, 'data');
    socket.end();
    expect(statusOf(await answer)).toBe(200);
  });

  it('nonsense after a good request leaves its answer whole', async () => {
    const { port } = await start();
    const answer = await sendBytes(port, `GET /health HTTP/1.1\r\n${HOST}\r\nnonsense\r\n\r\n`);
    expect(statusOf(answer)).toBeOneOf([200, 400]);
    expect(answer).not.toMatch(/available"HTTP/);
  });
});

describe('a slow client', () => {
  const SHORT = { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 };

  it.each(['', 'GET /health', 'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: '])(
    'that stops after %j is answered 408 and cut',
    async (beginning) => {
      const { port } = await start(openApp(), SHORT);
      const answer = await sendBytes(port, beginning === '' ? '\r\n' : beginning);
      expect(statusOf(answer)).toBe(408);
      expect(errorSchema.parse(JSON.parse(bodyOf(answer))).code).toBe('request_timeout');
    },
  );

  it('that never reads is cut, and holds nobody else up', async () => {
    const big = Buffer.alloc(64 << 20, 'x');
    const gone = createLatch();
    const app: RequestListener = (request, response) => {
      if (request.url === '/big')
        response.once('close', () => {
          gone.open();
        });
      response.end(request.url === '/big' ? big : 'small');
    };
    const { port, url } = await start(app, { idleTimeout: 300 });
    const socket = openSocket(port);
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /big HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await (await fetch(`${url}/small`)).text()).toBe('small');
    await gone.passed;
    socket.destroy();
  });

  it('that hangs up in the middle costs no more than its own request', async () => {
    const engine = new FakeEngine();
    const arrived = createLatch();
    const release = createLatch();
    const all = engine.search.bind(engine);
    engine.search = async (asked) => {
      if (asked.query === 'slow') {
        arrived.open();
        await release.passed;
      }
      return all(asked);
    };
    const { port, url } = await start(openApp({ engine: () => engine }));
    const socket = openSocket(port);
    const closed = once(socket, 'close');
    socket.write('GET /search?q=slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived.passed;
    socket.destroy();
    await closed;
    release.open();
    expect((await fetch(`${url}/search?q=ferry`)).status).toBe(200);
  });
});

describe('many requests on one connection', () => {
  it('are answered in order', async () => {
    const { port } = await start();
    const requests = Array.from({ length: 200 }, (_, n) => `GET /search?q=n${n} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const last = 'GET /search?q=last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answer = await sendBytes(port, requests.join('') + last);
    const queries = [...answer.matchAll(/\{"query":"(\w+)"/g)].map((match) => match[1]);
    expect(queries).toEqual([...requests.map((_, n) => `n${n}`), 'last']);
  });

  it('are cut off beyond the limit of a connection', async () => {
    const { port } = await start(openApp(), { maxRequestsPerSocket: 3, keepAliveTimeout: 50 });
    const answer = await sendBytes(port, 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  });
});

describe('closing', () => {
  /** A server whose one slow answer is released by hand. */
  async function startSlow(limits: Partial<ConnectionLimits> = {}) {
    let begin: (response: ServerResponse) => void = () => undefined;
    const begun = new Promise<ServerResponse>((resolve) => {
      begin = resolve;
    });
    const server = await start((request, response) => {
      if (request.url === '/slow') begin(response);
      else response.end('quick');
    }, limits);
    return { server, begun };
  }

  it('lets a request in flight finish, tells its client to hang up, and accepts nobody else', async () => {
    const { server, begun } = await startSlow();
    const answer = fetch(`${server.url}/slow`);
    const response = await begun;
    let isClosed = false;
    const closed = server.close().then(() => {
      isClosed = true;
    });
    await expect(fetch(`${server.url}/quick`)).rejects.toThrow();
    expect(isClosed).toBe(false);
    response.end('slow but whole');
    const finished = await answer;
    expect(finished.headers.get('connection')).toBe('close');
    expect(await finished.text()).toBe('slow but whole');
    await closed;
  });

  it('closes idle kept-alive connections at once', async () => {
    const { server } = await startSlow({ keepAliveTimeout: 60_000 });
    const socket = openSocket(server.port);
    const said = collect(socket, 'GET /quick HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    await server.close();
    expect(statusOf(await said)).toBe(200);
  });

  it('does not wait for a kept-alive connection whose last answer had begun before', async () => {
    const { server, begun } = await startSlow({ keepAliveTimeout: 60_000, drainTimeout: 60_000 });
    const socket = openSocket(server.port);
    const said = collect(socket, 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    const response = await begun;
    response.writeHead(200, { 'Content-Length': 4 });
    response.flushHeaders();
    const closed = server.close();
    response.end('done');
    await closed;
    expect(bodyOf(await said)).toBe('done');
  });

  it('cuts what is not finished in time', async () => {
    const { server, begun } = await startSlow({ drainTimeout: 100 });
    const answer = fetch(`${server.url}/slow`).then(
      () => 'answered',
      () => 'cut',
    );
    await begun;
    await server.close();
    expect(await answer).toBe('cut');
  });

  it('may be asked for twice', async () => {
    const { server } = await startSlow();
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});

describe('a new generation under requests', () => {
  it('is in an answer as a whole or not at all', async () => {
    const documentsOf = (generation: number) =>
      Array.from({ length: 5 }, (_, n) => ({
        ...new FakeEngine().documents[0]!,
        id: `gen-${generation}/${n}`,
        title: `Ferry gen-${generation}`,
        text: `ferry gen-${generation}`,
      }));
    let generation = 1;
    let engine = new FakeEngine(documentsOf(generation), generation);
    const { url } = await start(openApp({ engine: () => engine }));
    const seen = new Set<number>();
    let isOver = false;
    const ask = async (): Promise<void> => {
      while (!isOver) {
        const response = await fetch(`${url}/search?q=ferry`);
        expect(response.status).toBe(200);
        const text = await response.text();
        const { generation: answered } = JSON.parse(text) as { generation: number };
        const mentioned = new Set([...text.matchAll(/gen-(\d+)/g)].map((match) => Number(match[1])));
        expect([...mentioned]).toEqual([answered]);
        seen.add(answered);
      }
    };
    const clients = Array.from({ length: 4 }, ask);
    while (generation < 30) {
      const before = seen.size;
      while (seen.size === before) await new Promise((resolve) => setImmediate(resolve));
      generation += 1;
      engine = new FakeEngine(documentsOf(generation), generation);
    }
    isOver = true;
    await Promise.all(clients);
    expect(seen.size).toBeGreaterThanOrEqual(29);
  });
});
