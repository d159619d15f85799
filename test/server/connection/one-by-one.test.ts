// Requests that are sent without waiting for answers, over a real socket.

import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answerOneByOne } from '../../../src/server/connection/one-by-one.js';
import { collect, openSocket } from '../http/raw-client.js';
import { createLatch } from '../latch.js';

const MANY = 1000;
/** For what hangs, not for what is slow. */
const PATIENCE = { timeout: 60_000 };
/** The request that is answered, four ahead of their turn, and up to two that came in one piece with the last of these. */
const MAX_READ = 1 + 4 + 2;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server whose connections can be looked at, and that counts what it has read of requests, whether begun or not. */
async function start(app: RequestListener) {
  const server = createServer();
  const seen = { read: 0, sockets: [] as Socket[] };
  server.on('connection', (socket: Socket) => {
    seen.sockets.push(socket);
  });
  server.on('request', answerOneByOne(server)(app));
  server.on('request', () => {
    seen.read += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

function requests(count: number, close = true): string {
  const one = (n: number): string => {
    const end = close && n === count - 1 ? 'Connection: close\r\n' : '';
    return `GET /${n} HTTP/1.1\r\nHost: x\r\n${end}\r\n`;
  };
  return Array.from({ length: count }, (_, n) => one(n)).join('');
}

/** What the answers of `say` were to, in their order. */
function saidIn(text: string): string[] {
  return [...text.matchAll(/<(\S+)>/g)].map(([, what = '']) => what);
}

const say: RequestListener = (request, response) => {
  response.end(`<${request.url}>`);
};

describe('requests that are sent all at once on one connection', () => {
  it('are begun one after another, each when the one before it is answered', async () => {
    const begun: ServerResponse[] = [];
    const { port, seen } = await start((_request, response) => {
      begun.push(response);
    });
    const answered = collect(openSocket(port), requests(4));
    for (const count of [1, 2, 3, 4]) {
      await expect.poll(() => [begun.length, seen.read], PATIENCE).toEqual([count, 4]);
      begun[count - 1]?.end(`<${count}>`);
    }
    expect(saidIn(await answered)).toEqual(['1', '2', '3', '4']);
  });

  it('are read a few ahead and no further, and all are answered in order', async () => {
    const first = createLatch();
    const { port, seen } = await start((request, response) => {
      void first.passed.then(() => {
        say(request, response);
      });
    });
    const sent = requests(MANY);
    const answered = collect(openSocket(port), sent);
    await expect.poll(() => seen.sockets[0]?.bytesRead, PATIENCE).toBeGreaterThan(sent.length / 10);
    expect(seen.read).toBeGreaterThan(1);
    expect(seen.read).toBeLessThanOrEqual(MAX_READ);
    first.open();
    expect(saidIn(await answered)).toEqual(Array.from({ length: MANY }, (_, n) => `/${n}`));
  });

  it('keep nobody else waiting', async () => {
    const order: string[] = [];
    const quick = { socket: null as Socket | null };
    const { port } = await start((request, response) => {
      order.push(request.url ?? '');
      if (request.url === '/0') quick.socket?.write('GET /quick HTTP/1.1\r\nHost: x\r\n\r\n');
      say(request, response);
    });
    const other = openSocket(port);
    await once(other, 'connect');
    quick.socket = other;
    const answered = collect(openSocket(port), requests(MANY));
    await once(other, 'data');
    await answered;
    other.destroy();
    expect(order.indexOf('/quick')).toBeLessThan(MANY / 2);
  });

  it('are not begun while an answer before them is not read', async () => {
    const answer = Buffer.alloc(64 * 1024, 'x');
    const left: number[] = [];
    const { port, seen } = await start((request, response) => {
      left.push(request.socket.writableLength);
      response.end(answer);
    });
    const socket = openSocket(port);
    socket.pause();
    socket.write(requests(MANY));
    await expect.poll(() => seen.sockets[0]?.writableLength, PATIENCE).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(MANY);
    expect(seen.sockets[0]?.writableLength).toBeLessThan(2 * answer.length);
    let bytes = 0;
    socket.on('data', (piece) => (bytes += piece.length));
    socket.resume();
    await once(socket, 'close');
    expect(bytes).toBeGreaterThan(MANY * answer.length);
    expect(left).toEqual(Array.from({ length: MANY }, () => 0));
  });

  it('are forgotten when their client is gone', async () => {
    const begun: string[] = [];
    const gone = createLatch();
    const { port, seen } = await start((request, response) => {
      begun.push(request.url ?? '');
      response.once('close', () => {
        gone.open();
      });
    });
    const socket = openSocket(port);
    socket.write(requests(5));
    await expect.poll(() => seen.read, PATIENCE).toBe(5);
    socket.destroy();
    await gone.passed;
    await new Promise(setImmediate);
    expect(begun).toEqual(['/0']);
  });

  it('keep their bodies, wherever these are cut and whatever is in them', async () => {
    const { port } = await start((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => response.end(`<${body.length}:${body.replaceAll('\r\n', '|')}>`));
    });
    const bodies = Array.from(
      { length: 40 },
      (_, n) => '\r\n\r\n'.repeat(n) + 'GET-/-HTTP/1.1'.repeat(n * 7),
    );
    const sent = bodies
      .map((body, n) => {
        const end = n === bodies.length - 1 ? 'Connection: close\r\n' : '';
        return n % 2 === 0
          ? `POST / HTTP/1.1\r\nHost: x\r\n${end}Content-Length: ${body.length}\r\n\r\n${body}`
          : `POST / HTTP/1.1\r\nHost: x\r\n${end}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      })
      .join('');
    const expected = bodies.map((body) => `${body.length}:${body.replaceAll('\r\n', '|')}`);
    for (const size of [sent.length, 1009, 61]) {
      const socket = openSocket(port).setNoDelay();
      const answered = collect(socket, '');
      for (let at = 0; at < sent.length; at += size) {
        await new Promise<unknown>((done) => socket.write(sent.slice(at, at + size), done));
      }
      expect(saidIn(await answered)).toEqual(expected);
    }
  });

  it('are not begun behind one that gives the connection away', async () => {
    const begun: string[] = [];
    const { port } = await start((request, response) => {
      begun.push(request.url ?? '');
      response.setHeader('Connection', 'close');
      say(request, response);
    });
    const answered = await collect(openSocket(port), requests(MANY, false));
    expect(begun).toEqual(['/0']);
    expect(saidIn(answered)).toEqual(['/0']);
  });
});
