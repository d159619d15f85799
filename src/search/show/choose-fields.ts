// The own fields of a document that a hit comes with, as the document has them.

import { foldFieldName } from '../../documents/own/own-values.js';

/**
 * Picks fields by their names; `*` is all, `address.city` a part of one. A name is found however it is spelled.
 * @returns what it takes of the fields of a document: those it has, under the names asked for
 */
export function chooseFields(
  names: readonly string[],
): (fields: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> {
  const isAll = names.includes('*');
  const wanted = names
    .filter((name) => name !== '*')
    .map((name) => ({
      name,
      path: name
        .replace(/^fields\./, '')
        .split('.')
        .map(foldName),
    }));
  return (fields) => {
    const chosen: Record<string, unknown> = isAll ? { ...fields } : {};
    for (const { name, path } of wanted) {
      const value = valueAt(fields, path);
      if (value !== undefined) chosen[name] = value;
    }
    return chosen;
  };
}

function foldName(name: string): string {
  return foldFieldName(name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_'));
}

/** The value at a path; of a list those of its items. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    const found = value.map((item: unknown) => valueAt(item, path)).filter((item) => item !== undefined);
    return found.length === 0 ? undefined : found;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((own) => foldName(own) === name);
  return key === undefined ? undefined : valueAt((value as Readonly<Record<string, unknown>>)[key], rest);
}
