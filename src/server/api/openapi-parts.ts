// The parts of which a description of the API is made: parameters and schemas in OpenAPI 3.1, from those that check them.

import { z } from 'zod';
import type { EngineField } from '../../search/engine.js';
import type { ParameterSet } from '../http/parameters.js';

/** A piece of the description. */
export type Json = Readonly<Record<string, unknown>>;

/** Parameters with their descriptions, defaults and schemas. */
export function printParameters(
  { parameters }: ParameterSet,
  where: 'query' | 'path' = 'query',
): readonly Json[] {
  return Object.entries(parameters).map(([name, { schema, fallback, description }]) => {
    const kind = printSchema(schema, 'output');
    const style = kind['type'] === 'array' ? { style: 'form', explode: false } : {};
    if (where === 'path') return { name, in: where, required: true, description, schema: kind };
    const usual = fallback === undefined ? {} : { default: fallback };
    return { name, in: where, description, schema: { ...kind, ...usual }, ...style };
  });
}

/** Own fields that a description names. */
const MAX_NAMED_FIELDS = 50;
/** Which own fields a parameter takes. */
const TAKES: Readonly<Record<string, (field: EngineField) => boolean>> = {
  filter: () => true,
  facets: ({ facet }) => facet,
  disjunctive: ({ facet }) => facet,
  sort: ({ type }) => type !== 'text',
  distinct: () => true,
  attributesToRetrieve: () => true,
};

/** The parameters with the own fields that each takes in its description. */
export function nameOwnFields(parameters: readonly Json[], fields: readonly EngineField[]): readonly Json[] {
  return parameters.map((parameter) => {
    const takes = TAKES[String(parameter['name'])];
    const taken = takes === undefined ? [] : fields.filter(takes);
    if (taken.length === 0) return parameter;
    const named = taken.slice(0, MAX_NAMED_FIELDS).map(({ name, type }) => `${name} (${type})`);
    const more = taken.length > MAX_NAMED_FIELDS ? ', ...' : '';
    return {
      ...parameter,
      description: `${String(parameter['description'])} Own fields: ${named.join(', ')}${more}.`,
    };
  });
}

/** A schema as OpenAPI writes it. */
export function printSchema(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  return dropDialect(z.toJSONSchema(schema, { io }));
}

/** A schema inside an API description carries neither a dialect nor an id of its own. */
export function dropDialect(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}

/** Refers to a schema of the components. */
export function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
