import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { errorSchema, taskSchema } from '../../../src/server/api/response-schemas.js';
import type { AppOptions } from '../../../src/server/dependencies.js';
import { listen } from '../../../src/server/listen.js';
import { get } from '../ask.js';
import { FakeReindexer, STARTED } from '../fake-reindexer.js';
import { bodyOf, sendBytes, statusOf } from '../http/raw-client.js';
import { openApp } from '../open-app.js';

const KEY = 'a-long-and-secret-admin-key-7f3a';

function openAdminApp(changes: Partial<AppOptions> = {}) {
  const reindexer = new FakeReindexer();
  return { reindexer, app: openApp({ adminKey: KEY, reindexer, ...changes }) };
}

const ROUTES = [
  ['post', '/reindex', 202],
  ['get', '/tasks/3', 200],
  ['get', '/metrics', 200],
  ['get', '/queries', 200],
] as const;

describe.each(ROUTES)('%s %s', (method, path, success) => {
  it('answers with the right key', async () => {
    const { app } = openAdminApp();
    const response = await request(app)[method](path).set('Authorization', `Bearer ${KEY}`);
    expect(response.status).toBe(success);
  });

  it('takes the scheme in any case', async () => {
    const { app } = openAdminApp();
    const response = await request(app)[method](path).set('Authorization', `bearer ${KEY}`);
    expect(response.status).toBe(success);
  });

  it('asks for a key that is missing', async () => {
    const { app, reindexer } = openAdminApp();
    const response = await request(app)[method](path);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="findling"');
    expect(errorSchema.strict().parse(response.body)).toMatchObject({
      code: 'missing_authorization_header',
      type: 'auth',
    });
    expect(reindexer.starts).toBe(0);
  });

  it.each([
    [''],
    ['Bearer'],
    ['Bearer '],
    [`Basic ${KEY}`],
    [KEY],
    [`Bearer  ${KEY}`],
    [`Bearer ${KEY} x`],
    [`Bearer ${KEY}x`],
    [`Bearer ${KEY.slice(0, -1)}`],
    [`Bearer ${KEY.toUpperCase()}`],
    [`Bearer ${KEY}, Bearer ${KEY}`],
    ['Bearer undefined'],
    ['Bearer null'],
    [`Bearer ${'x'.repeat(4000)}`],
  ])('refuses %j', async (header) => {
    const { app, reindexer } = openAdminApp();
    const response = await request(app)[method](path).set('Authorization', header);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="findling"');
    expect(response.text).not.toContain(KEY);
    expect(reindexer.starts).toBe(0);
  });

  it('takes the key from nowhere else', async () => {
    const { app, reindexer } = openAdminApp();
    const agent = request(app);
    const tries = [
      agent[method](`${path}?key=${KEY}`),
      agent[method](`${path}?access_token=${KEY}`),
      agent[method](path).set('Cookie', `key=${KEY}`),
      agent[method](path).set('X-Api-Key', KEY),
      agent[method](path).set('Proxy-Authorization', `Bearer ${KEY}`),
    ];
    for (const response of await Promise.all(tries)) expect(response.status).toBe(401);
    expect(reindexer.starts).toBe(0);
  });

  it('refuses the header sent twice', async () => {
    const { app } = openAdminApp();
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const header = `Authorization: Bearer ${KEY}\r\n`;
    const answer = await sendBytes(
      server.port,
      `${method.toUpperCase()} ${path} HTTP/1.1\r\nHost: x\r\n${header}${header}Content-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    await server.close();
    expect(statusOf(answer)).toBe(401);
  });

  it('does not exist when no key is configured', async () => {
    for (const header of ['', 'Bearer ', 'Bearer null', `Bearer ${KEY}`]) {
      const app = openApp({ reindexer: new FakeReindexer(), adminKey: null });
      const response = await request(app)[method](path).set('Authorization', header);
      expect(response.status).toBe(404);
      expect(errorSchema.parse(response.body).code).toBe('not_found');
    }
  });

  it.each([`/${path}`, `${path}/`, path.toUpperCase(), `${path}%2f`, `/.${path}`])(
    'is not reached by the path %s',
    async (variant) => {
      const { app, reindexer } = openAdminApp();
      const response = await request(app)[method](variant).set('Authorization', `Bearer ${KEY}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(reindexer.starts).toBe(0);
    },
  );
});

describe('POST /reindex', () => {
  const post = (app: ReturnType<typeof openAdminApp>['app']) =>
    request(app).post('/reindex').set('Authorization', `Bearer ${KEY}`);

  it('answers with the task and its address', async () => {
    const { app, reindexer } = openAdminApp();
    const response = await post(app);
    expect(response.status).toBe(202);
    expect(response.headers['location']).toBe('/tasks/3');
    expect(taskSchema.strict().parse(response.body)).toEqual(STARTED);
    expect(reindexer.starts).toBe(1);
  });

  it.each(['', '{}', ' {\n} '])('takes the body %j', async (body) => {
    const { app } = openAdminApp();
    const response = await post(app).set('Content-Type', 'application/json').send(body);
    expect(response.status).toBe(202);
  });

  it.each([
    ['application/json', '{', 400, 'invalid_body'],
    ['application/json', '{"full":true}', 400, 'invalid_body'],
    ['application/json', '{"__proto__":{"x":1}}', 400, 'invalid_body'],
    ['application/json', '[]', 400, 'invalid_body'],
    ['application/json', 'null', 400, 'invalid_body'],
    ['application/json', '"x"', 400, 'invalid_body'],
    ['application/json', `${'['.repeat(7000)}${']'.repeat(7000)}`, 400, 'invalid_body'],
    ['application/json', `{"x":"${'x'.repeat(20_000)}"}`, 413, 'payload_too_large'],
    ['application/json; charset=utf-99', '{}', 415, 'invalid_content_type'],
    ['text/plain', '{}', 415, 'invalid_content_type'],
    ['application/x-www-form-urlencoded', 'full=1', 415, 'invalid_content_type'],
    ['', '{}', 415, 'invalid_content_type'],
  ])('refuses a body of type %j: %s', async (type, body, status, code) => {
    const { app, reindexer } = openAdminApp();
    const response = await post(app).set('Content-Type', type).send(body);
    expect([response.status, errorSchema.strict().parse(response.body).code]).toEqual([status, code]);
    expect(reindexer.starts).toBe(0);
  });

  it('does not unpack compressed bodies', async () => {
    const { app, reindexer } = openAdminApp();
    const response = await post(app)
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .send('{}');
    expect(response.status).toBe(415);
    expect(reindexer.starts).toBe(0);
  });

  it('looks at the key before the body', async () => {
    const { app } = openAdminApp();
    const response = await request(app).post('/reindex').set('Content-Type', 'application/json').send('{');
    expect(response.status).toBe(401);
  });

  it('answers 409 while a run is not finished, and points to it', async () => {
    const { app, reindexer } = openAdminApp();
    reindexer.next = { kind: 'conflict', message: 'Task 3 is still running.', task: STARTED };
    const response = await post(app);
    expect(response.status).toBe(409);
    expect(response.headers['location']).toBe('/tasks/3');
    expect(response.body).toMatchObject({ code: 'reindex_running', message: 'Task 3 is still running.' });
  });

  it('answers 409 without an address when another process writes', async () => {
    const { app, reindexer } = openAdminApp();
    reindexer.next = { kind: 'conflict', message: 'Process 12 writes the index.', task: null };
    const response = await post(app);
    expect(response.status).toBe(409);
    expect(response.headers['location']).toBeUndefined();
  });

  it('does not exist for a server that only reads', async () => {
    const { app } = openAdminApp({ reindexer: null });
    expect((await post(app)).status).toBe(404);
    const metrics = await get(app, '/metrics', { Authorization: `Bearer ${KEY}` });
    expect(metrics.status).toBe(200);
  });
});

describe('GET /tasks/:uid', () => {
  const get = (uid: string) =>
    request(openAdminApp().app).get(`/tasks/${uid}`).set('Authorization', `Bearer ${KEY}`);

  it('shows a task', async () => {
    expect(taskSchema.strict().parse((await get('3')).body)).toEqual(STARTED);
  });

  it.each([
    ['4', 404, 'task_not_found'],
    ['999999999999999', 404, 'task_not_found'],
    ['x', 400, 'invalid_task_uid'],
    ['-1', 400, 'invalid_task_uid'],
    ['3.0', 400, 'invalid_task_uid'],
    ['__proto__', 400, 'invalid_task_uid'],
    ['9'.repeat(400), 400, 'invalid_task_uid'],
    ['%ff', 400, 'bad_encoding'],
  ])('refuses the uid %s', async (uid, status, code) => {
    const response = await get(uid);
    expect([response.status, errorSchema.strict().parse(response.body).code]).toEqual([status, code]);
  });
});

describe('a body that ends too early', () => {
  it('starts nothing', async () => {
    const { app, reindexer } = openAdminApp();
    const server = await listen(app, {
      host: '127.0.0.1',
      port: 0,
      limits: { requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 50 },
    });
    const answer = await sendBytes(
      server.port,
      `POST /reindex HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${KEY}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{`,
    );
    await server.close();
    expect(statusOf(answer)).toBe(408);
    expect(errorSchema.parse(JSON.parse(bodyOf(answer))).code).toBe('request_timeout');
    expect(reindexer.starts).toBe(0);
  });
});
