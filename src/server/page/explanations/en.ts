// What explanations say in English: the sentences of the engine.

import { EXPLANATIONS } from '../../../search/query/explanations.js';
import type { Explanations } from './explanation.js';

/** What explanations say in English. */
export const en: Explanations = {
  ...EXPLANATIONS,
  kindWord: 'word',
  kindSynonym: 'synonym',
  kindCompound: 'compound',
  kindPrefix: 'prefix',
  kindTypo: 'typo',
  field_title: 'title',
  field_text: 'text',
  field_related: 'related',
  field_tags: 'tags',
  field_other: 'other',
  field_author: 'author',
  field_summary: 'summary',
  field_texts: 'texts',
};
