// Which of the indexed fields count for a word or a search: a number in which bit n stands for field n of the schema (`has-field.ts`).

import { FindlingError } from '../../errors.js';
import { fields } from '../../index/format/schema.js';
import type { AskedFields } from '../query/asked-field.js';

/** The mask of all fields. */
export const ALL_FIELDS = (1 << fields.length) - 1;

/**
 * The mask of the fields with these names, indexed ones or own ones; of all fields where none is named.
 * @throws FindlingError `invalid_parameter` for a name that no field has
 */
export function fieldMaskOf(names: readonly string[] | null, own: AskedFields): number {
  if (names === null || names.length === 0) return ALL_FIELDS;
  return names.reduce((mask, name) => {
    const builtIn = own.texts.findIndex((other) => other.role !== 'own' && other.name === name);
    const field = builtIn >= 0 ? builtIn : (own.find(name)?.searchedIn ?? -1);
    if (field < 0) {
      const searched = own.names.filter((other) => own.find(other)?.searchedIn !== null);
      const texts = own.texts.flatMap((other) => (other.role === 'own' ? [] : [other.name]));
      const known = [...texts, ...searched].join(', ');
      throw new FindlingError('invalid_parameter', `fields: "${name}" is not a field; there are ${known}`);
    }
    return mask | (1 << field);
  }, 0);
}
