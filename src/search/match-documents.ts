// Which documents of one segment meet a condition: sets of bits, combined.

import type { Condition } from './condition.js';
import {
  addAll,
  addDocument,
  emptySet,
  fullSet,
  intersect,
  subtract,
  unite,
  type DocumentSet,
} from './document-set.js';
import { filterDocuments } from './filter-documents.js';
import { findPhrase } from './find-phrase.js';
import type { QueryWord } from './query-word.js';
import type { SegmentSearch, WordList } from './segment-search.js';
import type { WordPostings } from './word-postings.js';

/** The documents that meet the condition; deleted ones may be among them. */
export function matchDocuments(search: SegmentSearch, condition: Condition): DocumentSet {
  const { documents } = search.weights.live.segment;
  switch (condition.kind) {
    case 'everything':
      return fullSet(documents);
    case 'word': {
      const set = emptySet(documents);
      for (const { postings } of search.lists(condition.word)) addAll(set, postings.documents);
      return set;
    }
    case 'phrase': {
      const set = emptySet(documents);
      const mask = condition.words.reduce((fields, word) => fields & word.mask, search.fieldMask);
      forEachAnalyzer(search, condition.words, (lists) => {
        findPhrase(search.weights.live.segment, lists, condition.slop, mask, (document) => {
          addDocument(set, document);
        });
      });
      return set;
    }
    case 'filter':
      return filterDocuments(search.weights.live.segment, condition.filter);
    case 'any':
      return combine(search, condition.parts, emptySet(documents), unite);
    case 'all':
      if (condition.parts.every((part) => part.kind === 'word'))
        return intersectWords(
          search,
          condition.parts.map(({ word }) => word),
        );
      return combine(search, condition.parts, fullSet(documents), intersect);
    case 'not': {
      const set = fullSet(documents);
      subtract(set, matchDocuments(search, condition.part));
      return set;
    }
  }
}

/** Calls `visit` for each analyzer under which all words occur, with the list of each word. */
function forEachAnalyzer(
  search: SegmentSearch,
  words: readonly QueryWord[],
  visit: (lists: readonly WordList[]) => void,
): void {
  const [first, ...others] = words.map((word) => search.lists(word));
  for (const list of first ?? []) {
    const same = others.flatMap((lists) => lists.find(({ analyzer }) => analyzer === list.analyzer) ?? []);
    if (same.length === others.length) visit([list, ...same]);
  }
}

/** Documents that hold every word. */
function intersectWords(search: SegmentSearch, words: readonly QueryWord[]): DocumentSet {
  const set = emptySet(search.weights.live.segment.documents);
  forEachAnalyzer(search, words, (lists) => {
    intersectLists(
      lists.map(({ postings }) => postings),
      set,
    );
  });
  return set;
}

/** Adds the documents of all lists: the shortest leads, the others are galloped through (Demaine et al., SODA 2000). */
function intersectLists(lists: readonly WordPostings[], set: DocumentSet): void {
  const [rarest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (rarest === undefined) return;
  const cursors = new Uint32Array(others.length);
  for (let at = 0; at < rarest.length; at += 1) {
    const document = rarest.documents[at] ?? 0;
    let everywhere = true;
    for (let other = 0; other < others.length && everywhere; other += 1) {
      const postings = others[other];
      if (postings === undefined) break;
      const found = postings.seek(cursors[other] ?? 0, document);
      cursors[other] = found;
      if (found === postings.length) return;
      everywhere = postings.documents[found] === document;
    }
    if (everywhere) addDocument(set, document);
  }
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
