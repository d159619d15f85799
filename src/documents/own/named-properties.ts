// What a file says of itself beside its text under names of its own: properties of an office document, keys of a PDF, headers of a
// message, metadata of a page. Most of it nobody searches for; settings name what is to become a field.

import { emptyRecord, type JsonRecord } from '../json-value.js';
import { type FieldNames, foldName, nameFields } from './field-names.js';

/** Properties by their names, in the order in which they stand; a name may come more than once. */
export type NamedProperties = Iterable<readonly [name: string, value: string]>;

/**
 * The record of a file with the properties that settings name, its fields named as settings have it.
 * @param properties is called only where settings say something
 */
export function nameProperties(
  record: JsonRecord,
  names: FieldNames | undefined,
  properties: () => NamedProperties,
): JsonRecord {
  if (names === undefined) return record;
  const wanted = new Set([...names.renamed.flatMap(({ from }) => from), ...(names.wanted ?? [])]);
  const fields = Object.assign(emptyRecord(), record);
  const known = new Set(Object.keys(record).map(foldName));
  const added = new Map<string, string[]>();
  for (const [name, value] of properties()) {
    const line = value.trim();
    const folded = foldName(name);
    if (line === '' || !wanted.has(folded) || known.has(folded)) continue;
    const values = added.get(name);
    if (values === undefined) added.set(name, [line]);
    else if (!values.includes(line)) values.push(line);
  }
  for (const [name, values] of added) fields[name] = values.length === 1 ? values[0] : values;
  return nameFields(fields, names, true);
}
