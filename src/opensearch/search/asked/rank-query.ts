// What the words of a plan are worth, as a query of the cluster: BM25F as the engine on disk has it, since the frequencies in `ranks`
// are weighted by field and length already. Of the terms a word stands for, the best counts.

import { fields, shippedParameters } from '../../../index/format/schema.js';
import { termKey } from '../../../index/format/term-key.js';
import { ALL_FIELDS } from '../../../search/plan/field-mask.js';
import { inverseDocumentFrequency } from '../../../search/plan/inverse-document-frequency.js';
import type { QueryTerm } from '../../../search/plan/query-term.js';
import type { TermVariant } from '../../../search/plan/variants/term-variant.js';
import { k1Of } from '../../../search/score/bm25f.js';
import { RANK_UNIT } from '../../mapping.js';
import { formTerm, stemTerm } from '../../terms.js';
import { STAND_IN } from '../words/stand-in.js';
import { beginningOf, type ClusterQuery, fieldsOf, type OpenWords } from './translate-condition.js';

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

/** What scores are made of besides the words. */
export interface RankOptions {
  readonly open: OpenWords;
  readonly fieldMask: number;
  readonly factors: ScoreFactors;
  /** Documents of the index. */
  readonly documents: number;
  /** By `termKey`, in how many of them terms are, as far as that is known. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The words that rank, each as a query that scores as the engine on disk does. */
export function rankQueries(words: readonly QueryTerm[], options: RankOptions): readonly ClusterQuery[] {
  return words.flatMap((word): readonly ClusterQuery[] => {
    const query = rankWord(word, options);
    return query === null ? [] : [query];
  });
}

function rankWord(word: QueryTerm, options: RankOptions): ClusterQuery | null {
  const { open, fieldMask, factors } = options;
  const mask = word.mask & fieldMask;
  const isOfAllFields = mask === ALL_FIELDS;
  // In single fields all words have the same k1.
  const k1 = isOfAllFields ? k1Of(word, shippedParameters) : shippedParameters.k1;
  const scale = (k1 + 1) * word.weight;
  const queries: ClusterQuery[] = [];
  const places = isOfAllFields ? [{ field: 'ranks', weight: 1 / factors.ranks }] : placesOf(mask, factors);
  // The same in every field.
  const terms = word.variants
    .filter(({ stem }) => stem !== STAND_IN)
    .map((variant) => ({
      value: stemTerm(variant.analyzer, variant.stem),
      boost: variant.boost,
      worth: scale * rarityFactor(word, variant, options),
      accented: beginningOf(variant),
    }));
  for (const { field, weight } of places)
    for (const { value, boost, worth, accented } of terms) {
      queries.push({ term: { [field]: { value, boost: worth * weight * boost } } });
      if (accented !== null) queries.push(beginning(field, accented, worth * weight * ACCENTS_BOOST));
    }
  if (open.beginnings.has(word.form))
    for (const { field, weight } of placesOf(mask, factors))
      queries.push(beginning(field, formTerm(word.form), scale * PREFIX_BOOST * weight));
  const [only] = queries;
  if (only === undefined) return null;
  return queries.length === 1 ? only : { dis_max: { queries } };
}

/**
 * What makes the idf of a term that of its word. A cluster takes a term for as rare as it is by itself: a word of a common language would
 * count many times as much in the one document that was taken to be in another.
 */
function rarityFactor(
  { documentFrequency }: QueryTerm,
  { analyzer, stem }: TermVariant,
  { documents, counts }: RankOptions,
): number {
  const own = counts.get(termKey(analyzer, stem)) ?? 0;
  if (own === 0 || documentFrequency <= own) return 1;
  return (
    inverseDocumentFrequency(documents, documentFrequency) /
    inverseDocumentFrequency(documents, Math.min(own, documents))
  );
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
