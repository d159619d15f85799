// How important the documents of a generation are beyond their words, as it is configured. With v from 0 to 1 what a field says of
// a document (`boost.ts`):
//
//   importance = product over the boosts of (1 + weight * v), times the weights that are said of the document
//   factor     = (importance / highest importance) ^ e
//
// The score of the words is multiplied by the factor, which is at most 1: so whatever bounds a score bounds it still. `e` is 1, or
// as much lower that no factor is below 1 / MAX_RATIO.

import { memoize } from '../../../collections/memo.js';
import { boostsOf, type WeightSetting } from '../../../importance-settings.js';
import { type DocumentSet, has } from '../../../index/read/document-set.js';
import type { Generation } from '../../../index/read/generation.js';
import { sayExplanation } from '../../query/explanations.js';
import { type Boost, readBoost } from './boost.js';
import { weightedDocuments } from './weighted-documents.js';

/** The words of the most important document count at most so many times what they count in the least important one. */
const MAX_RATIO = 4;

/** A part of the importance of a document. */
export interface ImportancePart {
  readonly value: number;
  readonly description: string;
}

/** How important documents are. */
export interface Importance {
  /** The lowest factor of any document. */
  readonly least: number;
  /** Per segment and document what the score of its words is multiplied by: above 0, at most 1. */
  readonly factors: readonly Float64Array[];
  /** What makes up the importance of a document; the product of the values. */
  explain(segment: number, document: number): readonly ImportancePart[];
}

interface Weighted {
  readonly setting: WeightSetting;
  readonly sets: readonly DocumentSet[];
}

/** The importance of the documents of a generation; null where nothing tells it, or all are as important. */
export const importanceOf = memoize((generation: Generation): Importance | null => {
  const { importance } = generation.schema;
  const boosts = boostsOf(importance).flatMap((setting) => readBoost(generation, setting) ?? []);
  const weights = (importance.weights ?? []).flatMap((setting): Weighted[] => {
    const sets = weightedDocuments(generation, setting);
    return sets === null ? [] : [{ setting, sets }];
  });
  if (boosts.length === 0 && weights.length === 0) return null;
  const raw = generation.segments.map(({ segment }, number) => {
    const values = new Float64Array(segment.documentCount).fill(1);
    for (const { shares, weight } of boosts)
      shares[number]?.forEach((share, document) => {
        values[document] = (values[document] ?? 1) * (1 + weight * share);
      });
    for (const { setting, sets } of weights) {
      const set = sets[number];
      if (set === undefined) continue;
      for (let document = 0; document < values.length; document += 1)
        if (has(set, document)) values[document] = (values[document] ?? 1) * setting.weight;
    }
    return values;
  });
  const { low, high } = boundsOf(generation, raw);
  if (low === high) return null;
  const exponent = Math.min(1, Math.log(MAX_RATIO) / Math.log(high / low));
  const factors = raw.map((values) => values.map((value) => Math.min(1, (value / high) ** exponent)));
  return {
    least: (low / high) ** exponent,
    factors,
    explain: (segment, document) => explainParts(boosts, weights, segment, document),
  };
});

/** The lowest and the highest importance of documents that are not deleted. */
function boundsOf(
  { segments }: Generation,
  raw: readonly Float64Array[],
): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, 0];
  segments.forEach((snapshot, number) => {
    raw[number]?.forEach((value, document) => {
      if (snapshot.isDeleted(document)) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
  });
  return { low, high };
}

function explainParts(
  boosts: readonly Boost[],
  weights: readonly Weighted[],
  segment: number,
  document: number,
): readonly ImportancePart[] {
  const parts: ImportancePart[] = boosts.map(({ field, weight, shares }) => {
    const share = shares[segment]?.[document] ?? 0;
    return {
      value: 1 + weight * share,
      description: sayExplanation('importanceField', { weight, field, share: share.toFixed(3) }),
    };
  });
  for (const { setting, sets } of weights) {
    const set = sets[segment];
    if (set === undefined || !has(set, document)) continue;
    parts.push({ value: setting.weight, description: explainWeight(setting) });
  }
  return parts;
}

function explainWeight({ folder, section, language, field, value }: WeightSetting): string {
  if (folder !== undefined) return sayExplanation('weightOfFolder', { folder });
  if (section !== undefined) return sayExplanation('weightOfSection', { section });
  if (language !== undefined) return sayExplanation('weightOfLanguage', { language });
  return sayExplanation('weightOfValue', { field: field ?? '', value: value ?? '' });
}
