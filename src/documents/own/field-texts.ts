// The texts of a document that are searched as one indexed field, by the role of that.

import type { TextField } from '../../built-in-fields.js';
import { foldWords } from '../../text/fold-value.js';
import type { Document } from '../document.js';
import { withSynonyms } from './field-words.js';
import {
  listOtherTexts,
  listSearchedTexts,
  NO_SEARCHED_FIELDS,
  type SearchedFields,
} from './searched-fields.js';
import { listRoleTexts } from './text-roles.js';

/**
 * The values of an indexed field, in order; positions leave a gap between values.
 * @param searched what is configured to be searched by itself
 * @param stemsOf the stems of a text of an own field, by which words that stand for others are found
 * @param place of the field in `searched`, from 0, where its role is `own`
 */
export function listFieldTexts(
  document: Document,
  { role }: Pick<TextField, 'role'>,
  searched: SearchedFields = NO_SEARCHED_FIELDS,
  place = 0,
  stemsOf: (text: string) => string = foldWords,
): readonly string[] {
  switch (role) {
    case 'heading':
      return [document.title];
    case 'body':
      return [document.text];
    case 'linked':
      return document.related;
    case 'names':
      return document.other;
    case 'labels':
      return listLabels(document, searched);
    case 'people':
      return listRoleTexts(document.extra, 'people', [...searched.own, searched.hidden]);
    case 'abstract':
      return listRoleTexts(document.extra, 'abstract', [...searched.own, searched.hidden]);
    case 'texts':
      return listOtherTexts(document.extra, searched).map(({ text }) => text);
    case 'own': {
      const names = searched.own[place];
      const words = searched.words[place] ?? null;
      const texts = names === undefined ? [] : listSearchedTexts(document.extra, names);
      return words === null ? texts : withSynonyms(texts, words, stemsOf);
    }
  }
}

/** Tags and section, and behind them the topics of the record that are neither. */
function listLabels({ tags, section, extra }: Document, searched: SearchedFields): readonly string[] {
  const own = [...tags, ...(section === null ? [] : [section])];
  const topics = listRoleTexts(extra, 'labels', [...searched.own, searched.hidden]);
  return topics.length === 0 ? own : [...own, ...topics.filter((topic) => !own.includes(topic))];
}
