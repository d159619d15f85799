// Which documents of one segment meet the condition of a plan: sets of documents, combined as the condition says.

import {
  addAll,
  addDocument,
  type DocumentSet,
  emptySet,
  fullSet,
  intersect,
  subtract,
  unite,
} from '../../index/read/document-set.js';
import type { Condition } from '../plan/condition.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { filterDocuments } from './filter-documents.js';
import { findPhrase } from './find-phrase.js';
import { intersectPostings } from './intersect-postings.js';

/**
 * The documents that meet the condition, without those deleted. Where the budget is spent some are missing, but all that are
 * found do meet it.
 */
export function matchDocuments(search: SegmentSearch, condition: Condition): DocumentSet {
  const set = match(search, condition);
  const { deleted } = search.weights.snapshot;
  if (deleted !== null) subtract(set, deleted);
  return set;
}

/** As above; deleted documents may be among them. */
function match(search: SegmentSearch, condition: Condition): DocumentSet {
  const { segment } = search.weights.snapshot;
  const { documentCount } = segment;
  switch (condition.kind) {
    case 'everything':
      return fullSet(documentCount);
    case 'word':
      return matchWord(search, condition.word);
    case 'phrase':
      return matchPhrase(search, condition.words, condition.slop);
    case 'filter':
      return filterDocuments(segment, condition.filter, search.budget);
    case 'any':
      return matchAny(search, condition.parts);
    case 'all':
      return condition.parts.every((part) => part.kind === 'word') && !search.weights.isMixed
        ? matchAllWords(
            search,
            condition.parts.map(({ word }) => word),
          )
        : matchAll(search, condition.parts);
    case 'not': {
      const set = fullSet(documentCount);
      subtract(set, match(search, condition.part));
      // What is missing in the part would be too much here.
      return search.budget.isSpent ? emptySet(documentCount) : set;
    }
  }
}

function matchWord(search: SegmentSearch, word: QueryTerm): DocumentSet {
  const set = emptySetFor(search);
  addWord(search, word, set);
  return set;
}

/** Adds the documents that hold a word. */
function addWord(search: SegmentSearch, word: QueryTerm, set: DocumentSet): void {
  for (const { postings } of search.postingsByAnalyzer(word)) {
    if (search.budget.spend(postings.length)) addAll(set, postings.docIds);
  }
}

function matchPhrase(search: SegmentSearch, words: readonly QueryTerm[], slop: number): DocumentSet {
  const set = emptySetFor(search);
  const fieldMask = words.reduce((mask, word) => mask & word.mask, search.fieldMask);
  search.forEachAnalyzer(words, (found) => {
    findPhrase(search, found, { slop, fieldMask }, set);
  });
  return set;
}

/** The documents that hold every word. */
function matchAllWords(search: SegmentSearch, words: readonly QueryTerm[]): DocumentSet {
  const set = emptySetFor(search);
  search.forEachAnalyzer(words, (found) => {
    const postings = found.map((word) => word.postings);
    intersectPostings(postings, search, (document) => {
      addDocument(set, document);
    });
  });
  return set;
}

/** The documents that meet one part or more. */
function matchAny(search: SegmentSearch, parts: readonly Condition[]): DocumentSet {
  const set = emptySetFor(search);
  for (const part of parts) {
    search.budget.spend(set.length);
    if (part.kind === 'word') addWord(search, part.word, set);
    else unite(set, match(search, part));
  }
  return set;
}

/** The documents that meet every part. */
function matchAll(search: SegmentSearch, parts: readonly Condition[]): DocumentSet {
  const set = fullSet(search.weights.snapshot.segment.documentCount);
  for (const part of parts) {
    search.budget.spend(set.length);
    intersect(set, match(search, part));
  }
  return set;
}

function emptySetFor(search: SegmentSearch): DocumentSet {
  return emptySet(search.weights.snapshot.segment.documentCount);
}
