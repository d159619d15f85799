// An index in the cluster with some documents, as a run of `findling index` leaves one behind.

import { randomBytes } from 'node:crypto';
import type { Document } from '../../../src/documents/document.js';
import { inferSchema } from '../../../src/index/commit/infer-schema.js';
import { schemaFingerprint } from '../../../src/index/format/schema.js';
import { analyzerForLanguage } from '../../../src/index/format/schema.js';
import { SegmentSnapshot } from '../../../src/index/read/segment-snapshot.js';
import {
  analyzeBatch,
  averageLengths,
  keyOfDocument,
  sourcesOfBatch,
} from '../../../src/opensearch/cluster-document.js';
import { type ClusterMeta, encodeMeta } from '../../../src/opensearch/cluster-meta.js';
import { type Cluster, pathTo } from '../../../src/opensearch/connect.js';
import {
  indexMappings,
  indexSettings,
  MAPPING_VERSION,
  ownFieldMappings,
} from '../../../src/opensearch/mapping.js';
import { searchedFieldsOfSchema } from '../../../src/opensearch/search/words/told-generation.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { makeSegments } from '../../memory-segments.js';

/** Documents of one request. */
const BATCH = 500;

/** Shards and copies, and what is configured. */
export interface FillOptions {
  readonly shards?: number;
  readonly replicas?: number;
  readonly generation?: number;
}

/** Makes an index of documents behind an alias. */
export async function fillIndex(
  cluster: Cluster,
  alias: string,
  documents: readonly Document[],
  { shards = 3, replicas = 1, generation = 1 }: FillOptions = {},
): Promise<void> {
  const analyzers = new Analyzers();
  const indexed = documents.map((document) => ({
    document,
    path: `${document.id}.json`,
    fingerprint: '0123456789abcdef',
  }));
  const schema = inferSchema(
    makeSegments([documents]).map((segment) => new SegmentSnapshot(segment, new Uint16Array(0))),
  );
  const mapped = [...new Set(schema.fields.flatMap(({ columns }) => columns))];
  const searched = searchedFieldsOfSchema(schema);
  const batches = Array.from({ length: Math.ceil(indexed.length / BATCH) }, (_, number) =>
    analyzeBatch(indexed.slice(number * BATCH, (number + 1) * BATCH), analyzers, searched),
  );
  const averages = averageLengths(batches);
  const meta: ClusterMeta = {
    mapping: MAPPING_VERSION,
    schema: schemaFingerprint(),
    build: randomBytes(8).toString('hex'),
    generation,
    epoch: generation,
    documents: documents.length,
    averages: [...averages],
    measured: [...averages],
    analyzers: [...new Set(documents.map(({ language }) => analyzerForLanguage(language)))].sort(),
    mapped,
    fields: schema,
    updated: new Date().toISOString(),
  };
  const name = `${alias}-${meta.build}`;
  const mappings = indexMappings(encodeMeta(meta));
  await cluster.request({
    method: 'PUT',
    path: pathTo(name),
    query: { wait_for_active_shards: 'all' },
    body: { settings: indexSettings({ shards, replicas }), mappings },
  });
  await cluster.request({ method: 'PUT', path: `${pathTo(name)}/_mapping`, body: ownFieldMappings(mapped) });
  for (const batch of batches) {
    const sources = sourcesOfBatch(batch, {
      epoch: generation,
      averages,
      isMapped: (field) => mapped.includes(field),
    });
    const lines = sources
      .map(
        (source) =>
          `${JSON.stringify({ index: { _id: keyOfDocument(source.id, (text) => text) } })}\n${JSON.stringify(source)}\n`,
      )
      .join('');
    const { body } = await cluster.request({ method: 'POST', path: `${pathTo(name)}/_bulk`, lines });
    if ((body as { errors: boolean }).errors) throw new Error(JSON.stringify(body).slice(0, 2000));
  }
  await cluster.request({ method: 'POST', path: `${pathTo(name)}/_refresh` });
  const actions = [{ remove: { index: '*', alias, must_exist: false } }, { add: { index: name, alias } }];
  await cluster.request({ method: 'POST', path: '/_aliases', body: { actions } });
}
