// Which bodies a route takes that reads JSON, over real connections.

import { createServer } from 'node:http';
import { connect } from 'node:net';
import express from 'express';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import { HttpError } from '../../../src/server/http/http-error.js';
import { isNestedTooDeep, readJsonBody } from '../../../src/server/http/json-body.js';

const KILOBYTE = 1024;

/** A server that answers with the body as it was read, or with the code of what was thrown. */
function open(maxBytes = KILOBYTE) {
  const app = express();
  app.post('/', ...readJsonBody(maxBytes), (asked, response) => {
    const body: unknown = asked.body;
    response.json({ body: body === undefined ? 'none' : body });
  });
  const fail: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    if (error instanceof HttpError || error instanceof FindlingError)
      response.status(400).json({ code: error.code, message: error.message });
    else response.status(400).json({ type: (error as { type?: string }).type });
  };
  app.use(fail);
  return app;
}

/** What the server of these tests answers. */
interface Said {
  readonly body?: unknown;
  readonly code?: string;
  readonly message?: string;
  /** Of an error of the parser itself. */
  readonly type?: string;
}

const saidBy = ({ body }: { readonly body: unknown }): Said => body as Said;

const send = async (body: string | Buffer, type: string, app = open()) =>
  request(app).post('/').set('Content-Type', type).send(body);

describe('a body of JSON', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json ; charset=utf-8',
    'application/json; charset=utf-8; profile=x',
    'application/json; profile=x',
    'APPLICATION/JSON;',
    'application/json; ; charset=utf-8;',
    'application/json; profile="; charset=utf-7"; charset="utf\\-8"',
  ])('is read as %s', async (type) => {
    const said = saidBy(await send('{"q":"Fähre"}', type));
    expect(said).toEqual({ body: { q: 'Fähre' } });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16le',
    'application/json; charset="utf-16"',
    'application/json; charset=utf8',
    'application/json; charset=latin1',
    'application/json; charset = utf-7',
    'application/json; charset=x-utf-8',
    'application/json; charset=utf-80',
    'application/json; charset=',
    'application/json; a="; charset=utf-8"; charset=utf-7',
    'application/json; a="\\"; charset=utf-8"; charset=utf-7',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json; charset="utf\\-7"',
    'application/json; charset="utf-8',
    'application/json; a="x"charset=utf-7',
    'application/json; charset=utf-8, text/plain',
    'application/jsonp',
    'application/json+x; charset=utf-8',
  ])('is not read as %s', async (type) => {
    const said = saidBy(await send('{"q":"ferry"}', type));
    expect(said.code).toBe('invalid_content_type');
    expect(said.message).toContain('application/json');
  });

  it('is not read in an encoding that a parameter hides', async () => {
    const hidden = 'application/json; foo="; charset=utf-8"; charset=utf-7';
    expect(saidBy(await send('{"queries":+AFsAXQ-}', hidden)).code).toBe('invalid_content_type');
  });

  it('needs a type', async () => {
    const app = createServer(open());
    const said = saidBy(await request(app).post('/').set('Content-Type', '').send('{"q":1}'));
    expect(said.code).toBe('invalid_content_type');
  });

  it('may be none, of whatever type', async () => {
    expect((await request(open()).post('/')).body).toEqual({ body: 'none' });
    expect((await request(open()).post('/').set('Content-Type', 'text/plain')).body).toEqual({
      body: 'none',
    });
    expect((await request(open()).post('/').set('Content-Length', '0')).body).toEqual({ body: 'none' });
  });

  it('is not read compressed, nor as a single value', async () => {
    const said = saidBy(
      await request(open())
        .post('/')
        .set('Content-Type', 'application/json')
        .set('Content-Encoding', 'gzip')
        .send('{}'),
    );
    expect(said.type).toBe('encoding.unsupported');
    expect(saidBy(await send('"ferry"', 'application/json')).type).toBe('entity.parse.failed');
  });
});

describe('the size of a body', () => {
  const ofBytes = (bytes: number) => JSON.stringify({ q: 'x'.repeat(bytes - '{"q":""}'.length) });

  it('is what the route takes at most', async () => {
    expect((await send(ofBytes(KILOBYTE), 'application/json')).status).toBe(200);
    const said = saidBy(await send(ofBytes(KILOBYTE + 1), 'application/json'));
    expect(said).toEqual({
      code: 'payload_too_large',
      message: 'The body is larger than the 1 KB that this route takes.',
    });
    expect((await send(ofBytes(4 * KILOBYTE), 'application/json', open(4 * KILOBYTE))).status).toBe(200);
  });

  it('is counted where it is not declared', async () => {
    const asked = request(open())
      .post('/')
      .set('Content-Type', 'application/json')
      .set('Transfer-Encoding', 'chunked');
    asked.write(ofBytes(KILOBYTE + 1));
    const said = saidBy(await asked);
    expect(said.type).toBe('entity.too.large');
  });
});

describe('a client that asks before it sends', () => {
  const servers: { close: () => unknown }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** What comes back for these headers before anything of the body is sent, and for the body afterwards. */
  async function ask(type: string, length: number): Promise<string> {
    const server = createServer();
    const app = open();
    server.on('checkContinue', app);
    server.on('request', app);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    let received = '';
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(received);
      });
      socket.on('data', (chunk: Buffer) => {
        const isFirst = received === '';
        received += chunk.toString();
        if (isFirst && received.includes('100 Continue')) socket.write('{}'.padEnd(length));
        else socket.end();
      });
      socket.write(
        `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`,
      );
    });
  }

  it('is told to where the headers are right', async () => {
    const received = await ask('application/json', 2);
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    expect(received).toContain('{"body":{}}');
  });

  it('is refused at once where they are not', async () => {
    const ofType = await ask('text/plain', 2);
    expect(ofType).not.toContain('100 Continue');
    expect(ofType).toContain('invalid_content_type');
    const ofSize = await ask('application/json', KILOBYTE + 1);
    expect(ofSize).not.toContain('100 Continue');
    expect(ofSize).toContain('payload_too_large');
  });
});

describe('the depth of a body', () => {
  const lists = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  const objects = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

  it('is at most a hundred lists and objects', () => {
    expect(isNestedTooDeep(objects(100))).toBe(false);
    expect(isNestedTooDeep(objects(101))).toBe(true);
    expect(isNestedTooDeep([1, null, 'text', objects(100)])).toBe(true);
    expect(isNestedTooDeep({ wide: Array.from({ length: 1000 }, () => [null]), deep: objects(101) })).toBe(
      true,
    );
    expect(isNestedTooDeep(lists(90))).toBe(false);
    expect(isNestedTooDeep(lists(5000))).toBe(true);
  });

  it('is nought for a single value', () => {
    for (const value of [undefined, null, 1, 'text', true, [], {}])
      expect(isNestedTooDeep(value)).toBe(false);
  });

  it('is a fault of the body', async () => {
    const said = saidBy(await send('['.repeat(200) + ']'.repeat(200), 'application/json'));
    expect(said).toEqual({
      code: 'invalid_body',
      message: 'The body is nested deeper than 100 lists and objects.',
    });
  });
});
