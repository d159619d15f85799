// In how many documents a word occurs together with words already typed: their documents as bits, tested posting by
// posting. Much cheaper than a search for each candidate.

import type { Generation, LiveSegment } from '../index/generation.js';
import { addAll, emptySet, has, intersect, subtract, type DocumentSet } from './document-set.js';
import type { TypedWord } from './typed-words.js';

export class CommonDocuments {
  readonly #generation: Generation;
  /** Per segment the documents that hold all words, or null when there are no words to hold. */
  readonly #sets: readonly DocumentSet[] | null;

  /** @param words stop words among them are asked of no document */
  constructor(generation: Generation, words: readonly TypedWord[]) {
    this.#generation = generation;
    const asked = words.filter(({ isStopWord }) => !isStopWord);
    this.#sets = asked.length === 0 ? null : generation.segments.map((live) => holding(live, asked));
  }

  /** Documents that hold these words too. */
  count(words: readonly TypedWord[]): number {
    const asked = words.filter(({ isStopWord }) => !isStopWord);
    const last = asked.at(-1) ?? words.at(-1);
    if (last === undefined) return 0;
    const others = asked.slice(0, -1);
    let documents = 0;
    this.#generation.segments.forEach((live, number) => {
      const set = this.#sets?.[number] ?? null;
      const narrowed = others.length === 0 ? set : narrow(live, others, set);
      documents += countIn(live, last, narrowed);
    });
    return documents;
  }
}

function narrow(live: LiveSegment, words: readonly TypedWord[], set: DocumentSet | null): DocumentSet {
  const both = holding(live, words);
  if (set !== null) intersect(both, set);
  return both;
}

function holding(live: LiveSegment, words: readonly TypedWord[]): DocumentSet {
  let set: DocumentSet | null = null;
  for (const word of words) {
    const documents = emptySet(live.segment.documents);
    for (const list of postingsOf(live, word)) addAll(documents, list);
    if (set === null) set = documents;
    else intersect(set, documents);
  }
  const found = set ?? emptySet(live.segment.documents);
  if (live.deleted !== null) subtract(found, live.deleted);
  return found;
}

function countIn(live: LiveSegment, word: TypedWord, set: DocumentSet | null): number {
  let documents = 0;
  if (set === null) {
    for (const number of classesOf(live, word)) documents += live.classDocuments(number);
    return documents;
  }
  for (const list of postingsOf(live, word)) {
    for (let at = 0; at < list.length; at += 1) if (has(set, list[at] ?? 0)) documents += 1;
  }
  return documents;
}

/** The posting lists of a word. A document has one analyzer, so that it stands in one of them at most. */
function postingsOf(live: LiveSegment, word: TypedWord): Uint16Array[] {
  const { classPostings, documents } = live.segment.sections;
  return classesOf(live, word).map((number) =>
    documents.subarray(classPostings[number] ?? 0, classPostings[number + 1] ?? 0),
  );
}

/** Numbers of the classes of a word in a segment. */
export function classesOf({ segment }: LiveSegment, { stems }: TypedWord): number[] {
  return stems.flatMap(({ analyzer, stem }) => {
    const number = segment.findClass(analyzer, stem);
    return number < 0 ? [] : [number];
  });
}
