// How close a document comes to what was typed, by the positions of the words: an occurrence in the very form typed counts
// more, and so does one near another word of the query (after Rasolofo, Savoy, ECIR 2003; Buettcher, Clarke, Lushman,
// SIGIR 2006). Both add to the weight of the word inside its saturation: no score sinks, and none grows without bound.

import { fieldOf, positionOf } from '../../index/format/field-position.js';
import type { RankingParameters } from '../../index/format/schema.js';
import type { Segment } from '../../index/read/segment.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { saturate, k1Of } from '../score/segment-weights.js';
import type { WeightedTerm } from '../score/term-postings.js';

/** Occurrences in one document that are looked at. */
const MAX_PLACES = 4096;
/** Classes in one segment that are looked at: part of the key a place is sorted by. */
const MAX_SLOTS = 512;
const POSITIONS = 2 ** 24;
/** Forms with a higher ordinal are not told apart. */
export const MAX_ORDINAL = 254;
/** Bounds are compared with sums made in another order; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

const places = new Float64Array(MAX_PLACES);

/** What the occurrences of a word in a document add to its weight, before `exactForm` and `nearness`. */
export interface WordProximity {
  readonly exact: number;
  readonly near: number;
}

/** A word of the plan that a term stands for. */
interface Member {
  /** Place among the words looked for. */
  readonly word: number;
  readonly boost: number;
  /** A bit for each field that counts. */
  readonly mask: number;
  /** Ordinal of the form typed, or -1. */
  readonly exactOrdinal: number;
}

/** A term in one segment. Words typed twice, or in two forms, share one: they are not near themselves. */
interface Slot {
  readonly termOrdinal: number;
  readonly first: Member;
  readonly members: readonly Member[];
}

/** Reads the words of a plan by position, one document at a time. */
export class Proximity {
  readonly #parameters: RankingParameters;
  readonly #words: readonly QueryTerm[];
  /** The idf of each word, as a share of the highest. */
  readonly #rarity: readonly number[];
  readonly #k1: readonly number[];
  /** By the number of the segment. */
  readonly #slots: (readonly Slot[] | undefined)[] = [];
  /** Of the document looked at, by word. */
  readonly #weights: Float64Array;
  /** Of the same, see `FoundWord`. */
  readonly #postings: Int32Array;
  readonly #exact: Float64Array;
  readonly #near: Float64Array;

  constructor({ words }: Plan, parameters: RankingParameters) {
    this.#parameters = parameters;
    // A joined compound stands where its parts stand, so it is near them by nature.
    this.#words = words.filter(({ weight }) => weight >= 1);
    const highest = this.#words.reduce((most, { idf }) => Math.max(most, idf), 0);
    this.#k1 = this.#words.map((word) => k1Of(word, parameters));
    this.#rarity = this.#words.map(({ idf }) => idf / highest);
    this.#weights = new Float64Array(this.#words.length);
    this.#postings = new Int32Array(this.#words.length);
    this.#exact = new Float64Array(this.#words.length);
    this.#near = new Float64Array(this.#words.length);
  }

  /**
   * The score of a document after the second stage, or a lower one if it stays below `threshold` in any case.
   * @param score of the first stage
   */
  score(search: SegmentSearch, document: number, score: number, threshold: number): number {
    if ((score + this.#weigh(search, document)) * SLACK < threshold) return score;
    this.#read(search, document);
    const { exactForm, nearness } = this.#parameters;
    let reached = score;
    for (let number = 0; number < this.#words.length; number += 1) {
      const more = exactForm * (this.#exact[number] ?? 0) + nearness * (this.#near[number] ?? 0);
      if (more > 0) reached += this.#gain(number, more);
    }
    return reached;
  }

  /** What is behind the second stage of a document, for each word of the plan. */
  explain(search: SegmentSearch, document: number): ReadonlyMap<QueryTerm, WordProximity> {
    this.#weigh(search, document);
    this.#read(search, document);
    return new Map(
      this.#words.map((word, number) => [
        word,
        { exact: this.#exact[number] ?? 0, near: this.#near[number] ?? 0 },
      ]),
    );
  }

  /** Finds the weights of the words in a document; returns the most that positions can add to its score. */
  #weigh(search: SegmentSearch, document: number): number {
    let present = 0;
    for (let number = 0; number < this.#words.length; number += 1) {
      const word = this.#words[number];
      const found = word === undefined ? null : search.find(word, document);
      this.#weights[number] = found?.weight ?? 0;
      this.#postings[number] = found?.posting ?? -1;
      if (found !== null && found.weight > 0) present += 1;
    }
    // An occurrence has one form and at most two neighbours.
    const { exactForm, nearness } = this.#parameters;
    const growth = exactForm + (present > 1 ? 2 * nearness : 0);
    let most = 0;
    for (let number = 0; number < this.#words.length; number += 1) {
      const weight = this.#weights[number] ?? 0;
      if (weight > 0) most += this.#gain(number, weight * growth);
    }
    return most;
  }

  /** What more weight adds to the score of a word. */
  #gain(number: number, more: number): number {
    const idf = this.#words[number]?.idf ?? 0;
    const weight = this.#weights[number] ?? 0;
    const k1 = this.#k1[number] ?? 0;
    return saturate(weight + more, idf, k1) - saturate(weight, idf, k1);
  }

  /** Finds what is exact and what is near in a document. */
  #read(search: SegmentSearch, document: number): void {
    const { segment } = search.weights.snapshot;
    for (let number = 0; number < this.#words.length; number += 1) {
      this.#exact[number] = 0;
      this.#near[number] = 0;
    }
    const slots = this.#slotsIn(search);
    let count = 0;
    for (let number = 0; number < slots.length; number += 1) {
      const slot = slots[number];
      if (slot === undefined) break;
      const posting = this.#postingOf(slot, segment, document);
      if (posting < 0) continue;
      const { mask, exactOrdinal } = slot.first;
      if (this.#words.length === 1 && segment.formsOfTerm(slot.termOrdinal).length === 1) {
        // One word in one form: positions say no more than the weight does.
        if (exactOrdinal === 0) this.#exact[0] = search.weights.weight(posting, document, mask);
        continue;
      }
      const cursor = segment.positionCursor(0);
      const read = cursor.read(slot.termOrdinal, posting);
      for (let at = 0; at < read; at += 1) {
        const place = cursor.fieldPositions[at] ?? 0;
        const field = fieldOf(place);
        const ordinal = cursor.ordinals[at] ?? 0;
        for (const member of slot.members) {
          if (ordinal !== member.exactOrdinal || ((member.mask >>> field) & 1) === 0) continue;
          this.#exact[member.word] = (this.#exact[member.word] ?? 0) + search.weights.norm(field, document);
        }
        if (count === MAX_PLACES || ((search.fieldMask >>> field) & 1) === 0) continue;
        places[count] = (field * POSITIONS + positionOf(place)) * MAX_SLOTS + number;
        count += 1;
      }
    }
    if (this.#words.length < 2) return;
    sortPlaces(count);
    this.#findNeighbours(search, document, slots, count);
  }

  /** The posting of a document in the term of a slot, or -1; also where none of its words counts there. */
  #postingOf({ termOrdinal, members }: Slot, segment: Segment, document: number): number {
    for (const { word } of members) {
      if (this.#weights[word] === 0) continue;
      const known = this.#postings[word] ?? -1;
      if (known < 0) return segment.findPosting(termOrdinal, document);
      // Of one term, for a document has one analyzer: of this one or none.
      const { termPostings } = segment.sections;
      return known >= (termPostings[termOrdinal] ?? 0) && known < (termPostings[termOrdinal + 1] ?? 0)
        ? known
        : -1;
    }
    return -1;
  }

  /** Adds up the occurrences that follow one another among those of the query, at most `near` words apart. */
  #findNeighbours(search: SegmentSearch, document: number, slots: readonly Slot[], count: number): void {
    const furthest = this.#parameters.near;
    let before: Slot | undefined;
    let beforePlace = 0;
    for (let at = 0; at < count; at += 1) {
      const key = places[at] ?? 0;
      const place = Math.floor(key / MAX_SLOTS);
      const slot = slots[key % MAX_SLOTS];
      const gap = place - beforePlace;
      if (before !== undefined && slot !== undefined && gap > 0 && gap <= furthest) {
        if (before.first.word !== slot.first.word) {
          const field = Math.floor(place / POSITIONS);
          const near = search.weights.norm(field, document) / gap;
          this.#addNear(slot, before, field, near);
          this.#addNear(before, slot, field, near);
        }
      }
      before = slot;
      beforePlace = place;
    }
  }

  /** Counts one occurrence of a term beside one of another term. */
  #addNear({ members }: Slot, { first }: Slot, field: number, near: number): void {
    if (((first.mask >>> field) & 1) === 0) return;
    const share = near * first.boost * (this.#rarity[first.word] ?? 0);
    for (const { word, boost, mask } of members) {
      if (((mask >>> field) & 1) === 1) this.#near[word] = (this.#near[word] ?? 0) + share * boost;
    }
  }

  #slotsIn(search: SegmentSearch): readonly Slot[] {
    return (this.#slots[search.number] ??= makeSlots(search, this.#words));
  }
}

function makeSlots(search: SegmentSearch, words: readonly QueryTerm[]): Slot[] {
  const slots: (Slot & { readonly members: Member[] })[] = [];
  words.forEach((word, number) => {
    const terms = search.terms(word);
    const ordinals = rememberedOrdinals(search, word.form, terms);
    const mask = search.fieldMask & word.mask;
    terms.forEach(({ termOrdinal, boost }, place) => {
      const member: Member = { word: number, boost, mask, exactOrdinal: ordinals[place] ?? -1 };
      const slot = slots.find((other) => other.termOrdinal === termOrdinal);
      if (slot !== undefined) slot.members.push(member);
      else if (slots.length < MAX_SLOTS)
        slots.push({ termOrdinal: termOrdinal, first: member, members: [member] });
    });
  });
  return slots;
}

/** By the terms of a word in a segment, which are the same object for a word typed lately. */
const remembered = new WeakMap<
  readonly WeightedTerm[],
  { readonly form: string; readonly ordinals: readonly number[] }
>();

/** Per term the ordinal of the form spelled as the term, or -1. */
function rememberedOrdinals(
  search: SegmentSearch,
  form: string,
  terms: readonly WeightedTerm[],
): readonly number[] {
  const known = remembered.get(terms);
  if (known?.form === form) return known.ordinals;
  const forms = terms.length === 0 ? [] : search.weights.snapshot.segment.findForms(form);
  const ordinals = terms.map(({ termOrdinal, boost }) =>
    boost < 1 ? -1 : ordinalIn(search, termOrdinal, forms),
  );
  remembered.set(terms, { form, ordinals });
  return ordinals;
}

function ordinalIn({ weights }: SegmentSearch, termOrdinal: number, forms: readonly number[]): number {
  const { segment } = weights.snapshot;
  const form = forms.find((other) => segment.sections.formTerms[other] === termOrdinal);
  const ordinal = form === undefined ? -1 : segment.formsOfTerm(termOrdinal).indexOf(form);
  return ordinal > MAX_ORDINAL ? -1 : ordinal;
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
