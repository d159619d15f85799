// In how many documents a word occurs together with words already typed: much cheaper than a search for each candidate.
// A posting list is tested against the bits of those documents; in a much longer one each of them is looked up.

import type { Generation, SegmentSnapshot } from '../../index/read/generation.js';
import { termKey } from '../../index/build/group-terms.js';
import type { Deadline } from '../deadline.js';
import {
  addAll,
  addDocument,
  emptySet,
  has,
  listOf,
  seekDocument,
  subtract,
  type DocumentSet,
} from '../../index/read/document-set.js';
import type { AnalyzedWord } from '../plan/analyze-query-text.js';
import { memoizePair } from '../../collections/memo.js';

/** A posting list so many times as long as the documents is not read: they are looked up in it. */
const MUCH_LONGER = 16;

/** Documents of one segment, both ways. */
interface Documents {
  readonly set: DocumentSet;
  readonly list: Uint16Array;
}

export class CoOccurrence {
  readonly #generation: Generation;
  readonly #deadline: Deadline;
  /** Per segment the documents that hold all words, or null when there are no words to hold. */
  readonly #held: readonly Documents[] | null;

  /** @param words stop words among them are asked of no document */
  constructor(generation: Generation, words: readonly AnalyzedWord[], deadline: Deadline) {
    this.#generation = generation;
    this.#deadline = deadline;
    const asked = words.filter(({ isStopWord }) => !isStopWord);
    this.#held =
      asked.length === 0 ? null : generation.segments.map((_, number) => this.#narrow(number, null, asked));
  }

  /** Documents that hold these words too. Throws FindlingError `search_timeout`. */
  count(words: readonly AnalyzedWord[]): number {
    const asked = words.filter(({ isStopWord }) => !isStopWord);
    const last = asked.at(-1) ?? words.at(-1);
    if (last === undefined) return 0;
    const others = asked.slice(0, -1);
    let documents = 0;
    for (const [number, snapshot] of this.#generation.segments.entries()) {
      this.#deadline.check();
      const held = this.#held?.[number] ?? null;
      const among = others.length === 0 ? held : this.#narrow(number, held, others);
      for (const found of termsOf(this.#generation, last)[number] ?? []) {
        documents +=
          among === null
            ? snapshot.documentFrequency(found)
            : collect(among, postingsOf(snapshot, found), null);
      }
    }
    return documents;
  }

  /** Of these documents of a segment, or of all, those that hold all words: the rarest word is asked first. */
  #narrow(number: number, among: Documents | null, words: readonly AnalyzedWord[]): Documents {
    const snapshot = this.#generation.segments[number];
    if (snapshot === undefined) return none;
    const byRarity = words
      .map((word) =>
        (termsOf(this.#generation, word)[number] ?? []).map((found) => postingsOf(snapshot, found)),
      )
      .sort((a, b) => lengthOf(a) - lengthOf(b));
    let held = among;
    for (const lists of byRarity) {
      this.#deadline.check();
      held = holding(snapshot, lists, held);
    }
    return held ?? none;
  }
}

const none: Documents = { set: emptySet(0), list: new Uint16Array(0) };

function lengthOf(lists: readonly Uint16Array[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}

/** Of these documents, or of all that are not deleted, those in one of the lists. */
function holding(
  snapshot: SegmentSnapshot,
  lists: readonly Uint16Array[],
  among: Documents | null,
): Documents {
  if (lists.length === 0 || among?.list.length === 0) return none;
  const set = emptySet(snapshot.segment.documentCount);
  for (const list of lists) {
    if (among === null) addAll(set, list);
    else collect(among, list, set);
  }
  if (among === null && snapshot.deleted !== null) subtract(set, snapshot.deleted);
  return { set, list: listOf(set) };
}

/** Counts the documents that are in the list too, and adds them to a set if one is given. */
function collect({ set, list: documents }: Documents, list: Uint16Array, into: DocumentSet | null): number {
  let found = 0;
  if (list.length > documents.length * MUCH_LONGER) {
    let place = 0;
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      place = seekDocument(list, place, document);
      if (place === list.length) break;
      if (list[place] !== document) continue;
      found += 1;
      if (into !== null) addDocument(into, document);
    }
    return found;
  }
  for (let at = 0; at < list.length; at += 1) {
    const document = list[at] ?? 0;
    if (!has(set, document)) continue;
    found += 1;
    if (into !== null) addDocument(into, document);
  }
  return found;
}

/** The posting list of a term. A document has one analyzer: it stands in one list of a word at most. */
function postingsOf({ segment }: SegmentSnapshot, number: number): Uint16Array {
  const { termPostings, docIds } = segment.sections;
  return docIds.subarray(termPostings[number] ?? 0, termPostings[number + 1] ?? 0);
}

type TermOrdinals = readonly (readonly number[])[];

/** Numbers of the terms of a word, per segment. Looked up once for each word typed lately. */
export const termsOf = memoizePair((generation: Generation, { stems }: AnalyzedWord): TermOrdinals => {
  const keys = stems.map(({ analyzer, stem }) => termKey(analyzer, stem));
  return generation.segments.map(({ segment }) =>
    keys.map((key) => segment.findTermKey(key)).filter((number) => number >= 0),
  );
});
