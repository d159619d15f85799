// The types of fields by their names. A new type is a file beside this one and a line here and in `FIELD_TYPES`.

import { booleanType } from './boolean-type.js';
import { dateType } from './date-type.js';
import type { FieldType, FieldTypeName } from './field-type.js';
import { geoType } from './geo-type.js';
import { keywordType } from './keyword-type.js';
import { numberType } from './number-type.js';
import { textType } from './text-type.js';

/** Every type by its name. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
  boolean: booleanType,
  number: numberType,
  date: dateType,
  keyword: keywordType,
  text: textType,
  geo: geoType,
};
