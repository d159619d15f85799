// What passes the gate, and how those who are refused are held up.

import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import { addressReader } from '../../../src/server/access/client-address.js';
import { allowOrigins } from '../../../src/server/access/cors-policy.js';
import { Gate, type GateOptions } from '../../../src/server/access/gate.js';
import { KeyCheck } from '../../../src/server/access/key-check.js';
import type { Scope } from '../../../src/server/access/scope.js';
import { contextOf, openContext } from '../../../src/server/http/request-context.js';

const make = (scopes: readonly Scope[]) =>
  createKey({ name: 'test', scopes, createdAt: '2026-01-01T00:00:00.000Z', expiresAt: null });

const searching = make(['search']);
const administration = make(['admin']);

function openGate(changes: Partial<GateOptions> = {}, isPublic = false): Gate {
  return new Gate({
    keys: new KeyCheck({
      keys: () => [searching.key, administration.key],
      adminKey: null,
      isPublic,
      clock: () => Date.parse('2026-06-01'),
    }),
    checkHost: null,
    cors: allowOrigins([]),
    addressOf: addressReader(0),
    limits: { searchesPerMinute: 2, adminCallsPerMinute: 1 },
    now: () => 0,
    ...changes,
  });
}

function makeRequest(secret?: string, remoteAddress = '192.0.2.1'): IncomingMessage {
  const authorization = secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  return {
    headers: authorization,
    rawHeaders: Object.entries(authorization).flat(),
    socket: { remoteAddress },
  } as unknown as IncomingMessage;
}

/** As much of an answer as a gate touches, with the headers that were set. */
class Answer extends EventEmitter {
  readonly headers = new Map<string, string>();
  readonly destroyed = false;
  readonly writableFinished = false;

  setHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  appendHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
}

/** An answer, as a gate is given it. */
function open(answer = new Answer()): ServerResponse {
  const response = answer as unknown as ServerResponse;
  openContext(response, { requestId: 'test', url: '/', startedAt: 0 });
  return response;
}

/** The code of what a request is refused with; undefined where it passes. */
async function refusal(gate: Gate, secret?: string, response = open(), access: Scope = 'search') {
  return gate.admit(makeRequest(secret), response, access).then(
    () => undefined,
    (error: unknown) => (error as { code: string }).code,
  );
}

/** Has a gate refuse a client as often as it does so at once. */
async function wearOut(gate: Gate): Promise<void> {
  for (let times = 0; times < 62; times += 1) await refusal(gate, searching.secret);
}

describe('what a request opens', () => {
  it('is everything that needs no key', () => {
    const gate = openGate({}, true);
    expect(gate.needsKey('search')).toBe(false);
    expect(gate.opens(makeRequest(), 'search')).toBe(true);
    expect(gate.opens(makeRequest('guess'), 'documents')).toBe(true);
    expect(gate.opens(makeRequest(), 'open')).toBe(true);
  });

  it('is otherwise what its key is for', () => {
    const gate = openGate();
    expect(gate.needsKey('search')).toBe(true);
    expect(gate.opens(makeRequest(searching.secret), 'search')).toBe(true);
    expect(gate.opens(makeRequest(searching.secret), 'documents')).toBe(false);
    expect(gate.opens(makeRequest(administration.secret), 'search')).toBe(false);
    expect(gate.opens(makeRequest(administration.secret), 'admin')).toBe(true);
    expect(gate.opens(makeRequest(), 'search')).toBe(false);
    expect(gate.opens(makeRequest('guess'), 'search')).toBe(false);
  });
});

describe('an answer that is for whoever has a key', () => {
  it('says so, and no other does', async () => {
    const keyed = new Answer();
    expect(await refusal(openGate(), searching.secret, open(keyed))).toBeUndefined();
    expect(keyed.headers.get('Vary')).toBe('Authorization');
    const forAll = new Answer();
    const response = open(forAll);
    expect(await refusal(openGate({}, true), undefined, response)).toBeUndefined();
    expect(forAll.headers.has('Vary')).toBe(false);
    expect(contextOf(response).isKeyed).toBe(false);
  });
});

describe('calls of administration', () => {
  it('have an allowance of their own', async () => {
    const gate = openGate();
    const ask = async () => refusal(gate, administration.secret, open(), 'admin');
    expect(await ask()).toBeUndefined();
    expect(await ask()).toBe('too_many_requests');
    const answer = new Answer();
    await refusal(gate, administration.secret, open(answer), 'admin');
    expect(answer.headers.get('RateLimit-Policy')).toBe('"admin"; q=1; w=60');
    expect(await refusal(gate, searching.secret)).toBeUndefined();
  });
});

describe('whoever guesses keys', () => {
  it.each([null, { searchesPerMinute: 1000, adminCallsPerMinute: 1000 }])(
    'is held up after ten of them, with the limits %j, and the right key never is',
    async (limits) => {
      const gate = openGate({ limits });
      for (let times = 0; times < 10; times += 1)
        expect(await refusal(gate, `guess ${times}`)).toBe('invalid_api_key');
      const answer = new Answer();
      let isAnswered = false;
      const refused = refusal(gate, 'guess', open(answer)).then((code) => {
        isAnswered = true;
        return code;
      });
      const right = new Answer();
      expect(await refusal(gate, searching.secret, open(right))).toBeUndefined();
      expect(right.headers.has('Connection')).toBe(false);
      expect(isAnswered).toBe(false);
      expect(answer.headers.get('Connection')).toBe('close');
      answer.emit('close');
      expect(await refused).toBe('too_many_requests');
    },
  );

  it('is told apart from whoever has a key for something else', async () => {
    const gate = openGate({ limits: null });
    for (let times = 0; times < 12; times += 1)
      expect(await refusal(gate, administration.secret)).toBe('insufficient_scope');
  });

  it('keeps nobody at another address from a wrong key of their own', async () => {
    const gate = openGate({ limits: null });
    const ask = async (address: string) =>
      gate.admit(makeRequest('guess', address), open(), 'search').catch((error: unknown) => {
        return (error as { code: string }).code;
      });
    for (let times = 0; times < 10; times += 1) await ask('192.0.2.1');
    expect(await ask('192.0.2.2')).toBe('invalid_api_key');
  });
});

describe('a client that goes on asking with nothing left', () => {
  it('waits for its answer, which ends the connection', async () => {
    const gate = openGate();
    await wearOut(gate);
    const answer = new Answer();
    let isAnswered = false;
    const refused = refusal(gate, searching.secret, open(answer)).then((code) => {
      isAnswered = true;
      return code;
    });
    await Promise.resolve();
    expect(answer.headers.get('Connection')).toBe('close');
    expect(isAnswered).toBe(false);
    expect(await refused).toBe('too_many_requests');
  });

  it('holds up nobody else', async () => {
    const gate = openGate({}, true);
    const ask = async (address: string, answer = new Answer()) =>
      gate.admit(makeRequest(undefined, address), open(answer), 'search').catch(() => 'refused');
    for (let times = 0; times < 62; times += 1) await ask('192.0.2.1');
    const waiting = new Answer();
    const refused = ask('192.0.2.1', waiting);
    const answer = new Answer();
    expect(await ask('192.0.2.2', answer)).toBeUndefined();
    expect(answer.headers.has('Connection')).toBe(false);
    waiting.emit('close');
    expect(await refused).toBe('refused');
  });

  it('is let go when it is gone itself', async () => {
    const gate = openGate();
    await wearOut(gate);
    const answer = new Answer();
    let isAnswered = false;
    void refusal(gate, searching.secret, open(answer)).then(() => (isAnswered = true));
    await new Promise(setImmediate);
    answer.emit('close');
    await new Promise(setImmediate);
    expect(isAnswered).toBe(true);
  });

  it('is one of five hundred at most that wait at a time', async () => {
    const gate = openGate();
    await wearOut(gate);
    const answers = Array.from({ length: 501 }, () => new Answer());
    const refused = answers.map(async (answer) => refusal(gate, searching.secret, open(answer)));
    expect(await Promise.race(refused.map(async (code, at) => code.then(() => at)))).toBe(500);
    expect(answers.filter(({ headers }) => headers.has('Connection'))).toHaveLength(500);
    for (const answer of answers) answer.emit('close');
    await Promise.all(refused);
    const next = new Answer();
    const last = refusal(gate, searching.secret, open(next));
    await Promise.resolve();
    expect(next.headers.get('Connection')).toBe('close');
    next.emit('close');
    await last;
  });
});
