// One segment during one search: the postings of each word, opened once.

import { fields } from '../index/schema.js';
import type { Deadline } from './deadline.js';
import { fullSet, subtract, type DocumentSet } from './document-set.js';
import type { QueryWord } from './query-word.js';
import type { SegmentWeights } from './segment-weights.js';
import { WordPostings, type WeightedClass } from './word-postings.js';

/** All fields count. */
export const ALL_FIELDS = (1 << fields.length) - 1;

export class SegmentSearch {
  /** Place of the segment in its generation. */
  readonly number: number;
  readonly weights: SegmentWeights;
  /** A bit for each field that is searched. */
  readonly fieldMask: number;
  readonly deadline: Deadline;
  readonly #postings = new Map<QueryWord, WordPostings | null>();

  constructor(number: number, weights: SegmentWeights, fieldMask: number, deadline: Deadline) {
    this.number = number;
    this.weights = weights;
    this.fieldMask = fieldMask;
    this.deadline = deadline;
  }

  /** The documents that are not deleted; null where none is, for then all may be found. */
  get live(): DocumentSet | null {
    const { segment, deleted } = this.weights.live;
    if (deleted === null) return null;
    const set = fullSet(segment.documents);
    subtract(set, deleted);
    return set;
  }

  classes(word: QueryWord): readonly WeightedClass[] {
    return word.classes[this.number] ?? [];
  }

  /** The postings of a word, or null when it does not occur in the fields searched. */
  postings(word: QueryWord): WordPostings | null {
    let postings = this.#postings.get(word);
    if (postings === undefined) {
      const mask = this.fieldMask & word.mask;
      postings = WordPostings.open(this.weights, this.classes(word), word.idf, mask, mask === ALL_FIELDS);
      this.#postings.set(word, postings);
    }
    return postings;
  }

  /** The postings of the words that occur, in the order of the query. */
  postingsOf(words: readonly QueryWord[]): WordPostings[] {
    return words.flatMap((word) => this.postings(word) ?? []);
  }
}

/** Opens the segments of a generation, in order, for one search. */
export function openSegments(
  segments: readonly SegmentWeights[],
  fieldMask: number,
  deadline: Deadline,
): SegmentSearch[] {
  return segments.map((weights, number) => new SegmentSearch(number, weights, fieldMask, deadline));
}
