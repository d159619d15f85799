// Why a hit has its score: a tree whose parts add up to it, made from the same formulas that ranked it: BM25F with what exact
// forms and near words add to the weight (docs/relevance.md).
//
//   score of a word = idf * (k1 + 1) * weight / (k1 + weight)
//   weight          = sum over its terms and fields + exactForm * exact + nearness * near + headings * headed

import { memoize } from '../../collections/memo.js';
import { MAX_DISTINCT_ORDINAL } from '../../index/format/posting-sections.js';
import { printForm } from '../../text/inner-form.js';
import { splitAccents } from '../../text/scripts/accents.js';
import type { Explanation } from '../engine.js';
import { hasField } from '../plan/has-field.js';
import type { QueryTerm } from '../plan/query-term.js';
import { sayExplanation } from '../query/explanations.js';
import { ExactTitle } from '../rank/exact-title.js';
import type { FedTerm } from '../rank/feedback.js';
import type { Stage } from '../rank/find-stages.js';
import { pinBonus } from '../rank/importance/pins.js';
import type { StageImportance } from '../rank/importance/stage-importance.js';
import { Proximity, type WordProximity } from '../rank/proximity.js';
import type { RankedDocument } from '../rank/rerank.js';
import { stageScore } from '../rank/stage-score.js';
import { k1Of, saturate } from '../score/bm25f.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { WORK } from '../search-budget.js';

/** Of a document that was not reranked, positions are not read. */
const NO_PROXIMITY: WordProximity = { exact: 0, near: 0, headed: 0 };

/**
 * Explains the score of a document that one stage of a search found. The scores of the words sum to the score; a later stage
 * lowers the sum, and the tree says so.
 * @param ranked the document, in the segment of `search`; one that was reranked has proximity and names in its score
 */
export function explainScore(
  search: SegmentSearch,
  { plan, number }: Pick<Stage, 'plan' | 'number'>,
  ranked: Omit<RankedDocument, 'score'>,
): Explanation {
  const { document, isReranked, isNamed, isQuoting, feedback, importance } = ranked;
  const headings = importance?.headings ?? null;
  const proximity = isReranked
    ? new Proximity(plan, search.weights.parameters, headings).explain(search, document)
    : null;
  const details = plan.words.flatMap(
    (word) =>
      explainWord(search, word, document, proximity?.get(word) ?? NO_PROXIMITY, headings?.share ?? 0) ?? [],
  );
  const fed = feedback?.explain(search, document) ?? [];
  if (fed.length > 0) details.push(explainFeedback(fed));
  if (importance !== null) details.push(...explainImportance(importance, ranked, sumOf('', details).value));
  const title = new ExactTitle(plan, search.weights.parameters);
  const titleBonus = isReranked ? title.titleBonus(search, document) : 0;
  if (titleBonus > 0) {
    const description = sayExplanation(titleBonus < title.bonus ? 'exactTitleLowered' : 'exactTitle');
    details.push({ value: titleBonus, description, details: [] });
  } else if (isQuoting) {
    details.push({ value: title.sentenceBonus, description: sayExplanation('quoted'), details: [] });
  } else if (isNamed) {
    const value = title.nameBonus(sumOf('', details).value);
    details.push({ value, description: sayExplanation('named'), details: [] });
  }
  const pin = importance === null || !isReranked ? 0 : pinBonus(importance.pinned, ranked, title.bonus);
  if (pin > 0) details.push({ value: pin, description: sayExplanation('pinned'), details: [] });
  const words = sumOf(sayExplanation(details.length === 0 ? 'noWord' : 'sum'), details);
  if (number === 0) return words;
  const times = number === 1 ? '1 / 1000' : `1 / 1000^${number}`;
  return {
    value: stageScore(words.value, number),
    description: sayExplanation('laterStage', { times }),
    details: [words],
  };
}

function sumOf(description: string, details: readonly Explanation[]): Explanation {
  return { value: details.reduce((total, { value }) => total + value, 0), description, details };
}

/** What importance takes from the score of the words, if it takes anything. */
function explainImportance(
  importance: StageImportance,
  address: Pick<RankedDocument, 'segment' | 'document'>,
  words: number,
): readonly Explanation[] {
  const factor = importance.factorOf(address);
  if (factor === 1 || words === 0) return [];
  const parts = importance.explain(address);
  return [
    {
      value: (factor - 1) * words,
      description: sayExplanation(parts === null ? 'importanceLeast' : 'importance', {
        factor: factor.toFixed(3),
      }),
      details: (parts ?? []).map((part) => ({ ...part, details: [] })),
    },
  ];
}

function explainFeedback(words: readonly FedTerm[]): Explanation {
  const details = words.map(({ form, value }) => {
    const description = form === null ? sayExplanation('noText') : `"${form}"`;
    return { value, description, details: [] };
  });
  return sumOf(sayExplanation('shared'), details);
}

function explainWord(
  search: SegmentSearch,
  word: QueryTerm,
  document: number,
  { exact, near, headed }: WordProximity,
  headingShare: number,
): Explanation | null {
  const { weight, apart = [] } = search.find(word, document) ?? { weight: 0 };
  if (weight === 0) return null;
  const k1 = k1Of(word, search.weights.parameters);
  const more =
    apart.length === 0
      ? 0
      : apart.reduce((sum, one) => sum + saturate(one, word.idf, k1), -saturate(weight, word.idf, k1));
  const { exactForm, nearness, near: furthest } = search.weights.parameters;
  const parts = explainTerms(search, word, document);
  if (exact > 0) {
    const description = sayExplanation('exact', { word: printForm(word.form), factor: exactForm });
    parts.push({ value: exactForm * exact, description, details: [] });
  }
  if (near > 0) {
    const description = sayExplanation('near', { words: furthest, factor: nearness });
    parts.push({ value: nearness * near, description, details: [] });
  }
  if (headed > 0) {
    const description = sayExplanation('headings', { factor: headingShare });
    parts.push({ value: headingShare * headed, description, details: [] });
  }
  return {
    value:
      saturate(weight + exactForm * exact + nearness * near + headingShare * headed, word.idf, k1) + more,
    description: sayExplanation(more === 0 ? 'word' : 'wordOfLanguages', { word: printForm(word.form), k1 }),
    details: [
      { value: word.idf, description: explainRarity(word), details: [] },
      sumOf(sayExplanation('weight'), parts),
    ],
  };
}

function explainRarity({ documentFrequency, repetition, weight }: QueryTerm): string {
  const isRepeated = repetition !== 1;
  const isWeighted = weight !== 1;
  const values = { documents: documentFrequency, repetition: repetition.toFixed(2), weight };
  if (isRepeated) return sayExplanation(isWeighted ? 'rarityRepeatedWeighted' : 'rarityRepeated', values);
  return sayExplanation(isWeighted ? 'rarityWeighted' : 'rarity', values);
}

/** The weight of each term a word stands for, by field. */
function explainTerms(search: SegmentSearch, word: QueryTerm, document: number): Explanation[] {
  const { segment } = search.weights.snapshot;
  const mask = search.fieldMask & word.mask;
  return search.terms(word).flatMap(({ termOrdinal, boost }): Explanation[] => {
    const posting = segment.findPosting(termOrdinal, document);
    if (posting < 0) return [];
    const parts = search.weights.fieldNames.flatMap((name, field): Explanation[] => {
      const frequency = segment.frequencies.frequency(posting, field);
      if (frequency === 0 || !hasField(mask, field)) return [];
      return [
        {
          value: boost * search.weights.fieldWeight(posting, document, field),
          description: explainField(search, document, field, name, frequency),
          details: [],
        },
      ];
    });
    return parts.length === 0 ? [] : [sumOf(nameMatch(search, word, termOrdinal, posting, boost), parts)];
  });
}

/** `3 times in text: weight of the field 1, length 227 words`. */
function explainField(
  search: SegmentSearch,
  document: number,
  field: number,
  name: string,
  frequency: number,
): string {
  const length = search.weights.snapshot.segment.sections.lengths[field]?.[document] ?? 0;
  const weight = search.weights.parameters.fields[field]?.weight ?? 0;
  return sayExplanation('field', { count: frequency, field: name, weight, length });
}

/** `"ferries": matched as form of the stem "ferri"`: the forms in which a document holds a term, and why the term counts. */
function nameMatch(
  search: SegmentSearch,
  word: QueryTerm,
  termOrdinal: number,
  posting: number,
  boost: number,
): string {
  const { segment } = search.weights.snapshot;
  const { analyzer, stem } = segment.describeTerm(termOrdinal);
  const [letters] = splitAccents(stem);
  const kind = word.variants.find((name) => name.analyzer === analyzer && name.stem === stem)?.kind ?? 'word';
  const forms = formsIn(search, word, termOrdinal, posting);
  const isOtherForm = kind === 'word' && forms.some((form) => form !== word.form);
  const found = (forms.length === 0 ? [letters] : forms).map((form) => `"${form}"`).join(', ');
  const isCounted = boost !== 1;
  if (isOtherForm)
    return sayExplanation(isCounted ? 'matchedFormCounted' : 'matchedForm', {
      forms: found,
      stem: letters,
      boost,
    });
  return sayExplanation(isCounted ? 'matchedCounted' : 'matched', { forms: found, kind, boost });
}

/** The forms of terms in documents that were read for a search: a word that is repeated in the query is read once. */
const readForms: (search: SegmentSearch) => Map<string, readonly string[]> = memoize(() => new Map());

/**
 * The forms of a term that a document holds in the fields searched; none where the budget is spent. Forms above `MAX_DISTINCT_ORDINAL`
 * are left out.
 */
function formsIn(
  search: SegmentSearch,
  word: QueryTerm,
  termOrdinal: number,
  posting: number,
): readonly string[] {
  const mask = search.fieldMask & word.mask;
  const known = readForms(search);
  const key = `${termOrdinal} ${posting} ${mask}`;
  const forms = known.get(key) ?? findForms(search, mask, termOrdinal, posting);
  known.set(key, forms);
  return forms;
}

function findForms(
  search: SegmentSearch,
  mask: number,
  termOrdinal: number,
  posting: number,
): readonly string[] {
  const { segment } = search.weights.snapshot;
  if (!search.budget.spend(segment.frequencies.total(posting) * WORK.position)) return [];
  const ordinals = new Set<number>();
  segment.readPositions(termOrdinal, posting, (field, _, ordinal) => {
    if (hasField(mask, field) && ordinal <= MAX_DISTINCT_ORDINAL) ordinals.add(ordinal);
  });
  const numbers = segment.formsOfTerm(termOrdinal);
  return [...ordinals]
    .sort((a, b) => a - b)
    .flatMap((ordinal) => {
      const form = numbers[ordinal];
      return form === undefined ? [] : [printForm(segment.forms.key(form))];
    });
}
