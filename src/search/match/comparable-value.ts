// Values of facets as filters compare them.

import { LANGUAGE_KEYWORD } from '../../built-in-fields.js';
import { toLanguageTag } from '../../documents/language/language-tag.js';
import type { FilterFacet } from '../query/filter/filter.js';

/**
 * A value of a facet as it is compared: neither case nor how accents are encoded tells values apart. Documents keep the language that
 * they declare, without its region: `en-US` is `en` for them.
 */
export function comparableValue(facet: FilterFacet, value: string): string {
  const tag = facet === LANGUAGE_KEYWORD ? toLanguageTag(value) : null;
  return tag ?? value.normalize('NFC').toLowerCase().normalize('NFC');
}
