// How close a document comes to what was typed, by the positions of the words. An occurrence in the very form typed counts
// more than one of another form of the word, and so does one near another word of the query (after Rasolofo, Savoy, "Term
// Proximity Scoring for Keyword-Based Retrieval Systems", ECIR 2003; Büttcher, Clarke, Lushman, "Term Proximity Scoring
// for Ad-Hoc Retrieval on Very Large Text Collections", SIGIR 2006). With w the weight of a word (see `score/bm25f.ts`),
// its score becomes that of
//
//   w + exactForm * exact + nearness * near + headings * headed
//   exact = sum over its occurrences in the form typed of norm
//   near  = sum over the pairs it makes with an occurrence of another word right before or behind it among those of the
//           query, at most `RankingParameters.near` words away, of norm * boosts * rarity of the other word / distance
//   headed = sum over its occurrences in headings of norm, where headings count more (`importance/heading-words.ts`)
//
// where norm is what an occurrence in that field counts, and rarity the idf of a word as a share of the highest in the
// query. Both are added inside the saturation: no score sinks, and none grows without bound.

import { LatestMemo } from '../../collections/memo.js';
import { fieldOf, positionOf } from '../../index/format/field-position.js';
import { MAX_DISTINCT_ORDINAL } from '../../index/format/posting-sections.js';
import type { RankingParameters } from '../../index/format/schema.js';
import { hasField } from '../plan/has-field.js';
import type { Plan } from '../plan/plan.js';
import { type QueryTerm, typedWords } from '../plan/query-term.js';
import type { WeightedTerm } from '../plan/terms/resolve-terms.js';
import { k1Of, saturate } from '../score/bm25f.js';
import type { SegmentSearch } from '../score/segment-search.js';
import type { SegmentWeights } from '../score/segment-weights.js';
import { WORK } from '../search-budget.js';
import type { HeadingWords } from './importance/heading-words.js';

/** Occurrences of the words of a query in one document that are looked at. */
const MAX_OCCURRENCES = 4096;
/** Terms of the words of a query in one segment that are looked at. */
const MAX_SLOTS = 512;
/** Above every position in a field. */
const POSITIONS = 2 ** 24;
/** Bounds are added up in another order than scores; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

/** What the occurrences of a word in a document add to its weight, before `exactForm` and `nearness`. */
export interface WordProximity {
  readonly exact: number;
  readonly near: number;
  /** The weight of those in headings. */
  readonly headed: number;
}

/** A word of the plan that a term stands for. */
interface Member {
  /** Index among the words looked for. */
  readonly word: number;
  readonly boost: number;
  /** A bit for each field that counts. */
  readonly mask: number;
  /** Ordinal of the form typed among the forms of the term, or -1. */
  readonly exactOrdinal: number;
}

/** A term in one segment. Words typed twice, or in two forms, share one: they are not near themselves. */
interface Slot {
  readonly termOrdinal: number;
  readonly first: Member;
  readonly members: readonly Member[];
}

/** Reads the words of one plan by position, one document after another. */
export class Proximity {
  readonly #parameters: RankingParameters;
  readonly #words: readonly QueryTerm[];
  /** The idf of each word, as a share of the highest. */
  readonly #rarity: readonly number[];
  readonly #k1: readonly number[];
  /** By the number of the segment. */
  readonly #slots: (readonly Slot[] | undefined)[] = [];
  /** Of the document looked at, by word: see `TermOccurrence` and `WordProximity`. */
  readonly #weights: Float64Array;
  readonly #postings: Int32Array;
  readonly #exact: Float64Array;
  readonly #near: Float64Array;
  readonly #headed: Float64Array;
  readonly #headings: HeadingWords | null;

  /** @param headings null where a word in a heading counts as any other */
  constructor({ words }: Plan, parameters: RankingParameters, headings: HeadingWords | null = null) {
    this.#headings = headings;
    this.#parameters = parameters;
    // A joined compound stands where its parts stand, so it is near them by nature.
    this.#words = typedWords(words);
    const highest = this.#words.reduce((max, { idf }) => Math.max(max, idf), 0);
    this.#k1 = this.#words.map((word) => k1Of(word, parameters));
    this.#rarity = this.#words.map(({ idf }) => idf / highest);
    this.#weights = new Float64Array(this.#words.length);
    this.#postings = new Int32Array(this.#words.length);
    this.#exact = new Float64Array(this.#words.length);
    this.#near = new Float64Array(this.#words.length);
    this.#headed = new Float64Array(this.#words.length);
  }

  /**
   * The score of a document with what positions add, or a lower one if it stays below `threshold` in any case.
   * @param score without positions
   */
  score(search: SegmentSearch, document: number, score: number, threshold: number): number {
    if ((score + this.#weigh(search, document)) * SLACK < threshold) return score;
    this.#read(search, document);
    const { exactForm, nearness } = this.#parameters;
    const headings = this.#headings?.share ?? 0;
    let reached = score;
    for (let word = 0; word < this.#words.length; word += 1) {
      const more =
        exactForm * (this.#exact[word] ?? 0) +
        nearness * (this.#near[word] ?? 0) +
        headings * (this.#headed[word] ?? 0);
      if (more > 0) reached += this.#gain(word, more);
    }
    return reached;
  }

  /** What positions add to a document, for each word of the plan. */
  explain(search: SegmentSearch, document: number): ReadonlyMap<QueryTerm, WordProximity> {
    this.#weigh(search, document);
    this.#read(search, document);
    return new Map(
      this.#words.map((word, index) => [
        word,
        {
          exact: this.#exact[index] ?? 0,
          near: this.#near[index] ?? 0,
          headed: this.#headed[index] ?? 0,
        },
      ]),
    );
  }

  /** Finds the weights of the words in a document; returns the most that positions can add to its score. */
  #weigh(search: SegmentSearch, document: number): number {
    let present = 0;
    for (let index = 0; index < this.#words.length; index += 1) {
      const word = this.#words[index];
      const found = word === undefined ? null : search.find(word, document);
      this.#weights[index] = found?.weight ?? 0;
      this.#postings[index] = found?.posting ?? -1;
      if (found !== null && found.weight > 0) present += 1;
    }
    // An occurrence has one form and at most two neighbours.
    const { exactForm, nearness } = this.#parameters;
    const growth = exactForm + (present > 1 ? 2 * nearness : 0) + (this.#headings?.share ?? 0);
    let bound = 0;
    for (let word = 0; word < this.#words.length; word += 1) {
      const weight = this.#weights[word] ?? 0;
      if (weight > 0) bound += this.#gain(word, weight * growth);
    }
    return bound;
  }

  /** What more weight adds to the score of a word. */
  #gain(word: number, more: number): number {
    const idf = this.#words[word]?.idf ?? 0;
    const weight = this.#weights[word] ?? 0;
    const k1 = this.#k1[word] ?? 0;
    return saturate(weight + more, idf, k1) - saturate(weight, idf, k1);
  }

  /** Finds what is exact and what is near in a document. */
  #read(search: SegmentSearch, document: number): void {
    const { segment } = search.weights.snapshot;
    this.#headings?.read(search, document, this.#words, this.#headed);
    for (let word = 0; word < this.#words.length; word += 1) {
      this.#exact[word] = 0;
      this.#near[word] = 0;
    }
    const slots = this.#slotsIn(search);
    const occurrences = search.scratch.keys(MAX_OCCURRENCES);
    let count = 0;
    for (let number = 0; number < slots.length; number += 1) {
      const slot = slots[number];
      if (slot === undefined) break;
      const posting = this.#postingOf(slot, search.weights, document);
      if (posting < 0) continue;
      const { mask, exactOrdinal } = slot.first;
      if (this.#words.length === 1 && segment.formsOfTerm(slot.termOrdinal).length === 1) {
        // One word in one form: positions say no more than the weight does.
        if (exactOrdinal === 0) this.#exact[0] = search.weights.weight(posting, document, mask);
        continue;
      }
      const cursor = segment.positionCursor(0);
      const read = cursor.read(slot.termOrdinal, posting);
      search.budget.spend(read * WORK.position + cursor.passedOver * WORK.passedByte);
      for (let index = 0; index < read; index += 1) {
        const fieldPosition = cursor.fieldPositions[index] ?? 0;
        const field = fieldOf(fieldPosition);
        const ordinal = cursor.ordinals[index] ?? 0;
        for (const member of slot.members) {
          if (ordinal !== member.exactOrdinal || !hasField(member.mask, field)) continue;
          this.#exact[member.word] = (this.#exact[member.word] ?? 0) + search.weights.norm(field, document);
        }
        if (count === MAX_OCCURRENCES || !hasField(search.fieldMask, field)) continue;
        occurrences[count] = occurrenceKey(field, positionOf(fieldPosition), number);
        count += 1;
      }
    }
    if (this.#words.length < 2) return;
    sortFirst(occurrences, count);
    this.#findNeighbours(search, document, slots, count);
  }

  /** The posting of a document in the term of a slot, or -1; also where none of its words counts there. */
  #postingOf({ termOrdinal, members }: Slot, weights: SegmentWeights, document: number): number {
    const { segment } = weights.snapshot;
    for (const { word } of members) {
      if (this.#weights[word] === 0) continue;
      const known = this.#postings[word] ?? -1;
      if (known < 0) return segment.findPosting(termOrdinal, document);
      const { termPostings } = segment.sections;
      if (known >= (termPostings[termOrdinal] ?? 0) && known < (termPostings[termOrdinal + 1] ?? 0))
        return known;
      // A document has one analyzer, and is in this term of it or in none; but fields may have others of their own.
      return weights.isMixed ? segment.findPosting(termOrdinal, document) : -1;
    }
    return -1;
  }

  /** Adds up the pairs of occurrences that follow one another among those of the query, which are in order in the buffer. */
  #findNeighbours(search: SegmentSearch, document: number, slots: readonly Slot[], count: number): void {
    const maxGap = this.#parameters.near;
    const occurrences = search.scratch.keys(MAX_OCCURRENCES);
    let before: Slot | undefined;
    let beforePosition = 0;
    for (let index = 0; index < count; index += 1) {
      const key = occurrences[index] ?? 0;
      // Field and position in one: in another field lies far away.
      const position = Math.floor(key / MAX_SLOTS);
      const slot = slots[key % MAX_SLOTS];
      const gap = position - beforePosition;
      if (before !== undefined && slot !== undefined && gap > 0 && gap <= maxGap) {
        if (before.first.word !== slot.first.word) {
          const field = Math.floor(position / POSITIONS);
          const near = search.weights.norm(field, document) / gap;
          this.#addNear(slot, before, field, near);
          this.#addNear(before, slot, field, near);
        }
      }
      before = slot;
      beforePosition = position;
    }
  }

  /** Counts one occurrence of a term beside one of another term. */
  #addNear({ members }: Slot, { first }: Slot, field: number, near: number): void {
    if (!hasField(first.mask, field)) return;
    const share = near * first.boost * (this.#rarity[first.word] ?? 0);
    for (const { word, boost, mask } of members) {
      if (hasField(mask, field)) this.#near[word] = (this.#near[word] ?? 0) + share * boost;
    }
  }

  #slotsIn(search: SegmentSearch): readonly Slot[] {
    return (this.#slots[search.number] ??= makeSlots(search, this.#words));
  }
}

/** One number that orders occurrences by field, then by position; the slot of the term is in it as the least. */
function occurrenceKey(field: number, position: number, slot: number): number {
  return (field * POSITIONS + position) * MAX_SLOTS + slot;
}

function makeSlots(search: SegmentSearch, words: readonly QueryTerm[]): Slot[] {
  const slots: (Slot & { readonly members: Member[] })[] = [];
  words.forEach((word, number) => {
    const terms = search.terms(word);
    const ordinals = exactOrdinals(search, word.form, terms);
    const mask = search.fieldMask & word.mask;
    terms.forEach(({ termOrdinal, boost }, index) => {
      const member: Member = { word: number, boost, mask, exactOrdinal: ordinals[index] ?? -1 };
      const slot = slots.find((other) => other.termOrdinal === termOrdinal);
      if (slot !== undefined) slot.members.push(member);
      else if (slots.length < MAX_SLOTS) slots.push({ termOrdinal, first: member, members: [member] });
    });
  });
  return slots;
}

/** By the terms of a word in a segment: those of a word typed lately are the same object. */
const knownOrdinals = new LatestMemo<readonly WeightedTerm[], readonly number[]>();

/** Per term the ordinal of the form that is spelled as the word was typed, or -1. */
function exactOrdinals(
  search: SegmentSearch,
  form: string,
  terms: readonly WeightedTerm[],
): readonly number[] {
  return (
    knownOrdinals.get(terms, form) ?? knownOrdinals.set(terms, findExactOrdinals(search, form, terms), form)
  );
}

function findExactOrdinals(search: SegmentSearch, form: string, terms: readonly WeightedTerm[]): number[] {
  const forms = terms.length === 0 ? [] : search.weights.snapshot.segment.findForms(form);
  return terms.map(({ termOrdinal, boost }) => (boost < 1 ? -1 : ordinalIn(search, termOrdinal, forms)));
}

function ordinalIn({ weights }: SegmentSearch, termOrdinal: number, forms: readonly number[]): number {
  const { segment } = weights.snapshot;
  const form = forms.find((other) => segment.sections.formTerms[other] === termOrdinal);
  const ordinal = form === undefined ? -1 : segment.formsOfTerm(termOrdinal).indexOf(form);
  return ordinal > MAX_DISTINCT_ORDINAL ? -1 : ordinal;
}

/** Sorts the first numbers of an array: by insertion while they are few, for they come in sorted runs. */
function sortFirst(numbers: Float64Array, count: number): void {
  if (count > 64) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let index = 1; index < count; index += 1) {
    const number = numbers[index] ?? 0;
    let to = index;
    for (; to > 0 && (numbers[to - 1] ?? 0) > number; to -= 1) numbers[to] = numbers[to - 1] ?? 0;
    numbers[to] = number;
  }
}
