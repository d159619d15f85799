// Groups of documents that tell the same story in nearly the same words, found from their signatures.
// Candidates come from locality-sensitive hashing in bands (Indyk, Motwani, STOC 1998; Broder, 1997); each is verified.
// Documents are taken in the order of their ids, so that the groups never depend on how they lie in segments.

import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import { elementsOf, SIGNATURE_BINS, SIGNATURE_WORDS, similarity } from './minhash.js';

/** How alike near-duplicates are at least (see `similarity`), chosen in docs/duplicates.md. */
const LONG_SIMILARITY = 0.6;
/** The same for texts so short that a pattern of words shared by many stories is much of them. */
const SHORT_SIMILARITY = 0.7;
/** A pair is short when the longer of the two has fewer elements. */
const SHORT_ELEMENTS = 150;

/** With fewer, a signature holds so little that documents of one or two words often have that of another by chance. */
const MIN_ELEMENTS = 3;

/** Bins whose values together make the key of a band, relative to the band's number. Each bin is in three bands. */
const BAND_OFFSETS = [0, 7, 24] as const;
/** Earlier documents that are kept as candidates of one document. */
const MAX_NEIGHBOURS = 4;
/** Earlier documents of one band that are looked at. */
const MAX_COMPARED = 8;
/** Documents between two pauses. */
const STRIDE = 8192;

/** A document of a generation. */
export interface DocumentAddress {
  /** Place of its segment in the generation. */
  readonly segment: number;
  readonly document: number;
}

/** The groups of a generation. Deleted documents are in none. */
export class NearDuplicates {
  /** Groups of two and more. */
  readonly groups: number;
  /** Per segment and document: the number of its group from 1, 0 for none. */
  readonly groupOf: readonly Uint32Array[];
  readonly #members: readonly (readonly DocumentAddress[])[];

  /** @param members groups of two and more, each in order of id */
  constructor(generation: Generation, members: readonly (readonly DocumentAddress[])[]) {
    this.groups = members.length;
    this.#members = members;
    this.groupOf = generation.segments.map(({ segment }) => new Uint32Array(segment.documentCount));
    members.forEach((places, number) => {
      for (const { segment, document } of places) {
        const groups = this.groupOf[segment];
        if (groups !== undefined) groups[document] = number + 1;
      }
    });
  }

  /** The group of a document, itself included, in order of id; none for a document that has no near-duplicate. */
  membersWith({ segment, document }: DocumentAddress): readonly DocumentAddress[] {
    const group = this.groupOf[segment]?.[document] ?? 0;
    return this.#members[group - 1] ?? [];
  }
}

/** Finds the groups, pausing every few milliseconds so that a server can answer in between. */
export function* nearDuplicateSteps(generation: Generation): Generator<undefined, NearDuplicates> {
  const order = yield* DocumentOrder.steps(generation);
  yield;
  const signatures = new Uint32Array(order.length * SIGNATURE_WORDS);
  for (let from = 0; from < order.length; from += STRIDE) {
    gatherSignatures(generation, order, signatures, from, Math.min(from + STRIDE, order.length));
    yield;
  }
  const neighbours = yield* findNeighbours(signatures, order.length);
  const leaders = yield* followLeaders(signatures, neighbours);
  yield;
  return new NearDuplicates(generation, gatherGroups(leaders, order));
}

/** Copies the signatures of the places `from` to `to` (exclusive). */
function gatherSignatures(
  generation: Generation,
  order: DocumentOrder,
  signatures: Uint32Array,
  from: number,
  to: number,
): void {
  const columns = generation.segments.map(({ segment }) => segment.sections.columns.signatures);
  for (let place = from; place < to; place += 1) {
    const column = columns[order.segments[place] ?? 0];
    const first = (order.documents[place] ?? 0) * SIGNATURE_WORDS;
    for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
      signatures[place * SIGNATURE_WORDS + word] = column?.[first + word] ?? 0;
    }
  }
}

/**
 * For each document up to `MAX_NEIGHBOURS` earlier ones that are its near-duplicates, as places; -1 where there are fewer.
 * A big group costs no more than a small one: whoever has its neighbours looks no further.
 */
function* findNeighbours(signatures: Uint32Array, count: number): Generator<undefined, Int32Array> {
  const neighbours = new Int32Array(count * MAX_NEIGHBOURS).fill(-1);
  const bins = new Uint8Array(count * SIGNATURE_BINS);
  for (let from = 0; from < count; from += STRIDE) {
    fillBins(signatures, bins, count, from, Math.min(from + STRIDE, count));
    yield;
  }
  const table = new BandTable(count);
  for (let band = 0; band < SIGNATURE_BINS; band += 1) {
    const [a, b, c] = BAND_OFFSETS.map((offset) => {
      const bin = (band + offset) % SIGNATURE_BINS;
      return bins.subarray(bin * count, (bin + 1) * count);
    }) as [Uint8Array, Uint8Array, Uint8Array];
    yield* compareBand(table, a, b, c, neighbours, signatures);
    yield;
  }
  return neighbours;
}

/** The documents of one band by key: chains, the latest document first. */
class BandTable {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly keys: Uint32Array;

  constructor(count: number) {
    this.heads = new Int32Array(1 << Math.max(4, 32 - Math.clz32(count)));
    this.next = new Int32Array(count);
    this.keys = new Uint32Array(count);
  }
}

/** Compares each document with earlier ones of its band, whose key is made of the bins `a`, `b` and `c`. */
function* compareBand(
  { heads, next, keys }: BandTable,
  a: Uint8Array,
  b: Uint8Array,
  c: Uint8Array,
  neighbours: Int32Array,
  signatures: Uint32Array,
): Generator<undefined, void> {
  heads.fill(-1);
  const shift = 32 - Math.log2(heads.length);
  for (let place = 0; place < a.length; place += 1) {
    if (place % STRIDE === STRIDE - 1) yield;
    const key = ((a[place] ?? 0) << 16) | ((b[place] ?? 0) << 8) | (c[place] ?? 0);
    // Only documents of too few elements have an empty bin left.
    if (key === 0) continue;
    keys[place] = key;
    const slot = Math.imul(key, 0x9e37_79b1) >>> shift;
    let earlier = heads[slot] ?? -1;
    next[place] = earlier;
    heads[slot] = place;
    if ((neighbours[place * MAX_NEIGHBOURS + MAX_NEIGHBOURS - 1] ?? -1) >= 0) continue;
    for (let compared = 0; earlier >= 0 && compared < MAX_COMPARED; earlier = next[earlier] ?? -1) {
      if (keys[earlier] !== key) continue;
      compared += 1;
      addNeighbour(neighbours, signatures, place, earlier);
    }
  }
}

/** Keeps an earlier document if it is a near-duplicate that is not known yet. */
function addNeighbour(neighbours: Int32Array, signatures: Uint32Array, place: number, earlier: number): void {
  for (let slot = place * MAX_NEIGHBOURS; slot < (place + 1) * MAX_NEIGHBOURS; slot += 1) {
    const known = neighbours[slot] ?? -1;
    if (known === earlier) return;
    if (known >= 0) continue;
    if (duplicateSimilarity(signatures, place, earlier) > 0) neighbours[slot] = earlier;
    return;
  }
}

/** How alike two near-duplicates are; 0 for two documents that are not. */
function duplicateSimilarity(signatures: Uint32Array, place: number, other: number): number {
  const at = place * SIGNATURE_WORDS;
  const ot = other * SIGNATURE_WORDS;
  const alike = similarity(signatures, at, signatures, ot);
  if (alike >= SHORT_SIMILARITY) return alike;
  const elements = Math.max(elementsOf(signatures, at), elementsOf(signatures, ot));
  return elements >= SHORT_ELEMENTS && alike >= LONG_SIMILARITY ? alike : 0;
}

/**
 * The bins, one array a bin, empty ones filled with the next value that is there (Shrivastava, Li, "Densifying One
 * Permutation Hashing", ICML 2014), so that short texts have keys, too.
 */
function fillBins(signatures: Uint32Array, bins: Uint8Array, count: number, from: number, to: number): void {
  for (let place = from; place < to; place += 1) {
    const at = place * SIGNATURE_WORDS;
    if (elementsOf(signatures, at) < MIN_ELEMENTS) continue;
    let value = 0;
    // The second turn fills what the end borrows from the beginning.
    for (let step = 2 * SIGNATURE_BINS - 1; step >= 0; step -= 1) {
      const bin = step % SIGNATURE_BINS;
      const own = ((signatures[at + (bin >>> 2)] ?? 0) >>> ((bin & 3) * 8)) & 0xff;
      if (own !== 0) value = own;
      bins[bin * count + place] = value;
    }
  }
}

/** For each document the first of its group. A document joins the leader it is most like; one that is like none leads. */
function* followLeaders(signatures: Uint32Array, neighbours: Int32Array): Generator<undefined, Int32Array> {
  const count = neighbours.length / MAX_NEIGHBOURS;
  const leaders = new Int32Array(count);
  for (let place = 0; place < count; place += 1) {
    if (place % STRIDE === STRIDE - 1) yield;
    let leader = place;
    let best = 0;
    for (let slot = place * MAX_NEIGHBOURS; slot < (place + 1) * MAX_NEIGHBOURS; slot += 1) {
      const neighbour = neighbours[slot] ?? -1;
      if (neighbour < 0) break;
      const candidate = leaders[neighbour] ?? neighbour;
      const alike = duplicateSimilarity(signatures, place, candidate);
      if (alike === 0 || alike < best || (alike === best && candidate >= leader)) continue;
      best = alike;
      leader = candidate;
    }
    leaders[place] = leader;
  }
  return leaders;
}

function gatherGroups(leaders: Int32Array, order: DocumentOrder): DocumentAddress[][] {
  const groups = new Map<number, DocumentAddress[]>();
  leaders.forEach((leader, place) => {
    if (leader === place) return;
    const group = groups.get(leader) ?? [order.place(leader)];
    groups.set(leader, group);
    group.push(order.place(place));
  });
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members);
}
