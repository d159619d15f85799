// How close a document comes to what was typed, by the positions of the words: an occurrence in the very form typed counts
// more, and so does one near another word of the query (after Rasolofo, Savoy, ECIR 2003; Buettcher, Clarke, Lushman,
// SIGIR 2006). Both add to the weight of the word inside its saturation: no score sinks, and none grows without bound.

import type { Plan } from './plan-query.js';
import type { QueryWord } from './query-word.js';
import type { SegmentSearch } from './segment-search.js';
import { saturate } from './segment-weights.js';
import type { WordPostings } from './word-postings.js';

/** What an occurrence in the form typed counts, on top of its weight. */
export const EXACT_FORM = 0.3;
/** What an occurrence right beside another word of the query counts, on top of its weight. */
export const NEARNESS = 0.3;
/** Words farther apart than this are not near. */
export const NEAR = 5;

/** Occurrences in one document that are looked at. */
const MAX_PLACES = 4096;
/** Classes in one segment that are looked at: part of the key a place is sorted by. */
const MAX_SLOTS = 512;
const POSITIONS = 2 ** 24;
/** Forms with a higher ordinal are not told apart. */
const MAX_ORDINAL = 254;

const places = new Float64Array(MAX_PLACES);

/** What the occurrences of a word in a document add to its weight, before `EXACT_FORM` and `NEARNESS`. */
export interface WordCloseness {
  readonly exact: number;
  readonly near: number;
}

/** A class of a word in one segment. */
interface Slot {
  /** Place among the distinct words. */
  readonly word: number;
  readonly classNumber: number;
  readonly boost: number;
  /** A bit for each field that counts. */
  readonly mask: number;
  /** Ordinal of the form typed, or -1. */
  readonly exactOrdinal: number;
}

const NO_SLOT: Slot = { word: 0, classNumber: 0, boost: 0, mask: 0, exactOrdinal: -1 };
/** Bounds are compared with sums made in another order; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

/** Reads the words of a plan by position, one document at a time. Words typed twice are read once. */
export class Closeness {
  /** The distinct words, and how often each was typed. */
  readonly #words: readonly { readonly word: QueryWord; times: number }[];
  readonly #keys: readonly string[];
  readonly #rarity: readonly number[];
  readonly #slots = new Map<SegmentSearch, readonly Slot[]>();
  readonly #postings = new Map<SegmentSearch, readonly (WordPostings | null)[]>();
  /** Of the document looked at, by distinct word. */
  readonly #weights: Float64Array;
  readonly #exact: Float64Array;
  readonly #near: Float64Array;

  constructor({ words }: Plan) {
    const distinct = new Map<string, { readonly word: QueryWord; times: number }>();
    for (const word of words) {
      // A joined compound stands where its parts stand, so it is near them by nature.
      if (word.weight < 1) continue;
      const key = keyOf(word);
      const known = distinct.get(key);
      if (known === undefined) distinct.set(key, { word, times: 1 });
      else known.times += 1;
    }
    this.#words = [...distinct.values()];
    this.#keys = [...distinct.keys()];
    const rarest = this.#words.reduce((highest, { word }) => Math.max(highest, word.idf), 0);
    this.#rarity = this.#words.map(({ word }) => word.idf / rarest);
    this.#weights = new Float64Array(this.#words.length);
    this.#exact = new Float64Array(this.#words.length);
    this.#near = new Float64Array(this.#words.length);
  }

  /** True if positions cannot tell documents apart: a single word that occurs in the form typed alone. */
  isIdle(searches: readonly SegmentSearch[]): boolean {
    return (
      this.#words.length < 2 &&
      searches.every((search) =>
        this.#slotsIn(search).every(
          ({ classNumber, exactOrdinal }) =>
            exactOrdinal === 0 && search.weights.live.segment.formsOfClass(classNumber).length === 1,
        ),
      )
    );
  }

  /**
   * The score of a document after the second stage, or a lower one if it stays below `threshold` in any case.
   * @param score of the first stage
   */
  score(search: SegmentSearch, document: number, score: number, threshold: number): number {
    if ((score + this.#weigh(search, document)) * SLACK < threshold) return score;
    this.#read(search, document);
    let reached = score;
    for (let number = 0; number < this.#words.length; number += 1) {
      const weight = this.#weights[number] ?? 0;
      const more = EXACT_FORM * (this.#exact[number] ?? 0) + NEARNESS * (this.#near[number] ?? 0);
      if (more > 0) reached += this.#gain(number, weight, weight + more);
    }
    return reached;
  }

  /** What is behind the bonus of a document, for any word of the plan. */
  explain(search: SegmentSearch, document: number): (word: QueryWord) => WordCloseness {
    this.#weigh(search, document);
    this.#read(search, document);
    const exact = this.#exact.slice();
    const near = this.#near.slice();
    return (word) => {
      const number = word.weight < 1 ? -1 : this.#keys.indexOf(keyOf(word));
      return { exact: exact[number] ?? 0, near: near[number] ?? 0 };
    };
  }

  /** Finds the weights of the words in a document; returns the highest bonus these allow. */
  #weigh(search: SegmentSearch, document: number): number {
    let present = 0;
    for (let number = 0; number < this.#words.length; number += 1) {
      const postings = this.#postingsIn(search)[number] ?? null;
      const at = postings === null ? 0 : postings.seek(0, document);
      const isPresent = postings !== null && postings.documents[at] === document;
      this.#weights[number] = isPresent ? postings.weight(at) : 0;
      if (isPresent) present += 1;
    }
    // An occurrence has one form and at most two neighbours.
    const growth = 1 + EXACT_FORM + (present > 1 ? 2 * NEARNESS : 0);
    let bonus = 0;
    for (let number = 0; number < this.#words.length; number += 1) {
      const weight = this.#weights[number] ?? 0;
      if (weight > 0) bonus += this.#gain(number, weight, weight * growth);
    }
    return bonus;
  }

  #gain(number: number, weight: number, grown: number): number {
    const distinct = this.#words[number];
    if (distinct === undefined) return 0;
    const { word, times } = distinct;
    return times * (saturate(grown, word.idf) - saturate(weight, word.idf));
  }

  #read(search: SegmentSearch, document: number): void {
    const slots = this.#slotsIn(search);
    const { weights } = search;
    const { segment } = weights.live;
    for (let number = 0; number < this.#words.length; number += 1) {
      this.#exact[number] = 0;
      this.#near[number] = 0;
    }
    let count = 0;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const { word, classNumber, mask, exactOrdinal } = slots[slot] ?? NO_SLOT;
      if (this.#weights[word] === 0) continue;
      const posting = segment.findPosting(classNumber, document);
      if (posting < 0) continue;
      segment.readPositions(classNumber, posting, (field, position, ordinal) => {
        if (((mask >>> field) & 1) === 0) return;
        if (ordinal === exactOrdinal) {
          this.#exact[word] = (this.#exact[word] ?? 0) + weights.norm(field, document);
        }
        if (count === MAX_PLACES) return;
        places[count] = (field * POSITIONS + position) * MAX_SLOTS + slot;
        count += 1;
      });
    }
    sortPlaces(count);
    this.#findNeighbours(search, document, slots, count);
  }

  /** Adds up the occurrences that follow one another among those of the query, at most `NEAR` words apart. */
  #findNeighbours(search: SegmentSearch, document: number, slots: readonly Slot[], count: number): void {
    let before: Slot | undefined;
    let beforePlace = 0;
    for (let at = 0; at < count; at += 1) {
      const key = places[at] ?? 0;
      const place = Math.floor(key / MAX_SLOTS);
      const slot = slots[key % MAX_SLOTS];
      const gap = place - beforePlace;
      if (slot !== undefined && before !== undefined && slot.word !== before.word && gap > 0 && gap <= NEAR) {
        const norm = search.weights.norm(Math.floor(place / POSITIONS), document);
        const count = (norm * slot.boost * before.boost) / gap;
        this.#near[slot.word] = (this.#near[slot.word] ?? 0) + count * (this.#rarity[before.word] ?? 0);
        this.#near[before.word] = (this.#near[before.word] ?? 0) + count * (this.#rarity[slot.word] ?? 0);
      }
      before = slot;
      beforePlace = place;
    }
  }

  #postingsIn(search: SegmentSearch): readonly (WordPostings | null)[] {
    let postings = this.#postings.get(search);
    if (postings === undefined) {
      postings = this.#words.map(({ word }) => search.postings(word));
      this.#postings.set(search, postings);
    }
    return postings;
  }

  #slotsIn(search: SegmentSearch): readonly Slot[] {
    let slots = this.#slots.get(search);
    if (slots === undefined) {
      slots = this.#words.flatMap(({ word }, number) => slotsOf(search, word, number)).slice(0, MAX_SLOTS);
      this.#slots.set(search, slots);
    }
    return slots;
  }
}

function keyOf({ names, mask }: QueryWord): string {
  return mask + names.map(({ analyzer, stem }) => `${analyzer} ${stem}`).join('\n');
}

function slotsOf(search: SegmentSearch, { term, ...word }: QueryWord, number: number): Slot[] {
  const { segment } = search.weights.live;
  const spelled: number[] = [];
  const first = segment.forms.find(term);
  for (
    let form = first;
    form >= 0 && form < segment.forms.size && segment.forms.key(form) === term;
    form += 1
  ) {
    spelled.push(form);
  }
  const mask = search.fieldMask & word.mask;
  return (word.classes[search.number] ?? []).map(({ classNumber, boost }): Slot => {
    const form = spelled.find((other) => segment.sections.formClasses[other] === classNumber);
    const ordinal = form === undefined || boost < 1 ? -1 : segment.formsOfClass(classNumber).indexOf(form);
    return { word: number, classNumber, boost, mask, exactOrdinal: ordinal > MAX_ORDINAL ? -1 : ordinal };
  });
}

/** Sorts the first places: by insertion while they are few, for they come in sorted runs. */
function sortPlaces(count: number): void {
  if (count > 64) {
    places.subarray(0, count).sort();
    return;
  }
  for (let at = 1; at < count; at += 1) {
    const place = places[at] ?? 0;
    let to = at;
    for (; to > 0 && (places[to - 1] ?? 0) > place; to -= 1) places[to] = places[to - 1] ?? 0;
    places[to] = place;
  }
}
