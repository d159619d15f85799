// Which documents of one segment meet a condition: sets of bits, combined.

import type { Condition } from '../plan/condition.js';
import {
  addAll,
  addDocument,
  emptySet,
  fullSet,
  intersect,
  subtract,
  unite,
  type DocumentSet,
} from '../../index/read/document-set.js';
import { filterDocuments } from './filter-documents.js';
import { findPhrase } from './find-phrase.js';
import { forEachCommon } from './intersect-postings.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';

/** The documents that meet the condition; deleted ones may be among them. */
export function matchDocuments(search: SegmentSearch, condition: Condition): DocumentSet {
  const { documentCount } = search.weights.snapshot.segment;
  switch (condition.kind) {
    case 'everything':
      return fullSet(documentCount);
    case 'word': {
      const set = emptySet(documentCount);
      for (const { postings } of search.lists(condition.word)) addAll(set, postings.docIds);
      return set;
    }
    case 'phrase': {
      const set = emptySet(documentCount);
      const mask = condition.words.reduce((fields, word) => fields & word.mask, search.fieldMask);
      search.forEachAnalyzer(condition.words, (lists) => {
        findPhrase(
          search.weights.snapshot.segment,
          { words: lists, slop: condition.slop, fieldMask: mask },
          search.deadline,
          (document) => {
            addDocument(set, document);
          },
        );
      });
      return set;
    }
    case 'filter':
      return filterDocuments(search.weights.snapshot.segment, condition.filter);
    case 'any':
      return combine(search, condition.parts, emptySet(documentCount), unite);
    case 'all':
      if (condition.parts.every((part) => part.kind === 'word'))
        return intersectWords(
          search,
          condition.parts.map(({ word }) => word),
        );
      return combine(search, condition.parts, fullSet(documentCount), intersect);
    case 'not': {
      const set = fullSet(documentCount);
      subtract(set, matchDocuments(search, condition.part));
      return set;
    }
  }
}

/** Documents that hold every word. */
function intersectWords(search: SegmentSearch, words: readonly QueryTerm[]): DocumentSet {
  const set = emptySet(search.weights.snapshot.segment.documentCount);
  search.forEachAnalyzer(words, (lists) => {
    forEachCommon(
      lists.map(({ postings }) => postings),
      (document) => {
        addDocument(set, document);
      },
    );
  });
  return set;
}

function combine(
  search: SegmentSearch,
  parts: readonly Condition[],
  start: DocumentSet,
  join: (set: DocumentSet, other: DocumentSet) => void,
): DocumentSet {
  for (const part of parts) {
    search.deadline.check();
    join(start, matchDocuments(search, part));
  }
  return start;
}
