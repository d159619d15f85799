// The own fields of an index in a cluster, with what their values are like.

import type { EngineField } from '../../search/engine.js';
import { ownFieldName } from '../own-columns.js';
import type { ClusterView } from './cluster-view.js';

/** Different values are counted up to about so many. */
const PRECISION = 3000;

/** The own fields, the configured ones first; and whether a part of the index did not answer, so that they are told by the others. */
export async function describeClusterFields(view: ClusterView): Promise<{
  readonly fields: readonly EngineField[];
  readonly isPartial: boolean;
}> {
  const { fields } = view.told.schema;
  if (fields.length === 0) return { fields: [], isPartial: false };
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
  const inquiry = view.inquire(Infinity);
  const answers = await inquiry.ask(bodies);
  const described = fields.map(({ name, type, label, facet, configured }, index) => {
    const answer = answers[index];
    const { value = 0 } = (answer?.aggregations?.['values'] ?? {}) as { readonly value?: number };
    const documents = answer?.hits.total?.value ?? 0;
    return { name, type, label, facet, configured, documents, values: value };
  });
  return { fields: described, isPartial: inquiry.isPartial };
}
