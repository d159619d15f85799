// One cluster of three nodes for all files of the suite. Where none can be started, they skip and say why.

import type { TestProject } from 'vitest/node';
import { reasonForNoCluster } from './cluster/node-program.js';
import { type Cluster, startCluster } from './cluster/start-cluster.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the nodes answer; none where there is no cluster. */
    readonly nodes: readonly string[];
  }
}

let cluster: Cluster | null = null;

export async function setup(project: TestProject): Promise<void> {
  const reason = reasonForNoCluster();
  if (reason !== null) process.stderr.write(`skipped: ${reason}\n`);
  else cluster = await startCluster({ nodes: 3 });
  project.provide('nodes', cluster?.urls ?? []);
}

export async function teardown(): Promise<void> {
  await cluster?.close();
}
