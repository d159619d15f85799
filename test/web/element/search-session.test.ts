import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerError, ApiError, ConnectionError } from '../../../src/client/client.js';
import { createNotBefore } from '../../../src/web/client/not-before.js';
import { notBeforeOf } from '../../../src/web/element/open-source.js';
import { createSearchSession, type SearchSession } from '../../../src/web/element/search-session.js';

/** How the server fails: an entry for each question, be it a search or a suggestion; null, or none, and it answers. */
let failures: (Error | null)[];
let asked: string[];
let seen: string[];

const body = { message: 'Too much.', code: 'too_many_requests', type: 'system', link: '' } as const;
const refusal = (seconds: number | null, status = 429): ApiError => new ApiError(status, body, seconds);
const pass = async (milliseconds: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
};

function open(hasSuggestions = true, notBefore = createNotBefore<unknown>()): SearchSession {
  const answer = <Answer>(name: string, result: unknown): Promise<Answer> => {
    asked.push(name);
    const failure = failures.shift() ?? null;
    return failure === null ? Promise.resolve(result as Answer) : Promise.reject(failure);
  };
  const source = {
    search: (query: string) =>
      answer<never>(`search ${query}`, { query, hits: [{ id: `of ${query}` }], totalHits: 20 }),
    suggest: (query: string) => answer<never>(`suggest ${query}`, { suggestions: [] }),
  };
  return createSearchSession(
    () => ({ source, parameters: {}, hasSuggestions }),
    () => notBefore,
    {
      onResults: ({ query }, hits) => seen.push(`${hits.length} of ${query}`),
      onSuggestions: (_, typed) => seen.push(`suggestions of ${typed}`),
      onFailure: (error) => seen.push(`failure: ${String(error)}`),
      onWait: () => seen.push('wait'),
      onEmpty: () => seen.push('empty'),
    },
  );
}

beforeEach(() => {
  [failures, asked, seen] = [[], [], []];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session of an element whose server refuses', () => {
  it('asks for neither hits nor suggestions until it may, and then for those of the newest letters', async () => {
    failures = [refusal(14), refusal(14)];
    const session = open();
    session.search('f', 'typing');
    await pass(0);
    expect(asked).toEqual(['search f', 'suggest f']);
    for (const text of ['fe', 'fer', 'ferr']) {
      session.search(text, 'typing');
      await pass(1000);
    }
    await pass(10_999);
    expect(asked).toHaveLength(2);
    await pass(1);
    expect(asked.slice(2)).toEqual(['search ferr', 'suggest ferr']);
    expect(seen.slice(-2)).toEqual(['1 of ferr', 'suggestions of ferr']);
    await pass(60_000);
    expect(asked).toHaveLength(4);
  });

  it('says once what failed, and that it waits, then and with each letter', async () => {
    failures = [refusal(14)];
    const session = open(false);
    session.search('f', 'typing');
    await pass(0);
    session.search('fe', 'typing');
    session.search('fer', 'typing');
    expect(seen).toEqual(['failure: ApiError: Too much.', 'wait', 'wait', 'wait']);
  });

  it('holds hits back for what was refused to suggestions, and says so', async () => {
    failures = [null, refusal(14)];
    const session = open();
    session.search('f', 'typing');
    await pass(0);
    expect(seen).toEqual(['1 of f']);
    session.search('fe', 'typing');
    session.search('fer', 'typing');
    await pass(13_999);
    expect(asked).toEqual(['search f', 'suggest f']);
    expect(seen.slice(1)).toEqual(['failure: ApiError: Too much.', 'wait']);
    await pass(1);
    expect(asked.slice(2)).toEqual(['search fer', 'suggest fer']);
  });

  it('asks once more by itself, as much as was refused, and nothing that is emptied meanwhile', async () => {
    failures = [refusal(2)];
    const session = open(false);
    session.search('ferry', 'typed');
    await pass(2000);
    expect(seen.at(-1)).toBe('1 of ferry');
    failures = [refusal(2)];
    session.search('boat', 'typing');
    await pass(0);
    session.search('', 'typing');
    await pass(60_000);
    expect(asked).toEqual(['search ferry', 'search ferry', 'search boat']);
    expect(seen.at(-1)).toBe('empty');
  });

  it.each<[string, keyof SearchSession, ...string[]]>([
    ['submits', 'search', 'boat', 'submitted'],
    ['wants it as it was typed', 'search', 'boat', 'asTyped'],
    ['tries again', 'retry'],
    ['wants more hits', 'more'],
  ])('asks at once, once, where the reader %s', async (_, act, ...words) => {
    const session = open(false);
    session.search('boat');
    await pass(0);
    failures = [refusal(14), refusal(14)];
    session.search('boat', 'typing');
    await pass(0);
    (session[act] as (...words: readonly string[]) => void)(...words);
    await pass(0);
    expect(asked).toHaveLength(3);
    session.search('boat x', 'typing');
    session.again();
    session.search('boat y', 'typed');
    await pass(13_999);
    expect(asked).toHaveLength(3);
    await pass(1);
    expect(asked.slice(3)).toEqual(['search boat y']);
  });

  it.each([
    ['a 503', refusal(7, 503), 7000],
    ['a 429 that names no time', refusal(null), 5000],
    ['a 503 of something before the server', new AnswerError('A page of a proxy.', 503), 5000],
  ])('waits after %s', async (_, failure, wait) => {
    failures = [failure];
    const session = open(false);
    session.search('f', 'typing');
    await pass(0);
    session.search('ferry', 'typing');
    await pass(wait - 1);
    expect(asked).toEqual(['search f']);
    await pass(1);
    expect(asked).toEqual(['search f', 'search ferry']);
  });

  it.each([refusal(null, 400), new ConnectionError('away')])('does not wait after %s', async (failure) => {
    failures = [failure];
    const session = open(false);
    session.search('f', 'typing');
    await pass(0);
    session.search('fe', 'typing');
    await pass(0);
    expect(asked).toEqual(['search f', 'search fe']);
  });

  it('asks nothing any more once it has ended', async () => {
    failures = [refusal(2)];
    const session = open(false);
    session.search('f', 'typing');
    await pass(0);
    session.end();
    await pass(10_000);
    expect(asked).toEqual(['search f']);
  });

  it('waits together with the other elements of its page that ask the same server with the same key', async () => {
    const server = { endpoint: '/find', index: null, key: null };
    failures = [refusal(2)];
    const sessions = [{ ...server }, { ...server }, { ...server, key: 'other' }].map((attributes) =>
      open(false, notBeforeOf(attributes)),
    );
    for (const [index, session] of sessions.entries()) {
      session.search(`f${index}`, 'typing');
      await pass(0);
    }
    expect(asked).toEqual(['search f0', 'search f2']);
    await pass(2000);
    expect(asked.slice(2)).toEqual(['search f0', 'search f1']);
  });
});
