// What the words of a plan are worth, as a query of the cluster: BM25F as the engine on disk has it, since the frequencies in `ranks`
// are weighted by field and length already. Of the terms a word stands for, the best counts.

import { fields, shippedParameters } from '../../../index/format/schema.js';
import { ALL_FIELDS } from '../../../search/plan/field-mask.js';
import type { QueryTerm } from '../../../search/plan/query-term.js';
import { RANK_UNIT } from '../../mapping.js';
import { formTerm, stemTerm } from '../../terms.js';
import { STAND_IN } from '../words/stand-in.js';
import { type ClusterQuery, fieldsOf, type OpenWords, spellingsOf } from './translate-condition.js';

/** Terms of which a beginning takes the score. */
const MAX_SCORED = 64;
/** What an occurrence with other accents than those typed counts, and one of a word that another begins. */
const ACCENTS_BOOST = 0.8;
const PREFIX_BOOST = 0.7;

/** By what a cluster multiplies scores itself: up to version 2 BM25 has a factor of `k1 + 1` there, of the `k1` of the field. */
export interface ScoreFactors {
  readonly ranks: number;
  readonly words: number;
}

/** The factors of a version of OpenSearch. */
export function scoreFactorsOf(version: string): ScoreFactors {
  const { k1 } = shippedParameters;
  return Number.parseInt(version, 10) < 3
    ? { ranks: k1 * RANK_UNIT + 1, words: k1 + 1 }
    : { ranks: 1, words: 1 };
}

/** The words that rank, each as a query that scores as the engine on disk does. */
export function rankQueries(
  words: readonly QueryTerm[],
  open: OpenWords,
  fieldMask: number,
  factors: ScoreFactors,
): readonly ClusterQuery[] {
  return words.flatMap((word): readonly ClusterQuery[] => {
    const query = rankWord(word, open, fieldMask, factors);
    return query === null ? [] : [query];
  });
}

function rankWord(
  word: QueryTerm,
  open: OpenWords,
  fieldMask: number,
  factors: ScoreFactors,
): ClusterQuery | null {
  const mask = word.mask & fieldMask;
  const scale = (shippedParameters.k1 + 1) * word.weight;
  const queries: ClusterQuery[] = [];
  const places =
    mask === ALL_FIELDS ? [{ field: 'ranks', weight: 1 / factors.ranks }] : placesOf(mask, factors);
  for (const { field, weight } of places) {
    for (const { analyzer, stem, boost } of word.variants)
      if (stem !== STAND_IN)
        queries.push({
          term: { [field]: { value: stemTerm(analyzer, stem), boost: scale * boost * weight } },
        });
    for (const value of spellingsOf(word).beginnings)
      queries.push(beginning(field, value, scale * ACCENTS_BOOST * weight));
  }
  if (open.beginnings.has(word.form))
    for (const { field, weight } of placesOf(mask, factors))
      queries.push(beginning(field, formTerm(word.form), scale * PREFIX_BOOST * weight));
  const [only] = queries;
  if (only === undefined) return null;
  return queries.length === 1 ? only : { dis_max: { queries } };
}

function beginning(field: string, value: string, boost: number): ClusterQuery {
  return { prefix: { [field]: { value, boost, rewrite: `top_terms_${String(MAX_SCORED)}` } } };
}

function placesOf(
  mask: number,
  factors: ScoreFactors,
): readonly { readonly field: string; readonly weight: number }[] {
  return fieldsOf(mask).map((field) => ({
    field,
    weight: (fields.find(({ name }) => field === `words.${name}`)?.weight ?? 1) / factors.words,
  }));
}
