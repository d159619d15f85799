import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LatestFirst } from '../../../src/web/client/latest-first.js';
import { createPageQuestions, type PageQuestion } from '../../../src/web/client/page-source.js';

/** How the server answers: each entry once, then with pages. */
let answers: (readonly [status: number, retryAfter: string | null])[];
let asked: string[];
let taken: string[];
let told: string[];

/** What a page has by selector; its link to ask again stands behind what the server says. */
const OWN: Readonly<Record<string, object>> = {
  '#results': {},
  '#results .lead': { textContent: ' You ask too much. ' },
  '#results .button': { previousSibling: { textContent: ' Please wait. ' } },
};
/** Whether answers are pages of this server, not of a proxy before it. */
let isOwn: boolean;
const page = { querySelector: (selector: string) => (isOwn ? (OWN[selector] ?? null) : null) };

const typed = (text: string): PageQuestion => ({ address: `/?q=${text}`, isTyping: true });
const pass = async (milliseconds: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
};

function openHits(): LatestFirst<PageQuestion> {
  return createPageQuestions({
    take: ({ kind }, { address }) => taken.push(`${kind} ${address}`),
    refuse: ({ seconds, why }, { address }) =>
      told.push(`${address} ${String(seconds)} ${why.reason}|${why.wait}`),
  });
}

function openCompletions(): LatestFirst<PageQuestion> {
  return createPageQuestions({ take: (_, { address }) => taken.push(`completions ${address}`) });
}

beforeEach(() => {
  [answers, asked, taken, told] = [[], [], [], []];
  isOwn = true;
  vi.useFakeTimers();
  vi.stubGlobal('location', { origin: 'https://find.example' });
  vi.stubGlobal(
    'DOMParser',
    class {
      readonly parseFromString = (): object => page;
    },
  );
  vi.stubGlobal('fetch', ({ searchParams }: URL) => {
    asked.push(searchParams.get('q') ?? '');
    const [status, retryAfter] = answers.shift() ?? [200, null];
    const headers = new Headers(retryAfter === null ? {} : { 'Retry-After': retryAfter });
    return Promise.resolve({ status, headers, text: () => Promise.resolve('') });
  });
});

afterEach(async () => {
  // What was refused to one test is over for the next.
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the questions of a page to a server behind a proxy that fails', () => {
  it.each([200, 403, 500, 502, 504])(
    'have no answer where a page of status %i has no results',
    async (status) => {
      isOwn = false;
      answers = [[status, null]];
      openHits().ask(typed('ferry'));
      await pass(0);
      expect(taken).toEqual(['offline /?q=ferry']);
    },
  );

  it('have the page of the server, whatever its status', async () => {
    answers = [[500, null]];
    openHits().ask(typed('ferry'));
    await pass(0);
    expect(taken).toEqual(['page /?q=ferry']);
  });
});

describe('the questions of a page to a server that refuses', () => {
  it.each([429, 503])(
    'wait as long as an answer of %i says, and then only the newest is asked',
    async (status) => {
      answers = [[status, '14']];
      const hits = openHits();
      hits.ask(typed('f'));
      await pass(0);
      for (const text of ['fe', 'fer', 'ferr']) {
        hits.ask(typed(text));
        await pass(1000);
      }
      await pass(10_999);
      expect(asked).toEqual(['f']);
      await pass(1);
      expect(asked).toEqual(['f', 'ferr']);
      expect(taken).toEqual(['page /?q=ferr']);
      await pass(60_000);
      expect(asked).toHaveLength(2);
    },
  );

  it('are told of at once, with what the server says of it, and of each that waits', async () => {
    answers = [[429, '14']];
    const hits = openHits();
    hits.ask(typed('f'));
    await pass(0);
    hits.ask(typed('fe'));
    expect([...new Set(told)]).toEqual([
      '/?q=f 14 You ask too much.|Please wait.',
      '/?q=fe 14 You ask too much.|Please wait.',
    ]);
  });

  it('give no reason where the server has too much to do, and no words where a proxy refuses', async () => {
    answers = [[503, '1']];
    const hits = openHits();
    hits.ask(typed('f'));
    await pass(0);
    expect(told.at(-1)).toBe('/?q=f 1 |Please wait.');
    await pass(1000);
    isOwn = false;
    answers = [[429, '1']];
    hits.ask(typed('fe'));
    await pass(0);
    expect(told.at(-1)).toBe('/?q=fe 1 |');
  });

  it.each([
    ['a date', new Date(20_000).toUTCString(), 20_000],
    ['nothing', null, 5000],
    ['no time', 'soon', 5000],
    ['no wait', '0', 1000],
    ['more than a minute', '90', 90_000],
  ])('wait where it says %s', async (_, retryAfter, wait) => {
    vi.setSystemTime(0);
    answers = [[503, retryAfter]];
    openHits().ask(typed('ferry'));
    await pass(wait - 1);
    expect(asked).toEqual(['ferry']);
    await pass(1);
    expect(asked).toEqual(['ferry', 'ferry']);
  });

  it('are asked once more by themselves, and where that is refused only when the reader goes on', async () => {
    answers = [
      [429, '2'],
      [429, '2'],
    ];
    const hits = openHits();
    hits.ask(typed('ferry'));
    await pass(100_000);
    expect(asked).toEqual(['ferry', 'ferry']);
    expect(taken).toEqual([]);
    hits.ask(typed('ferry'), true);
    await pass(0);
    expect(taken).toEqual(['page /?q=ferry']);
    // An answer came: the next one that is refused is asked once more again.
    answers = [[429, '2']];
    hits.ask(typed('boat'));
    await pass(2000);
    expect(asked.slice(3)).toEqual(['boat', 'boat']);
  });

  it('are asked at once where the reader insists, and what is typed behind that waits on', async () => {
    answers = [
      [429, '14'],
      [429, '12'],
    ];
    const hits = openHits();
    hits.ask(typed('f'));
    await pass(2000);
    hits.ask(typed('fe'));
    hits.ask(typed('ferry'), true);
    await pass(0);
    expect(asked).toEqual(['f', 'ferry']);
    hits.ask(typed('ferry b'));
    await pass(11_999);
    expect(asked).toHaveLength(2);
    await pass(1);
    expect(asked).toEqual(['f', 'ferry', 'ferry b']);
  });

  it('wait whatever they are for: what was refused to hits is not asked for completions', async () => {
    answers = [[429, '14']];
    const [hits, completions] = [openHits(), openCompletions()];
    hits.ask(typed('f'));
    await pass(0);
    completions.ask(typed('fe'));
    completions.ask(typed('fer'));
    await pass(13_999);
    expect(asked).toEqual(['f']);
    await pass(1);
    expect(asked).toEqual(['f', 'f', 'fer']);
    expect(taken).toEqual(['page /?q=f', 'completions /?q=fer']);
  });

  it('wait for the longest of what was said to two that were under way, and one that waited for room waits, too', async () => {
    answers = [
      [429, '14'],
      [503, '1'],
    ];
    const hits = openHits();
    for (const text of ['f', 'fe', 'fer']) hits.ask(typed(text));
    await pass(13_999);
    expect(asked).toEqual(['f', 'fe']);
    expect(told.at(-1)).toBe('/?q=fer 1 |Please wait.');
    await pass(1);
    expect(asked).toEqual(['f', 'fe', 'fer']);
  });

  it('are not asked any more once nobody wants their answers', async () => {
    answers = [[429, '2']];
    const hits = openHits();
    hits.ask(typed('ferry'));
    await pass(0);
    hits.forget();
    await pass(10_000);
    expect(asked).toEqual(['ferry']);
  });
});
