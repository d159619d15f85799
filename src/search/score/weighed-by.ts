// The parameters of ranking with what words count in the fields of a generation.

import { areWeighedByDefault, type Schema } from '../../index/format/own/own-schema.js';
import { type RankingParameters, shippedParameters } from '../../index/format/schema.js';

/** The parameters for a schema: those that ship where no weight is configured. */
export function weighedBy({ texts }: Pick<Schema, 'texts'>): RankingParameters {
  return areWeighedByDefault(texts) ? shippedParameters : { ...shippedParameters, fields: texts };
}
