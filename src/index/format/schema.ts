// What is indexed and with what weight, and what of a document is a facet. One schema for every index.

import { createHash } from 'node:crypto';
import type { Document } from '../../documents/document.js';
import { ANALYSIS_VERSION } from '../../text/analyzer.js';
import { analyzerNameFor } from '../../text/languages.js';

/** An indexed text field. `weight` multiplies its frequencies; `b` is how much a long field is held against it (0 to 1). */
export interface Field {
  readonly name: 'title' | 'text' | 'related' | 'tags';
  readonly weight: number;
  readonly b: number;
}

/** The indexed fields; a field's place in this list is its number in a segment. */
export const fields: readonly Field[] = [
  { name: 'title', weight: 2.5, b: 0.5 },
  { name: 'text', weight: 1, b: 0.65 },
  { name: 'related', weight: 0.25, b: 0.5 },
  { name: 'tags', weight: 0.5, b: 0.5 },
];

/** The index of the title in `fields`. */
export const TITLE_FIELD = 0;
/** The index of the body in `fields`: nearly all postings are in it alone. */
export const TEXT_FIELD = 1;

/** All numbers the score is made with. An index holds bounds for those that ship; a searcher may be given others. */
export interface RankingParameters {
  /** Saturation of the weighted frequency (BM25's k1). */
  readonly k1: number;
  /**
   * The same for pairs of characters. A word of several characters is several pairs, which come together: each alone has
   * to be saturated sooner.
   */
  readonly bigramK1: number;
  /** Weight and b of each field, in the order of `fields`. */
  readonly fields: readonly Pick<Field, 'weight' | 'b'>[];
  /** What an occurrence in the form typed counts, on top of its weight. */
  readonly exactForm: number;
  /** What an occurrence right beside another word of the query counts, on top of its weight. */
  readonly nearness: number;
  /** Words farther apart than this are not near. */
  readonly near: number;
  /** Documents of the first stage that are read by position. */
  readonly rerankWindow: number;
}

/** The parameters that ship. */
export const shippedParameters: RankingParameters = {
  k1: 2,
  bigramK1: 1.2,
  fields,
  exactForm: 0.3,
  nearness: 0.3,
  near: 5,
  rerankWindow: 20,
};

/** The values of an indexed field, in order; positions leave a gap between values. */
export function fieldValues(document: Document, field: Field): readonly string[] {
  switch (field.name) {
    case 'title':
      return [document.title];
    case 'text':
      return [document.text];
    case 'related':
      return document.related;
    case 'tags':
      return [...document.tags, ...(document.section === null ? [] : [document.section])];
  }
}

/** Facets with at most one value a document. */
export const singleFacets = ['language', 'section', 'source'] as const;
export type SingleFacet = (typeof singleFacets)[number];

/** The analyzer for a document in this language (a lower-case tag). Short texts in no known language mostly are English. */
export function analyzerForLanguage(language: string | null): string {
  return language === null ? 'english' : analyzerNameFor(language);
}

/** Changes whenever an index built before would answer differently: weights, fields, analysis, cleaning. */
export function schemaFingerprint(): string {
  const described = JSON.stringify({
    fields,
    k1: shippedParameters.k1,
    analysis: ANALYSIS_VERSION,
    documents: 2,
  });
  return createHash('sha256').update(described).digest('hex').slice(0, 16);
}
