// Measures what it takes to index documents into a cluster, beside the index on disk, in one run on one machine:
//
//   npm run build
//   node --import ./test/loader/register.mjs test/opensearch/cluster/measure-indexing.ts FILE.jsonl DOCUMENTS [NODES]
//
// It prints the table of docs/many-machines.md, with what follows from it for 100 million documents.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startCluster } from './start-cluster.js';

const [file = '', wanted = '10000', nodes = '3'] = process.argv.slice(2);
const MANY = 100e6;
const SHARD_GB = 30;
const GB = 1e9;

const folder = mkdtempSync(path.join(tmpdir(), 'findling-measure-'));
const corpus = path.join(folder, 'corpus');
mkdirSync(corpus);
const textBytes = await copyLines(path.join(corpus, 'documents.jsonl'), Number(wanted));
const cluster = await startCluster({ nodes: Number(nodes), heapMb: 768 });
try {
  const local = await runProgram(['index', '--corpus', corpus, '--index', path.join(folder, 'local')]);
  const flags = ['--engine', 'opensearch', '--opensearch-nodes', cluster.urls.join(',')];
  const index = ['--index', path.join(folder, 'tracked'), ...flags];
  const replicas = { FINDLING_OPENSEARCH_REPLICAS: '0' };
  const remote = await runProgram(['index', '--corpus', corpus, ...index], replicas);
  const again = await runProgram(['index', '--corpus', corpus, ...index], replicas);
  const stats = JSON.parse((await runProgram(['stats', ...index, '--json'])).out) as {
    documents: number;
    bytes: number;
    bytesPerDocument: number;
  };
  const localStats = JSON.parse(
    (await runProgram(['stats', '--json', '--index', path.join(folder, 'local')])).out,
  ) as { bytes: number };
  const tracked = JSON.parse(
    (await runProgram(['stats', '--json', '--index', path.join(folder, 'tracked')])).out,
  ) as { bytes: number };
  const { documents } = stats;
  const perDocument = (bytes: number): string => Math.round(bytes / documents).toLocaleString('en');
  const rate = ({ seconds }: Ran): string => Math.round(documents / seconds).toLocaleString('en');
  const primaries = (stats.bytesPerDocument * MANY) / GB;
  const shards = Math.ceil(primaries / SHARD_GB);
  const rows = [
    ['documents', documents.toLocaleString('en'), documents.toLocaleString('en')],
    ['seconds', local.seconds.toFixed(1), remote.seconds.toFixed(1)],
    ['documents a second', rate(local), rate(remote)],
    ['bytes of the corpus a document', perDocument(textBytes), perDocument(textBytes)],
    ['bytes of the index a document, one copy', perDocument(localStats.bytes), perDocument(stats.bytes)],
    ['bytes in the folder a document', perDocument(localStats.bytes), perDocument(tracked.bytes)],
    [
      'of these in memory while a run goes on',
      '',
      perDocument(bytesInMemory(path.join(folder, 'tracked', 'segments'))),
    ],
    ['seconds of a run that finds nothing changed', '', again.seconds.toFixed(1)],
    [
      '100 million such documents, one copy',
      '',
      `${Math.round(primaries).toLocaleString('en')} GB in ${shards} shards`,
    ],
    [
      '100 million such documents, two copies',
      '',
      `${Math.round(2 * primaries).toLocaleString('en')} GB in ${2 * shards} shards`,
    ],
  ];
  const lines = [`|  | index on disk | cluster of ${nodes} nodes |`, '| --- | ---: | ---: |'];
  for (const row of rows) lines.push(`| ${row.join(' | ')} |`);
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Copies the first lines of a file; returns their bytes. */
async function copyLines(target: string, count: number): Promise<number> {
  const out = createWriteStream(target);
  let left = count;
  let bytes = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (left === 0) break;
    left -= 1;
    bytes += Buffer.byteLength(line) + 1;
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return bytes;
}

/** Bytes of the files of segments that are read into memory as a whole. */
function bytesInMemory(segments: string): number {
  return readdirSync(segments)
    .flatMap((name) =>
      ['index.bin', 'positions.bin'].map((file) => statSync(path.join(segments, name, file))),
    )
    .reduce((sum, { size }) => sum + size, 0);
}

/** What a command printed, and how long it took. */
interface Ran {
  readonly out: string;
  readonly seconds: number;
}

async function runProgram(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { out, seconds: (performance.now() - started) / 1000 };
}
