// The own fields of an index in a cluster, with what their values are like.

import type { EngineField } from '../../search/engine.js';
import { ownFieldName } from '../own-columns.js';
import type { ClusterView } from './cluster-view.js';

/** Different values are counted up to about so many. */
const PRECISION = 3000;

/** The own fields, the configured ones first. */
export async function describeClusterFields(view: ClusterView): Promise<readonly EngineField[]> {
  const { fields } = view.told.schema;
  if (fields.length === 0) return [];
  const bodies = fields.map(({ columns }) => {
    const keys = columns.map((column) => `own.key.${ownFieldName(column)}`);
    const values = { cardinality: { field: keys[0], precision_threshold: PRECISION } };
    return {
      size: 0,
      track_total_hits: true,
      query: { bool: { should: keys.map((field) => ({ exists: { field } })), minimum_should_match: 1 } },
      aggs: { values },
    };
  });
  const answers = await view.ask(bodies, Infinity);
  return fields.map(({ name, type, label, facet, configured }, index) => {
    const answer = answers[index];
    const { value = 0 } = (answer?.aggregations?.['values'] ?? {}) as { readonly value?: number };
    const documents = answer?.hits.total?.value ?? 0;
    return { name, type, label, facet, configured, documents, values: value };
  });
}
