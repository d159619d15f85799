// The parameters of ranking with the weights that are configured for own fields.

import type { Schema } from '../../index/format/own/own-schema.js';
import { fields, type RankingParameters, shippedParameters } from '../../index/format/schema.js';

/** The parameters for a schema: those that ship where no weight is configured. */
export function weighedBy(schema: Schema): RankingParameters {
  const weights = new Map(
    schema.fields.flatMap(({ searchedIn, weight }) =>
      searchedIn === null || weight === null ? [] : [[searchedIn, weight] as const],
    ),
  );
  if (weights.size === 0) return shippedParameters;
  return {
    ...shippedParameters,
    fields: fields.map((field, index) => ({ ...field, weight: weights.get(index) ?? field.weight })),
  };
}
