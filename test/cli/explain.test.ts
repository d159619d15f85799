import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/search/engine.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling, startServer } from './run-findling.js';

const root = temporaryFolder();
const index = path.join(root, 'index');
const corpus = path.join(root, 'corpus');
const synonyms = path.join(root, 'synonyms.txt');

beforeAll(async () => {
  writeFiles(root, { 'synonyms.txt': 'ferry, barge\n' });
  writeFiles(corpus, {
    'news.jsonl': [
      {
        id: 'a',
        title: 'Ferry inquiry opens',
        text: 'The inquiry into the ferry opened; a ferry sank.',
        date: '2015-03-01',
      },
      { id: 'b', title: 'Harbour', text: 'Two ferries lay in the harbour.', date: '2015-03-02' },
      { id: 'c', title: 'Barge', text: 'A barge lay there, too.', date: '2015-03-03' },
    ]
      .map((record) => JSON.stringify({ language: 'en', ...record }))
      .join('\n'),
  });
  await runFindling(['index', '--corpus', corpus, '--index', index]);
});

async function search(...args: string[]): Promise<string> {
  const { code, out, err } = await runFindling(['search', '--index', index, '--explain', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

interface Row {
  readonly value: number;
  readonly depth: number;
  readonly text: string;
}

/** The trees of an output, one for each hit. */
function treesOf(out: string): Row[][] {
  return out
    .split('score:\n')
    .slice(1)
    .map((tree) =>
      [...tree.matchAll(/^ {5} *(\d+\.\d+) {2}((?: {2})*)(\S.*(?:\n {12,}\S.*)*)$/gm)].map(
        ([, value, indent = '', text = '']) => ({
          value: Number(value),
          depth: indent.length / 2,
          text,
        }),
      ),
    );
}

/** What stands one level below a row. */
function partsOf(tree: readonly Row[], parent: number): Row[] {
  const depth = tree[parent]!.depth;
  const after = tree.slice(parent + 1);
  const end = after.findIndex((row) => row.depth <= depth);
  return after.slice(0, end < 0 ? after.length : end).filter((row) => row.depth === depth + 1);
}

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { value }) => sum + value, 0);

describe('findling search --explain', () => {
  it('prints below each hit a tree whose words sum to the score, and whose occurrences sum to their weight', async () => {
    const out = await search('ferry inquiry');
    const { hits } = JSON.parse(await search('ferry inquiry', '--json')) as { hits: { score: number }[] };
    const trees = treesOf(out);
    expect(trees).toHaveLength(hits.length);
    trees.forEach((tree, place) => {
      expect(tree.length).toBeGreaterThan(4);
      expect(tree[0]!.value).toBeCloseTo(hits[place]!.score, 3);
      tree.forEach(({ text, value }, at) => {
        const isSum = /^(?:sum|weight:)|matched as/.test(text);
        const parts = partsOf(tree, at);
        // Each part is rounded to three decimals.
        if (isSum)
          expect(Math.abs(sumOf(parts) - value), text).toBeLessThanOrEqual(0.0006 * (parts.length + 1));
      });
    });
    expect(out).toContain('2 times in text: weight of the field 1');
  });

  it('puts the points of all numbers of a tree under each other, however small they are', async () => {
    const out = await search('ferry', '--synonyms', synonyms);
    const tree = out
      .slice(out.lastIndexOf('score:\n'))
      .split('\n')
      .filter((line) => /^ +\d/.test(line));
    expect(tree[0]).toMatch(/^ +0\.000\d+ +lowered to sum/);
    expect(new Set(tree.map((line) => line.indexOf('.'))).size).toBe(1);
  });

  it('keeps lines within 100 columns, and begins each line that goes on further in than its text', async () => {
    const out = await search('ferry inquiry', '--synonyms', synonyms);
    const lines = out.slice(out.indexOf('score:\n')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    const goingOn = lines.filter((line, at) => /^ +[a-z(]/.test(line) && /^ +\d/.test(lines[at - 1] ?? ''));
    expect(goingOn.length).toBeGreaterThan(1);
    for (const line of goingOn) {
      const before = lines[lines.indexOf(line) - 1]!;
      expect(line.search(/\S/)).toBe(before.search(/(?<=\d {2,})[^ ]/) + 2);
    }
  });

  it.each([
    // A word of a field is never searched as corrected.
    [['title:inqiury'], /"inquiry": matched as typo, counted 0\.5 times/],
    [['harb*'], /"harbour": matched as prefix, counted 0\.7 times/],
    [['ferries'], /"ferry": matched as form of the stem "ferri"/],
    [['harbour'], /"harbour": matched as word$/m],
    [['ferry', '--synonyms', synonyms], /"barge": matched as synonym, counted 0\.5 times/],
  ])('names how %j matched', async (args, kind) => {
    expect(await search(...args)).toMatch(kind);
  });

  it.each([
    [['ferry', '--sort', 'date:desc'], 'Ordered by date: scores do not decide.'],
    [[''], 'Ordered by date: scores do not decide.'],
    [
      ['ferry', '--sort', 'recency'],
      'Ordered by bands of the score, within each the newer before the older.',
    ],
    [['ferry', '--recency', '30d'], 'Ordered by bands of the score, within each the newer before the older.'],
  ])('says of %j what orders the hits besides scores', async (args, order) => {
    const out = await search(...args);
    expect(out).toContain(`${order}\n`);
    expect(treesOf(out).length).toBeGreaterThan(0);
  });

  it('says nothing of the order where scores decide, and nothing of scores unless asked', async () => {
    expect(await search('ferry')).not.toContain('Ordered by');
    const { out } = await runFindling(['search', 'ferry', '--sort', 'date:desc', '--index', index]);
    expect(out).not.toContain('score');
    expect(out).not.toContain('Ordered by');
  });

  it('gives with --json the tree that HTTP gives', async () => {
    const server = await startServer(['--index', index, '--corpus', corpus], {
      FINDLING_SEARCH_TIMEOUT_MS: '60000',
    });
    try {
      for (const [args, parameters] of [
        [[], ''],
        [['--sort', 'date:asc'], '&sort=date:asc'],
        [['--collapse'], '&collapse=true'],
      ] as const) {
        const response = await fetch(`${server.url}/search?q=ferry+inqiury&explain=true${parameters}`);
        const treesIn = (text: string): Explanation[] =>
          (JSON.parse(text) as { hits: { explanation: Explanation }[] }).hits.map(
            ({ explanation }) => explanation,
          );
        const printed = treesIn(await search('ferry inqiury', '--json', ...args));
        expect(printed.length).toBeGreaterThan(0);
        expect(printed).toEqual(treesIn(await response.text()));
      }
    } finally {
      await server.stop();
    }
  });
});
