// A real OpenSearch cluster on this machine: each node a process with little memory, on ports of loopback that were free, with its
// data in a folder that goes with it.

import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type NodeProgram, prepareNodeProgram } from './node-program.js';

/** A cluster needs about four seconds; on a machine that does much else, many more. */
const START_MS = 300_000;
/** A node whose port another program has just taken tries again so much later. */
const AGAIN_MS = 1000;
/** In which Linux tells processor time. */
const TICKS_A_SECOND = 100;

/** What a cluster is started with. */
export interface ClusterOptions {
  readonly nodes: number;
  /** Memory for the heap of each node, in megabytes. */
  readonly heapMb?: number;
  /** Threads of each node; one unless told. */
  readonly processors?: number;
  /** Lines for the opensearch.yml of each node. */
  readonly settings?: readonly string[];
  /** Whether Java may take its time to make the program fast, as is due where it is measured. */
  readonly isMeasured?: boolean;
}

/** One node: a process that can be ended, halted and started again. */
export interface ClusterNode {
  readonly name: string;
  readonly url: string;
  /** Ends it at once, as a loss of power does; its data stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on its data and ports. */
  start(): void;
  /** Halts it, so that its connections stay open and nothing answers. */
  halt(): void;
  resume(): void;
  /** Bytes it holds in memory. */
  memory(): number;
  /** Seconds of processor time it has taken. */
  processorSeconds(): number;
}

/** The cluster. */
export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly urls: readonly string[];
  /** Resolves when so many nodes have found each other, all of them if not told. */
  whenJoined(nodes?: number): Promise<void>;
  /** Ends all nodes and removes their data. */
  close(): Promise<void>;
}

/** Starts a cluster and waits for its nodes to have found each other. */
export async function startCluster({
  nodes: count,
  heapMb = 384,
  processors = 1,
  settings = [],
  isMeasured = false,
}: ClusterOptions): Promise<Cluster> {
  const program = prepareNodeProgram();
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-cluster-'));
  const ports = await findFreePorts(2 * count);
  const names = Array.from({ length: count }, (_, number) => `node-${String(number)}`);
  const seeds = names.map((_, number) => `127.0.0.1:${String(ports[count + number])}`);
  const nodes = names.map((name, number) => {
    const home = path.join(folder, name);
    mkdirSync(path.join(home, 'config'), { recursive: true });
    writeFileSync(
      path.join(home, 'config', 'opensearch.yml'),
      [
        'cluster.name: findling-test',
        `node.name: ${name}`,
        `node.processors: ${String(processors)}`,
        'network.host: 127.0.0.1',
        `http.port: ${String(ports[number])}`,
        `transport.port: ${String(ports[count + number])}`,
        `discovery.seed_hosts: ${JSON.stringify(seeds)}`,
        `cluster.initial_cluster_manager_nodes: ${JSON.stringify(names)}`,
        // A disk that others have filled is no failure of a test.
        'cluster.routing.allocation.disk.threshold_enabled: false',
        ...settings,
        '',
      ].join('\n'),
    );
    const url = `http://127.0.0.1:${String(ports[number])}`;
    return startedNode(program, { name, home, heapMb, isMeasured, url });
  });
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  const whenJoined = (wanted = count): Promise<void> => waitForNodes(nodes, wanted);
  try {
    await whenJoined();
  } catch (error) {
    await close();
    throw error;
  }
  return { nodes, urls: nodes.map(({ url }) => url), whenJoined, close };
}

interface NodePlace {
  readonly name: string;
  readonly home: string;
  readonly url: string;
  readonly heapMb: number;
  readonly isMeasured: boolean;
}

function startedNode(
  { java, classPath }: NodeProgram,
  { name, home, url, heapMb, isMeasured }: NodePlace,
): ClusterNode {
  let child: ChildProcess | null = null;
  const node = {
    name,
    url,
    start(): void {
      const started = spawn(
        java,
        [
          '-Xms128m',
          `-Xmx${String(heapMb)}m`,
          '-XX:+UseSerialGC',
          ...(isMeasured ? [] : ['-XX:TieredStopAtLevel=1']),
          `-Djava.io.tmpdir=${home}`,
          '-cp',
          classPath,
          'ClusterNode',
          home,
        ],
        { stdio: ['pipe', 'pipe', 'pipe'] },
      );
      const log = createWriteStream(path.join(home, 'log'), { flags: 'a' });
      started.stdout.pipe(log, { end: false });
      started.stderr.pipe(log, { end: false });
      // Standard input is left open, and nothing said: the node ends when this process does.
      started.stdin.on('error', () => undefined);
      started.once('exit', () => {
        setTimeout(() => {
          if (child === started) node.start();
        }, AGAIN_MS);
      });
      child = started;
    },
    async kill(): Promise<void> {
      const running = child;
      child = null;
      if (running?.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('close', resolve));
      running.kill('SIGKILL');
      await ended;
    },
    halt(): void {
      child?.kill('SIGSTOP');
    },
    resume(): void {
      child?.kill('SIGCONT');
    },
    memory(): number {
      const status = readFileSync(`/proc/${String(child?.pid)}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    processorSeconds(): number {
      const fields =
        readFileSync(`/proc/${String(child?.pid)}/stat`, 'utf8')
          .split(') ')[1]
          ?.split(' ') ?? [];
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND;
    },
  };
  node.start();
  return node;
}

async function waitForNodes(nodes: readonly ClusterNode[], wanted: number): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    for (const { url } of nodes) {
      const health = await ask(`${url}/_cluster/health?timeout=1s&wait_for_nodes=${String(wanted)}`);
      const isJoined = health?.['number_of_nodes'] === wanted && health['timed_out'] === false;
      if (isJoined && (await countVoters(url)) >= mostVoters(wanted)) return;
    }
    await delay(100);
  }
  throw new Error(`the cluster did not come together within ${String(START_MS / 1000)} seconds`);
}

/**
 * Nodes that elect the manager: an odd number. A node may have joined and still be a mere name among them; where one of the others
 * dies in that moment, those that are left are too few to elect.
 */
function mostVoters(nodes: number): number {
  return nodes % 2 === 0 ? nodes - 1 : nodes;
}

async function countVoters(url: string): Promise<number> {
  const path = 'metadata.cluster_coordination.last_committed_config';
  const state = (await ask(`${url}/_cluster/state/metadata?filter_path=${path}`)) as {
    readonly metadata?: {
      readonly cluster_coordination?: { readonly last_committed_config?: readonly string[] };
    };
  } | null;
  const voters = state?.metadata?.cluster_coordination?.last_committed_config ?? [];
  return voters.filter((voter) => !voter.startsWith('{bootstrap-placeholder}')).length;
}

async function ask(url: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Ports of loopback that nobody listened on a moment ago. */
async function findFreePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            resolve(server);
          });
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
