// Texts: values of many words, of which hardly two are the same. Only those that are short enough to be kept can be compared.

import type { FieldType } from './field-type.js';
import { keywordType } from './keyword-type.js';

/** The type `text`: compared as keywords are, and no facet. */
export const textType: FieldType = { ...keywordType, name: 'text' };
