// Settings that name what no document has, as a misspelt name does. They are no errors: the documents may be still to come.

import { DATE_FIELD } from '../../built-in-fields.js';
import { isBuiltIn } from '../../documents/own/field-names.js';
import { roleOfKnownName } from '../../documents/records/known-names.js';
import { type FieldSetting, fieldsOf } from '../../field-settings.js';
import { boostsOf } from '../../importance-settings.js';
import type { UnusedSetting } from '../../setting-problem.js';
import { fieldTypes } from '../field-types/field-types.js';
import { findField } from '../format/own/find-field.js';
import type { Schema } from '../format/own/own-schema.js';
import { FIRST_OWN_FIELD } from '../format/schema.js';
import type { Generation } from '../read/generation.js';
import type { SchemaSettings } from './infer-schema.js';

/** The settings that have no effect on the documents of a generation. */
export function listUnusedSettings(
  generation: Pick<Generation, 'address'>,
  schema: Schema,
  { fields = {}, importance = {} }: SchemaSettings,
): readonly UnusedSetting[] {
  const unused: UnusedSetting[] = [];
  const add = (setting: string, problem: string): void => void unused.push({ setting, problem });
  const addUnknown = (setting: string, name: string): void => {
    if (findField(schema, name) === undefined) add(setting, `no document has a field "${name}"`);
  };
  for (const [name, setting] of Object.entries(fieldsOf(fields)))
    if (setting !== false && !isSaidOfDocuments(name, setting)) addUnknown(`fields.${name}`, name);
  for (const [name, setting] of Object.entries(fieldsOf(fields))) {
    const field = findField(schema, name);
    if (setting === false || field === undefined || (field.searchedIn ?? 0) >= FIRST_OWN_FIELD) continue;
    for (const part of ['language', 'stopWords', 'protectedWords', 'synonyms'] as const)
      if (setting[part] !== undefined)
        add(
          `fields.${name}.${part}`,
          `the field "${name}" is not searched by itself: say "as": "text" of it, or give it a weight`,
        );
  }
  boostsOf(importance).forEach(({ field: name }, index) => {
    if (name === DATE_FIELD) return;
    const setting = `importance.boost.${index}.field`;
    addUnknown(setting, name);
    const field = findField(schema, name);
    if (field !== undefined && fieldTypes[field.type].importance === null)
      add(
        setting,
        `the field "${name}" is a ${field.type}, and only numbers, dates and truth values tell importance`,
      );
  });
  (importance.weights ?? []).forEach(({ field }, index) => {
    if (field !== undefined) addUnknown(`importance.weights.${index}.field`, field);
  });
  (importance.pins ?? []).forEach(({ ids }, index) => {
    for (const id of ids)
      if (generation.address(id) === null)
        add(`importance.pins.${index}.ids`, `no document has the id "${id}"`);
  });
  return unused;
}

/** Whether what is set of a field is about the text or the other fields that every document has. */
function isSaidOfDocuments(name: string, { from, language }: Exclude<FieldSetting, false>): boolean {
  return (
    (isBuiltIn(name) && from !== undefined) || (roleOfKnownName(name) === 'text' && language !== undefined)
  );
}
