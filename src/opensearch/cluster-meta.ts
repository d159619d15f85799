// What an index in a cluster says of itself, in `_meta` of its mapping. It is replaced as a whole when a run has ended: who reads it
// knows which generation of documents is served, and how they are asked.

import { z } from 'zod';
import { schemaShape } from '../index/format/own/own-schema.js';
import { schemaFingerprint } from '../index/format/schema.js';
import { MAPPING_VERSION } from './mapping.js';

const shape = z.object({
  /** Version of the mapping. */
  mapping: z.int(),
  /** See `schemaFingerprint`: by other fields, weights, analysis or cleaning the answers would be others. */
  schema: z.string(),
  /** Tells this index from all others that were ever built. */
  build: z.string(),
  /** The generation of the folder that keeps track of it; 0 while its first run has not ended. */
  generation: z.int().min(0),
  /** The last run whose documents are all there: see `cluster-lock.ts`. */
  epoch: z.int().min(0),
  documents: z.int().min(0),
  /** Words of each indexed field on average, by which `ranks` was made; in the order of `fields`. */
  averages: z.array(z.number()),
  /** The same over all documents of the build, by which the next build goes; empty before the first has ended. */
  measured: z.array(z.number()),
  /** Names of the analyzers that documents were analyzed by. */
  analyzers: z.array(z.string()),
  /** Names of the own fields that have a place in the mapping. */
  mapped: z.array(z.string()),
  /** The own fields and their types. */
  fields: schemaShape,
  /** When the run ended, ISO 8601. */
  updated: z.string(),
});

/** What an index says of itself. */
export type ClusterMeta = z.infer<typeof shape>;

/** As it stands in the mapping. */
export function encodeMeta(meta: ClusterMeta): Readonly<Record<string, unknown>> {
  return { findling: meta };
}

/** Reads `_meta`; null for an index that Findling has not written, or not as this version does. */
export function decodeMeta(value: unknown): ClusterMeta | null {
  const parsed = z.object({ findling: shape }).safeParse(value);
  return parsed.success ? parsed.data.findling : null;
}

/** Whether an index was written by the mapping, analysis and cleaning of this version. */
export function isCurrentMeta({ mapping, schema }: ClusterMeta): boolean {
  return mapping === MAPPING_VERSION && schema === schemaFingerprint();
}
