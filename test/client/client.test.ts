import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type Client, type ClientOptions, createClient } from '../../src/client/client.js';
import { openApp } from '../server/open-app.js';

let close: (() => void) | null = null;
afterEach(() => {
  close?.();
  close = null;
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A client of a server that answers so. */
async function open(answer: Answer, options: Partial<ClientOptions> = {}, path = ''): Promise<Client> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  return createClient({ endpoint: `http://127.0.0.1:${port}${path}`, ...options });
}

/** Answers with these, one after another; the last again and again. Notes what was asked. */
function inTurn(asked: string[], ...answers: readonly [number, object | string, object?][]): Answer {
  return (request, response) => {
    const [status, body, headers = {}] = answers[Math.min(asked.length, answers.length - 1)] ?? [500, ''];
    asked.push(request.url ?? '');
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

const busy = { message: 'Too much.', code: 'server_busy', type: 'system', link: '/help/errors#server_busy' };

describe('the client', () => {
  it('searches, completes and reads documents of a real server', async () => {
    const client = await open(openApp());
    const found = await client.search('ferry', { limit: 2, facets: ['section', 'year'] });
    expect(found.hits.length).toBeGreaterThan(0);
    expect(Object.keys(found.facetDistribution)).toEqual(['section', 'year']);
    const id = found.hits[0]?.id ?? '';
    expect((await client.document(id)).id).toBe(id);
    expect((await client.similar(id, { snippets: 1 })).id).toBe(id);
    expect((await client.suggest('fer')).query).toBe('fer');
  });

  it('fails with the code of the server and the address of its explanation', async () => {
    const client = await open(openApp());
    const error = await client.search('ferry', { limit: 1000 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 400, code: 'invalid_search_limit', type: 'invalid_request' });
    expect((error as ApiError).link).toMatch(/^http:.*\/help\/errors#invalid_search_limit$/);
    await expect(client.document('no such')).rejects.toMatchObject({ code: 'document_not_found' });
  });

  it('asks below the path of its endpoint, and leaves the slashes of an id that leads to no other route, whatever is in it', async () => {
    const asked: string[] = [];
    const client = await open(inTurn(asked, [200, {}]), {}, '/find?x#y');
    await client.search('a&b c', { explain: true, facets: ['x', 'y'], filter: 'a = "b"' });
    await client.document('world/a b#1.txt');
    await client.document('notes/similar');
    await client.similar('notes/similar', { limit: 3 });
    for (const id of ['..', '../queries', 'a/../../metrics', 'docs/original']) await client.document(id);
    await client.document('half \ud800/\udc00');
    expect(asked).toEqual([
      '/find/search?q=a%26b+c&explain=true&facets=x%2Cy&filter=a+%3D+%22b%22',
      '/find/documents/world/a%20b%231.txt',
      '/find/documents/notes%2Fsimilar',
      '/find/documents/notes%2Fsimilar/similar?limit=3',
      '/find/documents/..%2F',
      '/find/documents/..%2Fqueries',
      '/find/documents/a%2F..%2F..%2Fmetrics',
      '/find/documents/docs%2Foriginal',
      '/find/documents/half%20%EF%BF%BD/%EF%BF%BD',
    ]);
  });

  it('sends its key and no cookies', async () => {
    const headers: IncomingMessage['headers'][] = [];
    const client = await open(
      (request, response) => {
        headers.push(request.headers);
        response.end('{}');
      },
      { key: 'abc' },
    );
    await client.search('x');
    expect(headers[0]).toMatchObject({ authorization: 'Bearer abc', accept: 'application/json' });
    expect(headers[0]?.cookie).toBeUndefined();
  });

  it('asks again once the server said it may', async () => {
    const asked: string[] = [];
    const client = await open(
      inTurn(
        asked,
        [429, busy, { 'Retry-After': '0' }],
        [503, busy, { 'Retry-After': '0' }],
        [200, { hits: [] }],
      ),
    );
    expect(await client.search('x')).toEqual({ hits: [] });
    expect(asked).toHaveLength(3);
  });

  it('gives up where the server wants more patience than there is, and says how much', async () => {
    const asked: string[] = [];
    const client = await open(inTurn(asked, [429, busy, { 'Retry-After': '60' }]));
    await expect(client.search('x')).rejects.toMatchObject({ name: 'ApiError', retryAfter: 60 });
    expect(asked).toHaveLength(1);
  });

  it('asks as often as it was told, and never again after a wrong request', async () => {
    const asked: string[] = [];
    const client = await open(inTurn(asked, [503, busy, { 'Retry-After': '0' }]), { retries: 1 });
    await expect(client.search('x')).rejects.toMatchObject({ code: 'server_busy' });
    expect(asked).toHaveLength(2);
    close?.();
    const wrong: string[] = [];
    const other = await open(inTurn(wrong, [400, { ...busy, type: 'invalid_request' }]));
    await expect(other.search('x')).rejects.toMatchObject({ status: 400 });
    expect(wrong).toHaveLength(1);
  });

  it('names what is no Findling server', async () => {
    const client = await open(inTurn([], [200, '<!doctype html>']));
    await expect(client.search('x')).rejects.toMatchObject({ name: 'AnswerError', status: 200 });
    close?.();
    const other = await open(inTurn([], [404, { error: 'nothing' }]));
    await expect(other.search('x')).rejects.toMatchObject({ name: 'AnswerError', status: 404 });
    expect(() => createClient({ endpoint: 'nowhere' })).toThrow('The endpoint nowhere is no address');
    const untyped = createClient as unknown as (options: string) => unknown;
    expect(() => untyped('https://example.org')).toThrow('createClient({ endpoint: "https://example.org" })');
  });

  it('names a server that cannot be reached, and one that does not answer', async () => {
    const gone = createClient({ endpoint: 'http://127.0.0.1:1', retries: 0 });
    await expect(gone.search('x')).rejects.toMatchObject({ name: 'ConnectionError' });
    const silent = await open(() => undefined, { retries: 0, timeoutMs: 20 });
    await expect(silent.search('x')).rejects.toThrow('did not answer within 20 ms');
  });

  it('tells a page of another origin that the server may have to name it', async () => {
    vi.stubGlobal('location', { origin: 'http://localhost:5173', href: 'http://localhost:5173/' });
    try {
      const gone = createClient({ endpoint: 'http://127.0.0.1:1', retries: 0 });
      await expect(gone.search('x')).rejects.toThrow('corsOrigins does not name http://localhost:5173.');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('stops asking and waiting when its signal is aborted, for the reason of the signal', async () => {
    const reason = new Error('typed on');
    const silent = await open(() => undefined);
    const first = new AbortController();
    const asking = silent.search('x', { signal: first.signal });
    first.abort(reason);
    await expect(asking).rejects.toBe(reason);
    await expect(silent.search('x', { signal: first.signal })).rejects.toBe(reason);
    close?.();
    const second = new AbortController();
    const patient = await open((_request, response) => {
      response.writeHead(429, { 'Retry-After': '9' }).end(JSON.stringify(busy), () => {
        setTimeout(() => {
          second.abort(reason);
        }, 20);
      });
    });
    await expect(patient.search('x', { signal: second.signal })).rejects.toBe(reason);
  });
});
