// What is indexed and with what weight, and what of a document is a facet. One schema for every index.

import { createHash } from 'node:crypto';
import { CLEANING_VERSION } from '../../documents/cleaning/cleaning-version.js';
import type { Document } from '../../documents/document.js';
import { withSynonyms } from '../../documents/own/field-words.js';
import {
  listOtherTexts,
  listSearchedTexts,
  NO_SEARCHED_FIELDS,
  type SearchedFields,
} from '../../documents/own/searched-fields.js';
import { listRoleTexts } from '../../documents/own/text-roles.js';
import { MAX_SEARCHED_FIELDS } from '../../field-settings.js';
import { ANALYSIS_VERSION } from '../../text/analyzer.js';
import { analyzerNameFor } from '../../text/languages.js';

/** An indexed text field. */
export interface Field {
  readonly name:
    | 'title'
    | 'text'
    | 'related'
    | 'tags'
    | 'other'
    | 'author'
    | 'summary'
    | 'texts'
    | `own${number}`;
  /** What one occurrence counts. */
  readonly weight: number;
  /** How much a field that is longer than the average is held against it, 0 to 1: see `lengthNorm`. */
  readonly b: number;
}

/** The indexed fields; a segment names a field by its index in this list. */
export const fields: readonly Field[] = [
  { name: 'title', weight: 2.5, b: 0.5 },
  { name: 'text', weight: 1, b: 0.65 },
  { name: 'related', weight: 0.25, b: 0.5 },
  { name: 'tags', weight: 0.5, b: 0.5 },
  // So little that one occurrence in a body counts more, however long that is.
  { name: 'other', weight: 0.05, b: 0.25 },
  // Fields of a record that are known by their names: see `listRoleTexts`.
  { name: 'author', weight: 0.5, b: 0.5 },
  { name: 'summary', weight: 0.5, b: 0.5 },
  // Long texts of a record that nothing else searches.
  { name: 'texts', weight: 0.25, b: 0.5 },
  // Fields that are configured to be searched by themselves, in the order of the settings.
  ...Array.from({ length: MAX_SEARCHED_FIELDS }, (_, index): Field => {
    return { name: `own${index + 1}`, weight: 0.5, b: 0.5 };
  }),
];

/** The index of the title in `fields`. */
export const TITLE_FIELD = 0;
/** The index of the body in `fields`: nearly all postings are in it alone. */
export const TEXT_FIELD = 1;
/** The index of the tags in `fields`. */
export const TAGS_FIELD = 3;
/** The index of other names in `fields`. */
export const OTHER_FIELD = 4;
/** The index of the author in `fields`. */
export const AUTHOR_FIELD = 5;
/** The index of the summary in `fields`. */
export const SUMMARY_FIELD = 6;
/** The index of other long texts in `fields`. */
export const TEXTS_FIELD = 7;
/** The index in `fields` of the first field that is configured to be searched by itself. */
export const FIRST_OWN_FIELD = 8;

/** All numbers that a score is made with. The bounds in an index hold for the parameters that ship; a searcher may be given others. */
export interface RankingParameters {
  /** Saturation of the weighted frequency (BM25's k1). */
  readonly k1: number;
  /**
   * The same for bigrams of ideographs. A word of several characters is several bigrams, which come together: each alone
   * has to be saturated sooner.
   */
  readonly bigramK1: number;
  /** Weight and b of each field, in the order of `fields`. */
  readonly fields: readonly Pick<Field, 'weight' | 'b'>[];
  /** A field counts as so many times as long as the average at most: see `lengthNorm`. */
  readonly maxRelativeLength: number;
  /** What an occurrence in the very form that was typed counts, on top of its weight. */
  readonly exactForm: number;
  /** What an occurrence right beside another word of the query counts, on top of its weight. */
  readonly nearness: number;
  /** Words farther apart than this are not near. */
  readonly near: number;
  /** The first hits of a stage that are ordered anew by the positions of the words: so many. */
  readonly rerankWindow: number;
  /** What the most telling word of the first hits counts beside those typed; 0 for no feedback. */
  readonly feedback: number;
  /** Queries of fewer words that rank have no feedback. */
  readonly feedbackWords: number;
}

/** The parameters that ship. */
export const shippedParameters: RankingParameters = {
  k1: 2,
  bigramK1: 1.2,
  fields,
  maxRelativeLength: 16,
  exactForm: 0.3,
  nearness: 0.3,
  near: 5,
  rerankWindow: 20,
  feedback: 0.25,
  feedbackWords: 4,
};

/**
 * The values of an indexed field, in order; positions leave a gap between values.
 * @param searched what is configured to be searched by itself
 */
export function fieldValues(
  document: Document,
  field: Field,
  searched: SearchedFields = NO_SEARCHED_FIELDS,
): readonly string[] {
  switch (field.name) {
    case 'title':
      return [document.title];
    case 'text':
      return [document.text];
    case 'related':
      return document.related;
    case 'other':
      return document.other;
    case 'tags':
      return listTagTexts(document, searched);
    case 'author':
    case 'summary':
      return listRoleTexts(document.extra, field.name, [...searched.own, searched.hidden]);
    case 'texts':
      return listOtherTexts(document.extra, searched).map(({ text }) => text);
    default: {
      const place = fields.indexOf(field) - FIRST_OWN_FIELD;
      const names = searched.own[place];
      const words = searched.words[place] ?? null;
      const texts = names === undefined ? [] : listSearchedTexts(document.extra, names);
      return words === null ? texts : withSynonyms(texts, words);
    }
  }
}

/** Tags and section, and behind them the topics of the record that are neither. */
function listTagTexts({ tags, section, extra }: Document, searched: SearchedFields): readonly string[] {
  const own = [...tags, ...(section === null ? [] : [section])];
  const topics = listRoleTexts(extra, 'topics', [...searched.own, searched.hidden]);
  return topics.length === 0 ? own : [...own, ...topics.filter((topic) => !own.includes(topic))];
}

/** Facets of which a document has one value or none. */
export const singleFacets = ['language', 'section', 'source'] as const;
/** One of them. */
export type SingleFacet = (typeof singleFacets)[number];

/** The analyzer for a document in this language (a lower-case tag). Short texts in no known language mostly are English. */
export function analyzerForLanguage(language: string | null): string {
  return language === null ? 'english' : analyzerNameFor(language);
}

/**
 * A fingerprint of all that decides what an index answers: fields, weights, analysis, cleaning. An index with another one is
 * rebuilt. 16 hex digits.
 */
export function schemaFingerprint(): string {
  const described = JSON.stringify({
    fields,
    k1: shippedParameters.k1,
    maxRelativeLength: shippedParameters.maxRelativeLength,
    analysis: ANALYSIS_VERSION,
    documents: CLEANING_VERSION,
  });
  return createHash('sha256').update(described).digest('hex').slice(0, 16);
}
