// What a run goes on from, by what the folder keeps track of and what the cluster serves. Whatever does not fit together is refused,
// with the command that builds it anew; what a crash has left is taken up.

import { FindlingError } from '../../errors.js';
import type { PhysicalIndex } from '../cluster-indices.js';
import { isCurrentMeta } from '../cluster-meta.js';
import type { Tracked, Tracking } from './tracking-file.js';

/** What is known when a run begins. */
export interface StartFacts {
  /** The generation of the folder; 0 where it keeps track of nothing, or not as this version does. */
  readonly generation: number;
  /** Whether everything is to be built anew, whatever there is. */
  readonly full: boolean;
  readonly folder: string;
  readonly cluster: string;
  readonly clusterName: string;
  readonly alias: string;
  /** Parts that are asked for; null for any. */
  readonly shards: number | null;
  /** What the alias leads to. */
  readonly live: PhysicalIndex | null;
  readonly all: readonly PhysicalIndex[];
  readonly tracking: Tracking | null;
  /** What the folder keeps track of at its generation. */
  readonly tracked: Tracked | null;
}

/** What to do: build anew, and why; go on from what is served; or first publish what a run had finished but for that. */
export type StartDecision =
  | { readonly kind: 'anew'; readonly reason: string | null }
  | { readonly kind: 'goOn'; readonly tracked: Tracked }
  | { readonly kind: 'publish'; readonly tracked: Tracked };

/** @throws FindlingError `index_mismatch` */
export function decideStart(facts: StartFacts): StartDecision {
  const { full, live, tracked, generation, alias, cluster } = facts;
  if (full) return { kind: 'anew', reason: null };
  refuseOtherMapping(facts);
  if (generation === 0) {
    refuseUnknown(facts);
    return { kind: 'anew', reason: null };
  }
  if (tracked?.cluster !== cluster || tracked.alias !== alias) {
    refuseUnknown(facts);
    return { kind: 'anew', reason: 'the index in the folder kept track of another cluster, or of none' };
  }
  const index = facts.all.find(({ name }) => name === tracked.index);
  if (index?.meta?.build !== tracked.build) {
    refuseUnknown(facts);
    return { kind: 'anew', reason: `${tracked.index} is no longer in the cluster` };
  }
  if (live?.name === index.name && index.meta.generation === generation) return { kind: 'goOn', tracked };
  // All of it is there and counted: only the last step of the run before is missing.
  if (!tracked.published) return { kind: 'publish', tracked };
  throw mismatch(
    facts,
    `${alias} leads to ${live?.name ?? 'nothing'}, and ${facts.folder} keeps track of ${index.name}`,
  );
}

/** What is served was written by another mapping, analysis or cleaning, or in other parts than are asked for. */
function refuseOtherMapping(facts: StartFacts): void {
  const { live, alias, shards } = facts;
  if (live === null) return;
  if (live.meta === null)
    throw mismatch(
      facts,
      `${alias} leads to ${live.name}, which Findling did not write, or not as this version reads it`,
    );
  if (!isCurrentMeta(live.meta))
    throw mismatch(
      facts,
      `${live.name} was written by another mapping or analysis of texts than this version has`,
    );
  if (shards !== null && shards !== live.shards)
    throw mismatch(facts, `${live.name} has ${live.shards} shards, and opensearch.shards is ${shards}`);
}

/** What is served is known to no generation of the folder: another corpus may be in it. */
function refuseUnknown(facts: StartFacts): void {
  const { live, tracking, alias } = facts;
  if (live?.meta === null || live === null) return;
  const builds = [tracking?.now.build, tracking?.before?.build];
  if (builds.includes(live.meta.build)) return;
  throw mismatch(
    facts,
    `${alias} has ${live.meta.documents} documents that ${facts.folder} does not keep track of`,
  );
}

function mismatch({ clusterName }: StartFacts, what: string): FindlingError {
  return new FindlingError(
    'index_mismatch',
    `${what} (${clusterName}). To build it anew beside what is served, and then serve that: findling index --full`,
  );
}
