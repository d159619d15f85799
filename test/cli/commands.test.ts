import { cpSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINISEARCH_OPTIONS } from '../../src/index/minisearch/minisearch-json.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling, startServer } from './run-findling.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');

const stories = [
  {
    id: 'a',
    title: 'Ferry inquiry',
    text: 'The inquiry into the ferry opened.',
    tags: ['sea'],
    date: '2015-12-12',
  },
  {
    id: 'b',
    title: 'Harbour',
    text: 'A ferry, a tide; the café at the harbour.',
    url: 'https://example.org/b',
  },
  { id: 'c', title: 'Паром', text: 'Паром вышел из гавани.', language: 'ru' },
];

beforeAll(async () => {
  writeFiles(corpus, {
    'stories.jsonl': stories.map(({ id, ...story }) => JSON.stringify({ _id: id, ...story })).join('\n'),
  });
  expect(await runFindling(['index', '--corpus', corpus, '--index', index])).toMatchObject({
    code: 0,
    out: '',
  });
});

async function countFound(query: string, folder: string): Promise<number> {
  const { out } = await runFindling(['search', query, '--index', folder, '--json']);
  return (JSON.parse(out) as { totalHits: number }).totalHits;
}

describe('findling index', () => {
  it('says which record of which file it skipped, and why', async () => {
    const folder = path.join(root, 'mixed');
    writeFiles(folder, {
      'sub/some.jsonl': '{"title":"Ferry","text":"sails"}\n{"title":\n',
      'odd.bin': 'a\0b',
    });
    const { code, err } = await runFindling(['index', '--corpus', folder, '--index', `${folder}-index`]);
    expect(code).toBe(0);
    expect(err).toMatch(/skipped sub\/some\.jsonl:2: .+ \(malformed\)/);
    expect(err).toMatch(/not read 1 \.bin: this format is not read; read are .*\.txt/);
  });

  it('says before it indexes everything anew how much that is and how long it takes, and after how long it took', async () => {
    const folder = path.join(root, 'settings');
    writeFiles(folder, { 'corpus/a.jsonl': '{"id":"1","text":"sails","notes":"a ferry"}' });
    const args = ['index', '--corpus', 'corpus', '--index', 'index'];
    expect((await runFindling(args, {}, folder)).err).not.toContain('anew');
    writeFiles(folder, { 'findling.config.json': '{"fields":{"notes":{"as":"text"}}}' });
    const { err, out } = await runFindling([...args, '--json'], {}, folder);
    const before =
      /indexing everything anew: .+: 1 documents, 1 files of .+; it takes about \d+ s, as the last such run did/;
    expect(err).toMatch(before);
    expect(err.slice(err.search(before))).toMatch(
      /indexed everything anew in [\d.]+ s, about \d+ s had been expected/,
    );
    expect(JSON.parse(out)).toMatchObject({ rebuild: { documents: 1, files: 1 }, settingsTakenOver: false });
    writeFiles(folder, { 'findling.config.json': '{"fields":{"notes":{"as":"text","weight":2}}}' });
    const taken = await runFindling(args, {}, folder);
    expect(taken.err).toContain('were taken over; nothing was indexed anew');
  });

  it('keeps the old index, and its answers, when the corpus has become empty or is gone', async () => {
    const folder = path.join(root, 'vanishing');
    const own = path.join(root, 'vanishing-index');
    const run = (): ReturnType<typeof runFindling> =>
      runFindling(['index', '--corpus', folder, '--index', own]);
    writeFiles(folder, { 'a.txt': 'Ferry\n\nIt sails.' });
    expect((await run()).code).toBe(0);
    const before = readdirSync(own).sort();
    rmSync(path.join(folder, 'a.txt'));
    const emptied = await run();
    expect(emptied).toMatchObject({ code: 5, out: '' });
    expect(emptied.err).toContain('--allow-shrink');
    rmSync(folder, { recursive: true });
    const gone = await run();
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.err).toContain(folder);
    expect(readdirSync(own).sort()).toEqual(before);
    expect(await countFound('ferry', own)).toBe(1);
  });

  it('answers --json with one object and nothing else on stdout, also when nothing changed', async () => {
    for (const published of [true, false]) {
      const where = ['--corpus', corpus, '--index', path.join(root, 'twice')];
      const { code, out } = await runFindling(['index', ...where, '--json']);
      expect(code).toBe(0);
      expect(out.trimEnd().split('\n')).toHaveLength(1);
      expect(JSON.parse(out)).toMatchObject({ published, documents: 3, skipped: [] });
    }
  });
});

describe('findling check', () => {
  it('loads the index of MiniSearch, and names it where it is not what was written', async () => {
    const copy = path.join(root, 'checked');
    const file = path.join(copy, 'generation-000001.minisearch.json');
    cpSync(index, copy, { recursive: true });
    const { code, out } = await runFindling(['check', '--index', copy, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, documents: 3, files: 9 });
    writeFileSync(file, readFileSync(file, 'utf8').replace('ferry', 'fairy'));
    const refused = await runFindling(['check', '--index', copy]);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain(file);
    expect(await countFound('ferry', copy)).toBe(2);
  });
});

describe('an index without one of MiniSearch', () => {
  it('is what --minisearch 0 makes, and what a number that is too small makes', async () => {
    for (const limit of ['0', '2']) {
      const own = path.join(root, `without-${limit}`);
      const args = ['index', '--corpus', corpus, '--index', own, '--minisearch', limit];
      expect((await runFindling(args)).code).toBe(0);
      expect(readdirSync(own).filter((name) => name.includes('minisearch'))).toEqual([]);
      const { out } = await runFindling(['stats', '--index', own, '--json']);
      expect(JSON.parse(out)).toMatchObject({ documents: 3, minisearchBytes: 0 });
      expect((await runFindling(['check', '--index', own])).code).toBe(0);
    }
  });

  it('is refused for a number that is none, by the name of the flag', async () => {
    const { code, err } = await runFindling([
      'index',
      '--corpus',
      corpus,
      '--index',
      index,
      '--minisearch',
      'all',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--minisearch');
  });
});

describe('wrong usage', () => {
  it.each([
    [['serch', 'ferry'], /Did you mean search\?/],
    [['index', '--corpsu', 'x'], /Did you mean --corpus\?/],
    [['bench', '--queries', 'q', '--rounds', '0'], /1 to 1000/],
    [
      ['bench', '--queries', 'q', '--match', 'some'],
      /--match .*'some' is invalid\. It must be one of auto, all, any/,
    ],
    [['bench', '--queries', 'q', '--fuzzy', 'on'], /--fuzzy .*'on' is invalid\. It must be one of auto, off/],
    [['suggest', 'fer', '--limit', '1.5'], /whole number/],
    [['serve', '--port', '70000'], /--port/],
    [['search'], /query/],
    [['check', 'everything'], /too many arguments/],
  ])(
    '%j ends with 2, offers what may have been meant, and prints nothing on stdout',
    async (args, message) => {
      const { code, err, out } = await runFindling(args);
      expect(err).toMatch(message);
      expect(code).toBe(2);
      expect(out).toBe('');
    },
  );
});

describe('findling export', () => {
  it('writes the statistics and gives the answers of a MiniSearch index made from the documents', async () => {
    const file = path.join(root, 'export.json');
    const { code, out } = await runFindling(['export', '--minisearch', file, '--index', index]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const exported = MiniSearch.loadJSON(readFileSync(file, 'utf8'), MINISEARCH_OPTIONS);
    const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
    const direct = new MiniSearch({
      fields: [...MINISEARCH_OPTIONS.fields],
      storeFields: ['title', 'url', 'date'],
      // MiniSearch measures a field in distinct tokens: they are folded before it counts.
      tokenize: (text) =>
        fold(text)
          .split(/[^\p{L}\p{N}]+/u)
          .filter((word) => word !== ''),
      processTerm: fold,
    });
    direct.addAll(
      stories.map(({ id, title, text, tags, url, date }) => ({
        id,
        title,
        text,
        related: '',
        other: '',
        author: '',
        summary: '',
        texts: '',
        own1: '',
        own2: '',
        own3: '',
        own4: '',
        tags: tags?.join('\n') ?? '',
        url: url ?? null,
        date: date ?? null,
      })),
    );
    expect(exported.documentCount).toBe(direct.documentCount);
    expect(exported.termCount).toBe(direct.termCount);
    const statistics = (engine: MiniSearch): unknown => {
      const { averageFieldLength, fieldIds, index: terms } = engine.toJSON();
      return { averageFieldLength, fieldIds, terms: new Map(terms) };
    };
    expect(statistics(exported)).toEqual(statistics(direct));
    const answers = (engine: MiniSearch, query: string): unknown =>
      engine
        .search(query)
        .map(({ id, score, match, title }) => ({ id: String(id), score, match, title: String(title) }));
    for (const query of ['ferry', 'the ferry inquiry', 'cafe', 'паром', 'harbour tide', 'sea', 'nothing'])
      expect(answers(exported, query)).toEqual(answers(direct, query));
  });

  it('replaces the file that a link leads to, and leaves the link', async () => {
    const [file, link] = [path.join(root, 'linked.json'), path.join(root, 'link.json')];
    writeFileSync(file, 'old');
    symlinkSync(file, link);
    expect((await runFindling(['export', '--minisearch', link, '--index', index])).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    const written = readFileSync(file, 'utf8');
    expect(MiniSearch.loadJSON(written, MINISEARCH_OPTIONS).documentCount).toBe(stories.length);
  });

  it('leaves no half-written file behind when it cannot write', async () => {
    const nowhere = path.join(root, 'no', 'such', 'folder', 'export.json');
    const { code, err } = await runFindling(['export', '--minisearch', nowhere, '--index', index]);
    expect(code).toBe(1);
    expect(err).toContain(nowhere);
  });
});

describe('findling eval', () => {
  it('prints the measures worked out by hand', async () => {
    const folder = path.join(root, 'judged');
    const records = [
      { _id: 'a', title: 'Ferry lantern', text: 'ferry lantern' },
      { _id: 'b', title: 'Ferry', text: 'tide rope crew salt' },
      { _id: 'c', title: 'Comet', text: 'tide rope crew salt' },
      { _id: 'd', title: 'Wheat', text: 'tide rope crew salt' },
    ];
    writeFiles(folder, {
      'corpus.jsonl': records.map((record) => JSON.stringify(record)).join('\n'),
      'queries.jsonl': ['ferry lantern', 'comet', 'ferry']
        .map((text, number) => JSON.stringify({ _id: `q${number}`, text }))
        .join('\n'),
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq0\tb\t2\nq0\ta\t1\nq0\td\t1\nq1\tc\t1\nq2\tc\t0\n',
    });
    const { code, out } = await runFindling(['eval', folder, '--json']);
    expect(code).toBe(0);
    // Of q0 `a` and `b` are found in this order, `d` is not; q1 is ideal; q2 has nothing relevant.
    const ndcg = (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3) + 1 / 2);
    const round = (value: number): number => Math.round(value * 1e4) / 1e4;
    expect(JSON.parse(out)).toEqual({
      queries: 2,
      'ndcg@10': round((ndcg + 1) / 2),
      map: round((2 / 3 + 1) / 2),
      'mrr@10': 1,
      'recall@100': round((2 / 3 + 1) / 2),
    });
  });

  it('names the line that is malformed', async () => {
    const folder = path.join(root, 'malformed');
    writeFiles(folder, {
      'corpus.jsonl': '{}',
      'queries.jsonl': '{}',
      'qrels/test.tsv': 'q\td\ts\nq1\td1\tmuch\n',
    });
    const { code, err, out } = await runFindling(['eval', folder, '--json']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('test.tsv:2');
  });
});

describe('findling bench', () => {
  it('prints the fields of the contract, each a number', async () => {
    writeFiles(root, { 'queries.txt': 'ferry\nharbour tide\n\n' });
    const queries = path.join(root, 'queries.txt');
    const { code, out } = await runFindling([
      'bench',
      '--queries',
      queries,
      '--index',
      index,
      '--rounds',
      '1',
      '--json',
    ]);
    expect(code).toBe(0);
    const number = expect.any(Number) as number;
    const timings = { meanMs: number, p50Ms: number, p99Ms: number };
    expect(JSON.parse(out)).toMatchObject({
      queries: 2,
      ...timings,
      withSnippets: timings,
      openMs: number,
      rssMb: number,
    });
  });

  it('asks phrases, all words and words as they are written, and leaves out snippets if told', async () => {
    writeFiles(root, { 'queries.txt': 'ferry "tide\n' });
    const queries = path.join(root, 'queries.txt');
    const wanted = ['--match', 'all', '--fuzzy', 'off', '--phrase', '--no-snippets'];
    const { code, out } = await runFindling(['bench', '--queries', queries, '--index', index, ...wanted]);
    expect(code).toBe(0);
    expect(out.match(/^\w+/gm)).toEqual(['queries', 'meanMs', 'p50Ms', 'p99Ms', 'openMs', 'rssMb']);
  });

  it('fails with 1 for a file that is missing or holds no queries', async () => {
    writeFiles(root, { 'none.txt': '\n\n' });
    for (const name of ['none.txt', 'nowhere.txt']) {
      const { code, err } = await runFindling([
        'bench',
        '--queries',
        path.join(root, name),
        '--index',
        index,
      ]);
      expect(code).toBe(1);
      expect(err).toContain(name);
    }
  });
});

describe('the terminal', () => {
  it('gets no control character of a document', async () => {
    const folder = path.join(root, 'control');
    writeFiles(folder, {
      'a.json': JSON.stringify({ title: 'Ferry \u001b[2J', text: 'ferry \u001b]0;x\u0007 \u202e' }),
    });
    await runFindling(['index', '--corpus', folder, '--index', `${folder}-index`]);
    const { code, out } = await runFindling(['search', 'ferry', '--index', `${folder}-index`]);
    expect(code).toBe(0);
    expect(out).toContain('1. Ferry');
    for (const character of ['\u0007', '\u001b', '\u202e']) expect(out).not.toContain(character);
  });
});

describe('findling serve', () => {
  it('answers every request while generations are published under it, each from one of them', async () => {
    const own = path.join(root, 'live');
    const where = ['--corpus', own, '--index', path.join(root, 'live-index')];
    writeFiles(own, { '0.txt': 'Ferry\n\nIt sails.' });
    // However slow the machine, no search is to be stopped.
    const server = await startServer(where, { FINDLING_SEARCH_TIMEOUT_MS: '60000' });
    const seen = new Set<number>();
    const done = new AbortController();
    const client = (async () => {
      while (!done.signal.aborted) {
        const response = await fetch(`${server.url}/search?q=ferry`);
        expect(response.status, await response.clone().text()).toBe(200);
        const { totalHits, generation } = (await response.json()) as {
          totalHits: number;
          generation: number;
        };
        expect(totalHits).toBe(generation);
        seen.add(generation);
      }
    })();
    for (const generation of [2, 3]) {
      writeFiles(own, { [`${generation}.txt`]: `Ferry ${generation}\n\nIt sails.` });
      expect((await runFindling(['index', ...where])).code).toBe(0);
      await expect.poll(() => seen.has(generation), { timeout: 20_000 }).toBe(true);
    }
    done.abort();
    await client;
    expect([...seen]).toEqual([1, 2, 3]);
    expect((await fetch(`${server.url}/reindex`, { method: 'POST' })).status).toBe(404);
    expect(await server.stop()).toBe(0);
  });
});
