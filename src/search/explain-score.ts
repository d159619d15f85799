// Why a hit has its score: a tree whose parts add up to it.

import { fields, K1 } from '../index/schema.js';
import type { Explanation } from './engine.js';
import type { Plan } from './plan-query.js';
import type { QueryWord } from './query-word.js';
import type { SegmentSearch } from './segment-search.js';

/** Explains the score of a document that a plan found. The words' scores sum to the score before it was lowered. */
export function explainScore(
  search: SegmentSearch,
  plan: Plan,
  document: number,
  score: number,
): Explanation {
  const details = plan.words.flatMap((word) => explainWord(search, word, document) ?? []);
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

function explainWord(search: SegmentSearch, word: QueryWord, document: number): Explanation | null {
  const postings = search.postings(word);
  if (postings === null) return null;
  const at = postings.seek(0, document);
  if (postings.documents[at] !== document) return null;
  const { segment } = search.weights.live;
  const mask = search.fieldMask & word.mask;
  const classes = search.classes(word).flatMap(({ classNumber, boost }): Explanation[] => {
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
  const weight = classes.reduce((total, part) => total + part.value, 0);
  return {
    value: postings.score(at),
    description: `"${word.term}": idf * (k1 + 1) * weight / (k1 + weight), with k1 = ${K1}`,
    details: [
      {
        value: word.idf,
        description: `idf: in ${word.documents} documents${word.weight === 1 ? '' : `, times ${word.weight}`}`,
        details: [],
      },
      {
        value: weight,
        description: 'weight: frequencies by field, each times its length norm',
        details: classes,
      },
    ],
  };
}
