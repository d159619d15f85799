// How many parts an index is built in, by how much there is to read. A part is searched by one thread of one node: more than a node has
// cores help nobody, and fewer than there are nodes leave some of them idle. docs/many-machines.md says how to choose.

import type { OpenSearchSettings } from '../../opensearch-settings.js';
import type { IndexLayout } from '../mapping.js';

/** Bytes of files for one part: an index of about as much. */
export const BYTES_PER_SHARD = 20e9;
/** More are only built where they are asked for. */
const MAX_CHOSEN = 64;

/** @param bytes of the files of the corpus */
export function chooseLayout(
  { shards, replicas }: Pick<OpenSearchSettings, 'shards' | 'replicas'>,
  bytes: number,
): IndexLayout {
  const chosen = Math.min(MAX_CHOSEN, Math.max(1, Math.ceil(bytes / BYTES_PER_SHARD)));
  return { shards: shards ?? chosen, replicas };
}
