import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runProgram } from './program.js';

const nodes = inject('nodes');
const root = temporaryFolder();
const CLUSTER = [
  '--engine',
  'opensearch',
  '--opensearch-nodes',
  nodes.join(','),
  '--opensearch-index',
  'run',
];
const INDEX = ['--index', path.join(root, 'index')];

/** Runs a command over the cluster, which has to succeed. */
async function run(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await runProgram([...args, ...CLUSTER]);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return out;
}

describe.skipIf(nodes.length === 0)('a command over a cluster', () => {
  beforeAll(async () => {
    writeFiles(path.join(root, 'corpus'), {
      'fog.txt': 'Fog on the strait\n\nThe ferry to the island was late because of the fog in the strait.\n',
      'harbour.txt': 'Harbour council\n\nThe council of the harbour voted on the ferry to the island.\n',
      'market.txt': 'Market prices\n\nGrain was dearer at the market this week.\n',
    });
    const out = await run('index', '--corpus', path.join(root, 'corpus'), '--json', ...INDEX);
    expect(JSON.parse(out)).toMatchObject({ documents: 3, published: true });
  });

  it('search: finds', async () => {
    expect(JSON.parse(await run('search', 'ferry', 'fog', '--json'))).toMatchObject({
      totalHits: 2,
      hits: [{ id: 'fog.txt' }, { id: 'harbour.txt' }],
    });
    expect(await run('search', 'harbour council')).toContain('Harbour council');
  });

  it('suggest: completes', async () => {
    const { suggestions } = JSON.parse(await run('suggest', 'harb', '--json')) as {
      suggestions: readonly { text: string }[];
    };
    expect(JSON.stringify(suggestions)).toMatch(/harbour/i);
  });

  it('similar: lists what is on the subject of a document', async () => {
    const { hits } = JSON.parse(await run('similar', 'fog.txt', '--json')) as {
      hits: readonly { id: string }[];
    };
    expect(hits.map(({ id }) => id)).toEqual(['harbour.txt']);
  });

  it('stats: says what there is', async () => {
    expect(JSON.parse(await run('stats', '--json', ...INDEX))).toMatchObject({ documents: 3 });
  });

  it('check: counts', async () => {
    expect(await run('check', ...INDEX)).toMatch(/3/);
  });

  it('bench: takes times', async () => {
    const queries = path.join(root, 'queries.txt');
    writeFileSync(queries, 'ferry\nharbour council\n');
    const times = JSON.parse(await run('bench', '--queries', queries, '--rounds', '1', '--json')) as {
      queries: number;
      p99Ms: number;
    };
    expect(times.queries).toBe(2);
    expect(times.p99Ms).toBeGreaterThan(0);
  });

  it('eval: ranks a judged collection in the cluster, and leaves nothing behind', async () => {
    const judged = path.join(root, 'judged');
    writeFiles(judged, {
      'corpus.jsonl': [
        { _id: '1', title: 'Ferry', text: 'The ferry was late.' },
        { _id: '2', title: 'Grain', text: 'Grain was dear.' },
      ]
        .map((document) => `${JSON.stringify(document)}\n`)
        .join(''),
      'queries.jsonl': `${JSON.stringify({ _id: 'q1', text: 'late ferry' })}\n`,
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\t1\t1\n',
    });
    expect(await run('eval', judged, '--json')).toMatch(/"nDCG@10":\s*1\b|"ndcg[^"]*":\s*1\b/i);
    const left = await fetch(`${nodes[0] ?? ''}/_cat/indices/run-eval-*?h=index&expand_wildcards=all`);
    expect((await left.text()).trim()).toBe('');
  });
});

describe.skipIf(nodes.length === 0)('a command over a cluster that is none', () => {
  const [node = ''] = nodes;
  it.each([
    [
      'nobody answers',
      ['--opensearch-nodes', 'http://127.0.0.1:9'],
      /cannot be reached.*Is the cluster running/,
      1,
    ],
    [
      'it is spoken to in TLS',
      ['--opensearch-nodes', node.replace('http', 'https')],
      /begin the addresses with http:/,
      2,
    ],
    [
      'no index has the name',
      ['--opensearch-nodes', node, '--opensearch-index', 'none'],
      /findling index/,
      3,
    ],
  ])('says what is wrong where %s, and how it ended', async (_, flags, message, exit) => {
    const { code, out, err } = await runProgram(['search', 'ferry', '--engine', 'opensearch', ...flags]);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(code).toBe(exit);
  });
});
