// Which own fields of the documents the page offers as facets, and in which order.

import type { EngineField } from '../../../search/engine.js';

/** Facets of own fields on a page. */
const MAX_FACETS = 8;
/** Documents that have a field that was not configured, of all. */
const MIN_SHARE = 0.2;
/** A name that is not configured is offered where so many documents share a value, on average. */
const MIN_DOCUMENTS_A_VALUE = 2;
/** Numbers that are names of something. */
const CODE =
  /(?:^|[._-])(?:id|ids|uid|no|nr|num|index|code|isbn|ean|sku|zip|phone|lat|lon|lng|latitude|longitude)$|[a-z](?:Id|ID)$/i;

/**
 * The fields that a person can choose by: the configured ones in their order, then those that most documents have and that part
 * them. They are named as in a filter: `fields.price`.
 * @param documents of the collection
 */
export function chooseOwnFacets(
  fields: readonly EngineField[],
  documents: number,
): ReadonlyMap<string, EngineField> {
  const configured = fields.filter(({ configured: isConfigured, facet }) => isConfigured && facet);
  const found = fields
    .filter((field) => !field.configured && field.facet && parts(field, documents))
    .sort((a, b) => b.documents - a.documents);
  return new Map(
    [...configured, ...found].slice(0, MAX_FACETS).map((field) => [`fields.${field.name}`, field]),
  );
}

function parts({ name, type, documents: having, values }: EngineField, documents: number): boolean {
  if (values < 2 || having < documents * MIN_SHARE) return false;
  if (type === 'number') return !CODE.test(name);
  return (
    type !== 'keyword' ||
    (!/url|uri|href|path|image|slug/i.test(name) && having >= values * MIN_DOCUMENTS_A_VALUE)
  );
}
