// What explanations of a score say on a page: the sentences of the engine, and the words that are filled into them, with a table for
// each language of the interface.

import type { MatchKind } from '../../../search/plan/variants/term-variant.js';
import type { ExplanationName } from '../../../search/query/explanations.js';

/** What `{kind}` is filled in with: why a word matched. */
export type KindName = `kind${Capitalize<MatchKind>}`;

/** What `{field}` is filled in with for the text fields that every document has; others are called what they are called. */
export type FieldName =
  | 'field_title'
  | 'field_text'
  | 'field_related'
  | 'field_tags'
  | 'field_other'
  | 'field_author'
  | 'field_summary'
  | 'field_texts';

/** The explanations in one language; `{name}` is filled in. Those in English are made and read by the engine: `{name|noun}`. */
export type Explanations = Readonly<Record<ExplanationName | KindName | FieldName, string>>;
