// Why a hit has its score: a tree whose parts add up to it.

import { fields } from '../index/schema.js';
import { Closeness, type WordCloseness } from './closeness.js';
import type { Explanation } from './engine.js';
import type { Plan } from './plan-query.js';
import type { QueryWord } from './query-word.js';
import type { SegmentSearch } from './segment-search.js';
import { saturate, saturationOf } from './segment-weights.js';
import { WholeTitle } from './whole-title.js';

const NOT_READ: WordCloseness = { exact: 0, near: 0 };

/**
 * Explains the score of a document that a plan found. The words' scores sum to the score before it was lowered.
 * @param isReadByPosition whether the score holds what the second stage adds
 */
export function explainScore(
  search: SegmentSearch,
  plan: Plan,
  document: number,
  score: number,
  isReadByPosition: boolean,
): Explanation {
  const closeness = isReadByPosition
    ? new Closeness(plan, search.weights.parameters).explain(search, document)
    : null;
  const details = plan.words.flatMap(
    (word) => explainWord(search, word, document, closeness?.get(word) ?? NOT_READ) ?? [],
  );
  const title = new WholeTitle(plan, search.weights.parameters);
  if (isReadByPosition && title.isTitleOf(search, document)) {
    const description = 'the title is the query: (k1 + 1) times the idf of all words';
    details.push({ value: title.bonus, description, details: [] });
  }
  const sum = details.reduce((total, { value }) => total + value, 0);
  const exact = Math.abs(sum - score) <= 1e-9 * Math.max(1, sum);
  const words: Explanation = { value: sum, description: 'sum of the words', details };
  if (exact) return words;
  return {
    value: score,
    description:
      'lowered, because only a wider reading of the query (completions, typos) finds this document',
    details: [words],
  };
}

function explainWord(
  search: SegmentSearch,
  word: QueryWord,
  document: number,
  { exact, near }: WordCloseness,
): Explanation | null {
  const weight = search.weightOf(word, document);
  if (weight === 0) return null;
  const k1 = saturationOf(word, search.weights.parameters);
  const { exactForm, nearness, near: furthest } = search.weights.parameters;
  const parts = explainClasses(search, word, document);
  if (exact > 0) {
    const description = `written as "${word.term}": ${exactForm} times the weight of these occurrences`;
    parts.push({ value: exactForm * exact, description, details: [] });
  }
  if (near > 0) {
    const description = `at most ${furthest} words from another word of the query: ${nearness} times the weight of these occurrences, less the farther and the commoner the other`;
    parts.push({ value: nearness * near, description, details: [] });
  }
  return {
    value: saturate(weight + exactForm * exact + nearness * near, word.idf, k1),
    description: `"${word.term}": idf * (k1 + 1) * weight / (k1 + weight), with k1 = ${k1}`,
    details: [
      {
        value: word.idf,
        description: `idf: in ${word.documents} documents${word.weight === 1 ? '' : `, times ${word.weight}`}`,
        details: [],
      },
      {
        value: parts.reduce((total, part) => total + part.value, 0),
        description: 'weight: frequencies by field, each times its length norm',
        details: parts,
      },
    ],
  };
}

/** The weight of each class a word stands for, by field. */
function explainClasses(search: SegmentSearch, word: QueryWord, document: number): Explanation[] {
  const { segment } = search.weights.live;
  const mask = search.fieldMask & word.mask;
  return search.classes(word).flatMap(({ classNumber, boost }): Explanation[] => {
    const posting = segment.findPosting(classNumber, document);
    if (posting < 0) return [];
    const { stem } = segment.describeClass(classNumber);
    const kind = word.names.find((name) => name.stem === stem)?.kind ?? 'word';
    const parts = fields.flatMap(({ name }, field): Explanation[] => {
      const frequency = segment.frequencies.frequency(posting, field);
      if (frequency === 0 || ((mask >>> field) & 1) === 0) return [];
      const length = segment.sections.lengths[field]?.[document] ?? 0;
      const value = boost * search.weights.fieldWeight(posting, document, field);
      return [
        { value, description: `${frequency} times in ${name}, which has ${length} words`, details: [] },
      ];
    });
    const value = parts.reduce((total, part) => total + part.value, 0);
    const times = boost === 1 ? '' : `, counted ${boost} times`;
    return [{ value, description: `weight of "${stem}" (matched as ${kind}${times})`, details: parts }];
  });
}
