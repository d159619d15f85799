// Finds an own field by its name as somebody wrote it.

import { foldFieldName } from '../../../documents/own/own-values.js';
import type { OwnField, Schema } from './own-schema.js';

/** The field with this name, however it is spelled; `fields.year` is the own field `year`. Undefined where there is none. */
export function findField({ fields }: Pick<Schema, 'fields'>, name: string): OwnField | undefined {
  const exact = fields.find((field) => field.name === name);
  if (exact !== undefined) return exact;
  const folded = foldFieldName(name);
  const found = fields.find((field) => foldFieldName(field.name) === folded);
  return (
    found ?? (/^fields\../i.test(name) ? findField({ fields }, name.slice('fields.'.length)) : undefined)
  );
}
