// The fields of a generation, as queries and filters ask for them.

import { memoize } from '../../collections/memo.js';
import { fieldTypes } from '../../index/field-types/field-types.js';
import { findField } from '../../index/format/own/find-field.js';
import type { OwnField, Schema } from '../../index/format/own/own-schema.js';
import type { AskedField, AskedFields } from '../query/asked-field.js';

/** What can be asked for in documents of a schema. */
export const askedFieldsOf = memoize((schema: Pick<Schema, 'fields' | 'texts'>): AskedFields => {
  const asked = new Map(schema.fields.map((field) => [field.name, askedField(field)]));
  return {
    texts: schema.texts,
    names: schema.fields.map(({ name }) => name),
    find: (name) => asked.get(findField(schema, name)?.name ?? ''),
  };
});

/** A field of a schema as it is asked for. */
function askedField({ name, type, columns, searchedIn }: OwnField): AskedField {
  return { name, columns, searchedIn, type: fieldTypes[type] };
}
