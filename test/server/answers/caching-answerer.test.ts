import { describe, expect, it } from 'vitest';
import type { Answer, Answerer, AnswerOptions, AnswerRequest } from '../../../src/server/answers/answerer.js';
import { CachingAnswerer } from '../../../src/server/answers/caching-answerer.js';
import { HttpError } from '../../../src/server/http/http-error.js';
import { createLatch } from '../latch.js';

const MEGABYTE = 1024 * 1024;

function ask(url: string, encoding: AnswerRequest['encoding'] = 'identity'): AnswerRequest {
  return { kind: 'search', url, asPage: false, encoding };
}

/** A client, and the way to send it off. */
function makeClient(): { options: AnswerOptions; leave: () => void } {
  const gone = new AbortController();
  return {
    options: { signal: gone.signal, client: '192.0.2.1', connection: {} },
    leave: () => {
      gone.abort();
    },
  };
}

/** Answers that number themselves, from a revision that a test sets. */
class Counting implements Answerer {
  revision: string | undefined = 'first';
  changes: Partial<Answer> = {};
  readonly asked: AnswerOptions[] = [];
  held: Promise<void> = Promise.resolve();

  async answer(_request: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    this.asked.push(options);
    const { revision = null } = this;
    const body = new TextEncoder().encode(`answer ${this.asked.length}`);
    await this.held;
    return {
      status: 200,
      headers: {},
      body,
      generation: 1,
      revision,
      partial: false,
      summary: null,
      ...this.changes,
    };
  }
}

function open(maxBytes = MEGABYTE): { answerer: Counting; caching: CachingAnswerer; get: typeof get } {
  const answerer = new Counting();
  const caching = new CachingAnswerer({ answerer, revision: () => answerer.revision, maxBytes });
  const get = async (url: string, encoding?: AnswerRequest['encoding']): Promise<string> => {
    const { body } = await caching.answer(ask(url, encoding), makeClient().options);
    return new TextDecoder().decode(body);
  };
  return { answerer, caching, get };
}

describe('answers that are kept', () => {
  it('are given again to whoever asks the same, packed in the same way', async () => {
    const { get } = open();
    expect(await get('/search?q=a&limit=2')).toBe('answer 1');
    expect(await get('/search?limit=2&q=a')).toBe('answer 1');
    expect(await get('/search?q=a&limit=2', 'gzip')).toBe('answer 2');
    expect(await get('/search?q=a&limit=3')).toBe('answer 3');
  });

  it('say that they were kept', async () => {
    const { caching } = open();
    const sources = [];
    for (let turn = 0; turn < 2; turn += 1)
      sources.push((await caching.answer(ask('/search'), makeClient().options)).source);
    expect(sources).toEqual([undefined, 'cache']);
  });

  it('are dropped once the engine answers from something else, also when it goes back', async () => {
    const { answerer, caching, get } = open();
    expect(await get('/search')).toBe('answer 1');
    answerer.revision = 'second';
    expect(await get('/search')).toBe('answer 2');
    answerer.revision = 'first';
    expect(await get('/search')).toBe('answer 3');
    answerer.revision = undefined;
    expect(await get('/search')).toBe('answer 4');
    expect(await get('/search')).toBe('answer 5');
    expect(caching.keptBytes).toBe(0);
  });

  it.each([
    ['part of an answer', { partial: true }],
    ['an answer from another state than the one served', { revision: 'older' }],
    ['an answer of which nobody knows what it is from', { revision: null }],
    ['a failure', { status: 404 }],
  ])('are never %s', async (_name, changes) => {
    const { answerer, get } = open();
    answerer.changes = changes;
    expect([await get('/search'), await get('/search')]).toEqual(['answer 1', 'answer 2']);
  });

  it('are not those that began before the engine moved on', async () => {
    const { answerer, get } = open();
    const latch = createLatch();
    answerer.held = latch.passed;
    const early = get('/search');
    answerer.revision = 'second';
    const late = get('/search');
    latch.open();
    expect(await Promise.all([early, late])).toEqual(['answer 1', 'answer 2']);
    expect(await get('/search')).toBe('answer 2');
  });

  it('take no more memory than they may, and the least used go first', async () => {
    const { answerer, caching, get } = open(MEGABYTE);
    answerer.changes = { body: new Uint8Array(100_000) };
    for (let query = 0; query < 50; query += 1) await get(`/search?q=${query}`);
    expect(caching.keptBytes).toBeLessThanOrEqual(MEGABYTE);
    expect(caching.keptBytes).toBeGreaterThan(MEGABYTE / 2);
    const asked = answerer.asked.length;
    await get('/search?q=49');
    expect(answerer.asked.length).toBe(asked);
    await get('/search?q=0');
    expect(answerer.asked.length).toBe(asked + 1);
    answerer.changes = { body: new Uint8Array(MEGABYTE / 2) };
    await get('/search?q=large');
    await get('/search?q=49');
    expect(answerer.asked.length).toBe(asked + 2);
  });

  it('are none where there is no memory for them', async () => {
    const { caching, get } = open(0);
    expect([await get('/search'), await get('/search')]).toEqual(['answer 1', 'answer 2']);
    expect(caching.keptBytes).toBe(0);
  });
});

describe('the same asked by several clients at once', () => {
  it.each([0, MEGABYTE])('is answered once, with %i bytes for answers that are kept', async (maxBytes) => {
    const { answerer, caching } = open(maxBytes);
    const latch = createLatch();
    answerer.held = latch.passed;
    const clients = [0, 1, 2].map(() => caching.answer(ask('/search'), makeClient().options));
    const other = caching.answer(ask('/search?q=b'), makeClient().options);
    latch.open();
    const sources = (await Promise.all(clients)).map(({ source }) => source);
    expect(sources).toEqual([undefined, 'shared', 'shared']);
    await other;
    expect(answerer.asked.length).toBe(2);
  });

  it('goes on while one of them waits, and is given up when all are gone', async () => {
    const { answerer, caching } = open();
    const latch = createLatch();
    answerer.held = latch.passed;
    const [first, second, third] = [makeClient(), makeClient(), makeClient()];
    const answers = [caching.answer(ask('/search'), first.options)];
    const [flight] = answerer.asked;
    expect(flight!.signal.aborted).toBe(false);
    expect(flight!.connection).toBe(first.options.connection);
    expect(flight!.client).toBe(first.options.client);
    answers.push(caching.answer(ask('/search'), second.options));
    first.leave();
    expect(flight!.signal.aborted).toBe(false);
    second.leave();
    expect(flight!.signal.aborted).toBe(true);
    // Whoever comes now is not made to wait for what was given up.
    answers.push(caching.answer(ask('/search'), third.options));
    expect(answerer.asked.length).toBe(2);
    expect(answerer.asked[1]!.signal.aborted).toBe(false);
    latch.open();
    await Promise.all(answers);
  });

  it('is known to be given up, however late the answerer asks for it', () => {
    const { answerer, caching } = open();
    answerer.held = createLatch().passed;
    const client = makeClient();
    void caching.answer(ask('/search'), client.options);
    client.leave();
    expect(answerer.asked[0]!.signal.aborted).toBe(true);
  });

  it('fails for all of them, and is asked anew afterwards', async () => {
    let calls = 0;
    const answerer = {
      answer: () => {
        calls += 1;
        return Promise.reject(new HttpError('not_ready', 'Not yet.'));
      },
    };
    const caching = new CachingAnswerer({ answerer, revision: () => 'first', maxBytes: MEGABYTE });
    const clients = [0, 1].map(() => caching.answer(ask('/search'), makeClient().options));
    const results = await Promise.allSettled(clients);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
    await expect(caching.answer(ask('/search'), makeClient().options)).rejects.toThrow('Not yet.');
    expect(calls).toBe(2);
  });
});
