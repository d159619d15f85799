// In how many documents words occur together with words already typed. Asked for dozens of candidates at a keystroke, it must be
// far cheaper than a search: the documents that hold the typed words are found once and kept as bits, and each candidate's
// posting lists are tested against them.

import {
  addAll,
  addDocument,
  type DocumentSet,
  emptySet,
  has,
  listOf,
  seekDocument,
  subtract,
} from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import type { SegmentSnapshot } from '../../index/read/segment-snapshot.js';
import type { DictionarySearch } from '../dictionary/find-similar-words.js';
import type { AnalyzedWord } from '../plan/analyze-query-text.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { termOrdinals } from './term-ordinals.js';

/** In a posting list more than this many times as long as the documents, each document is looked up instead. */
const SEEK_FACTOR = 16;

/** The same documents of one segment as bits and as an ascending list. */
interface Documents {
  readonly set: DocumentSet;
  readonly list: Uint16Array;
}

const NO_DOCUMENTS: Documents = { set: emptySet(0), list: new Uint16Array(0) };

/**
 * Counts documents that hold given words and others. Stop words among them are passed over: they tell nothing apart. Where the
 * budget is spent, it counts too few.
 */
export class CoOccurrence {
  readonly #generation: Generation;
  readonly #budget: SearchBudget;
  /** Per segment the documents that hold all given words; null where every document does, as there are no such words. */
  readonly #given: readonly Documents[] | null;

  constructor({ generation, budget }: DictionarySearch, words: readonly AnalyzedWord[]) {
    this.#generation = generation;
    this.#budget = budget;
    const content = contentOf(words);
    this.#given =
      content.length === 0
        ? null
        : generation.segments.map((snapshot, number) => this.#narrow(snapshot, number, null, content));
  }

  /**
   * The number of documents that hold the given words and these, deleted ones left out. Of stop words alone the last one
   * is counted; of no words at all there are 0.
   */
  count(words: readonly AnalyzedWord[]): number {
    const content = contentOf(words);
    const last = content.at(-1) ?? words.at(-1);
    if (last === undefined) return 0;
    const others = content.slice(0, -1);
    let documents = 0;
    for (const [number, snapshot] of this.#generation.segments.entries()) {
      const given = this.#given?.[number] ?? null;
      const among = others.length === 0 ? given : this.#narrow(snapshot, number, given, others);
      const ordinals = termOrdinals(this.#generation, last)[number] ?? [];
      // With fields in languages of their own a document may be in several of the lists.
      if (ordinals.length > 1 && hasMixedDocuments(this.#generation)) {
        documents += this.#narrow(snapshot, number, among, [last]).list.length;
        continue;
      }
      for (const ordinal of ordinals) {
        documents +=
          among === null
            ? snapshot.documentFrequency(ordinal)
            : this.#countAmong(among, postingsOf(snapshot, ordinal));
      }
    }
    return documents;
  }

  /** Of these documents of a segment (null: all that are not deleted) those that hold all words. The rarest word goes first. */
  #narrow(
    snapshot: SegmentSnapshot,
    number: number,
    among: Documents | null,
    words: readonly AnalyzedWord[],
  ): Documents {
    const byRarity = words
      .map((word) =>
        (termOrdinals(this.#generation, word)[number] ?? []).map((ordinal) => postingsOf(snapshot, ordinal)),
      )
      .sort((a, b) => totalLength(a) - totalLength(b));
    let held = among;
    for (const lists of byRarity) {
      if (!this.#budget.spend(WORK.lookup + totalLength(lists))) return NO_DOCUMENTS;
      held = holding(snapshot, lists, held);
    }
    return held ?? NO_DOCUMENTS;
  }

  #countAmong(among: Documents, postings: Uint16Array): number {
    return this.#budget.spend(WORK.lookup + Math.min(postings.length, among.list.length * SEEK_FACTOR))
      ? collect(among, postings, null)
      : 0;
  }
}

/** Whether documents may have words of several analyzers: some field is in a language of its own. */
function hasMixedDocuments({ schema }: Generation): boolean {
  return schema.fields.some(({ language }) => language !== null);
}

function contentOf(words: readonly AnalyzedWord[]): AnalyzedWord[] {
  return words.filter(({ isStopWord }) => !isStopWord);
}

function totalLength(lists: readonly Uint16Array[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}

/** Of these documents (null: all that are not deleted) those in one of the posting lists. */
function holding(
  snapshot: SegmentSnapshot,
  lists: readonly Uint16Array[],
  among: Documents | null,
): Documents {
  if (lists.length === 0 || among?.list.length === 0) return NO_DOCUMENTS;
  const set = emptySet(snapshot.segment.documentCount);
  for (const list of lists) {
    if (among === null) addAll(set, list);
    else collect(among, list, set);
  }
  if (among === null && snapshot.deleted !== null) subtract(set, snapshot.deleted);
  return { set, list: listOf(set) };
}

/** How many of the documents are in a posting list; with `into`, they are added to it. */
function collect(
  { set, list: documents }: Documents,
  postings: Uint16Array,
  into: DocumentSet | null,
): number {
  let found = 0;
  if (postings.length > documents.length * SEEK_FACTOR) {
    let posting = 0;
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      posting = seekDocument(postings, posting, document);
      if (posting === postings.length) break;
      if (postings[posting] !== document) continue;
      found += 1;
      if (into !== null) addDocument(into, document);
    }
    return found;
  }
  for (let at = 0; at < postings.length; at += 1) {
    const document = postings[at] ?? 0;
    if (!has(set, document)) continue;
    found += 1;
    if (into !== null) addDocument(into, document);
  }
  return found;
}

/** The documents of a term. */
function postingsOf({ segment }: SegmentSnapshot, ordinal: number): Uint16Array {
  const { first, end, docIds } = segment.openPostings(ordinal);
  return docIds.subarray(first, end);
}
