// Which documents of one segment meet a condition: sets of bits, combined.

import type { Condition } from './condition.js';
import { addAll, emptySet, fullSet, intersect, subtract, unite, type DocumentSet } from './document-set.js';
import { filterDocuments } from './filter-documents.js';
import { findPhrase, type PhraseWord } from './find-phrase.js';
import type { SegmentSearch } from './segment-search.js';

/** The documents that meet the condition; deleted ones may be among them. */
export function matchDocuments(search: SegmentSearch, condition: Condition): DocumentSet {
  const { documents } = search.weights.live.segment;
  switch (condition.kind) {
    case 'everything':
      return fullSet(documents);
    case 'word': {
      const set = emptySet(documents);
      const postings = search.postings(condition.word);
      if (postings !== null) addAll(set, postings.documents);
      return set;
    }
    case 'phrase': {
      const set = emptySet(documents);
      const words = condition.words.flatMap((word): PhraseWord[] => {
        const postings = search.postings(word);
        return postings === null ? [] : [{ postings, classes: search.classes(word) }];
      });
      if (words.length < condition.words.length) return set;
      const mask = condition.words.reduce((fields, word) => fields & word.mask, search.fieldMask);
      findPhrase(search.weights.live.segment, words, condition.slop, mask, (document) => {
        set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
      });
      return set;
    }
    case 'filter':
      return filterDocuments(search.weights.live.segment, condition.filter);
    case 'any':
      return combine(search, condition.parts, emptySet(documents), unite);
    case 'all':
      if (condition.parts.every((part) => part.kind === 'word'))
        return intersectWords(search, condition.parts);
      return combine(search, condition.parts, fullSet(documents), intersect);
    case 'not': {
      const set = fullSet(documents);
      subtract(set, matchDocuments(search, condition.part));
      return set;
    }
  }
}

/** Documents that hold every word: the rarest word leads, the others are galloped through (Demaine et al., SODA 2000). */
function intersectWords(
  search: SegmentSearch,
  parts: readonly (Condition & { readonly kind: 'word' })[],
): DocumentSet {
  const set = emptySet(search.weights.live.segment.documents);
  const lists = search.postingsOf(parts.map(({ word }) => word)).sort((a, b) => a.length - b.length);
  const [rarest, ...others] = lists;
  if (rarest === undefined || lists.length < parts.length) return set;
  const cursors = new Uint32Array(others.length);
  for (let at = 0; at < rarest.length; at += 1) {
    const document = rarest.documents[at] ?? 0;
    let everywhere = true;
    for (let other = 0; other < others.length && everywhere; other += 1) {
      const postings = others[other];
      if (postings === undefined) break;
      const found = postings.seek(cursors[other] ?? 0, document);
      cursors[other] = found;
      if (found === postings.length) return set;
      everywhere = postings.documents[found] === document;
    }
    if (everywhere) set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
  }
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
