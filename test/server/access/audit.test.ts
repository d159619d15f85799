import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import { createLogger } from '../../../src/server/log/logger.js';
import { openApp } from '../open-app.js';

const { key, secret } = createKey({
  name: 'nightly job',
  scopes: ['admin'],
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
});

/** An app that logs at the level that is usual. */
function openAudited() {
  const text: string[] = [];
  const logger = createLogger('warn', { write: (line) => void text.push(line) });
  const app = openApp({ keys: () => [key], adminKey: 'admin-key-of-settings', trustProxy: 1, logger });
  return { app, text, lines: () => text.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log', () => {
  it('has a line for each call of administration: who, from where, what, with what result', async () => {
    const { app, lines } = openAudited();
    const ask = (path: string) => request(app).get(path).set('Authorization', `Bearer ${secret}`);
    await ask('/queries').set('X-Forwarded-For', '192.0.2.7');
    await ask('/queries?limit=x');
    await request(app).get('/queries').set('Authorization', 'Bearer admin-key-of-settings');
    expect(lines()).toMatchObject([
      {
        level: 'warn',
        msg: 'admin call',
        route: '/queries',
        status: 200,
        keyId: key.id,
        address: '192.0.2.7',
      },
      { msg: 'admin call', status: 400, keyName: 'nightly job', method: 'GET' },
      { msg: 'admin call', status: 200, keyId: 'settings' },
    ]);
  });

  it('has a line for each key that is refused, and never the key', async () => {
    const { app, text, lines } = openAudited();
    await request(app).get('/queries').set('Authorization', 'Bearer a-guess-4711');
    await request(app).get('/metrics').set('Authorization', `Bearer ${secret}`);
    await request(app).get('/queries');
    expect(lines()).toMatchObject([
      { msg: 'key refused', route: '/queries', status: 401 },
      { msg: 'key refused', route: '/metrics', status: 403, keyId: key.id, keyName: 'nightly job' },
    ]);
    expect(lines()).toHaveLength(2);
    expect(text.join('')).not.toMatch(/4711/);
    expect(text.join('')).not.toContain(secret);
  });

  it('leaves out what nobody has to answer for', async () => {
    const { app, text } = openAudited();
    await request(app).get('/search?q=ferry');
    await request(app).get('/metrics').set('Authorization', 'Bearer admin-key-of-settings');
    expect(text).toEqual([]);
  });

  it('holds nothing that a terminal takes for a command or shows out of order', async () => {
    const text: string[] = [];
    const logger = createLogger('info', { write: (line) => void text.push(line) });
    const q = 'a\u009b31m\u0085b\u202ec\u2066d\u200fe\u2028f\u007fg';
    await request(openApp({ logger })).get(`/search?q=${encodeURIComponent(q)}`);
    expect(text[0]!.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
    expect((JSON.parse(text[0]!) as { q: string }).q).toBe(q);
  });
});
