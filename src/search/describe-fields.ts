// The own fields of a generation as an engine names them, with what their values are like.

import { memoize } from '../collections/memo.js';
import { findDistinctValues, sumFieldFacts } from '../index/read/field-facts.js';
import type { Generation } from '../index/read/generation.js';
import type { EngineField } from './engine.js';

/** The own fields; found once for each generation. */
export const describeFields = memoize(({ schema, segments }: Generation): readonly EngineField[] =>
  schema.fields.map(({ name, type, label, facet, configured, columns }) => {
    const { documents } = sumFieldFacts(columns, segments);
    const { count } = findDistinctValues(columns, segments);
    return { name, type, label, facet, configured, documents, values: count };
  }),
);
