// Groups of documents that tell the same story in nearly the same words, found from their signatures.
// Documents are taken in the order of their ids, so that the groups never depend on how they lie in segments.

import { SIGNATURE_WORDS } from '../format/signature.js';
import { DocumentOrder } from '../read/document-order.js';
import type { DocumentAddress, Generation } from '../read/generation.js';
import { duplicateSimilarity, findNeighbours, MAX_NEIGHBOURS } from './find-neighbours.js';

/** Documents between two pauses. */
const STRIDE = 8192;

/** The groups of near-duplicates of a generation. Deleted documents are in none. */
export class NearDuplicates {
  /** Per segment and document: the number of its group from 1, 0 for none. */
  readonly groupOf: readonly Uint32Array[];
  /** How many groups of two and more there are. */
  readonly groups: number;

  constructor(groupOf: readonly Uint32Array[]) {
    this.groupOf = groupOf;
    this.groups = groupOf.reduce((most, groups) => groups.reduce((a, b) => Math.max(a, b), most), 0);
  }

  /** The group of a document, itself included, in order of address; none for a document that has no near-duplicate. */
  membersWith({ segment, document }: DocumentAddress): readonly DocumentAddress[] {
    const group = this.groupOf[segment]?.[document] ?? 0;
    const members: DocumentAddress[] = [];
    if (group === 0) return members;
    this.groupOf.forEach((groups, of) => {
      for (let at = groups.indexOf(group); at >= 0; at = groups.indexOf(group, at + 1))
        members.push({ segment: of, document: at });
    });
    return members;
  }
}

/** @param members groups of two and more, numbered from 1 as they stand here */
function numberGroups(
  generation: Generation,
  members: readonly (readonly DocumentAddress[])[],
): NearDuplicates {
  const groupOf = generation.segments.map(({ segment }) => new Uint32Array(segment.documentCount));
  members.forEach((addresses, index) => {
    for (const { segment, document } of addresses) {
      const groups = groupOf[segment];
      if (groups !== undefined) groups[document] = index + 1;
    }
  });
  return new NearDuplicates(groupOf);
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
  return numberGroups(generation, gatherGroups(leaders, order));
}

// From here on a document is named by its index in the order of ids, whatever segment it is in.

/** Copies the signatures of the documents `from` to `to` (exclusive). */
function gatherSignatures(
  generation: Generation,
  order: DocumentOrder,
  signatures: Uint32Array,
  from: number,
  to: number,
): void {
  const columns = generation.segments.map(({ segment }) => segment.sections.columns.signatures);
  for (let index = from; index < to; index += 1) {
    const column = columns[order.segments[index] ?? 0];
    const first = (order.documents[index] ?? 0) * SIGNATURE_WORDS;
    for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
      signatures[index * SIGNATURE_WORDS + word] = column?.[first + word] ?? 0;
    }
  }
}

/** For each document the first of its group. A document joins the leader it is most like; one that is like none leads. */
function* followLeaders(signatures: Uint32Array, neighbours: Int32Array): Generator<undefined, Int32Array> {
  const count = neighbours.length / MAX_NEIGHBOURS;
  const leaders = new Int32Array(count);
  for (let document = 0; document < count; document += 1) {
    if (document % STRIDE === STRIDE - 1) yield;
    let leader = document;
    let best = 0;
    for (let slot = document * MAX_NEIGHBOURS; slot < (document + 1) * MAX_NEIGHBOURS; slot += 1) {
      const neighbour = neighbours[slot] ?? -1;
      if (neighbour < 0) break;
      const candidate = leaders[neighbour] ?? neighbour;
      const alike = duplicateSimilarity(signatures, document, candidate);
      if (alike === 0 || alike < best || (alike === best && candidate >= leader)) continue;
      best = alike;
      leader = candidate;
    }
    leaders[document] = leader;
  }
  return leaders;
}

function gatherGroups(leaders: Int32Array, order: DocumentOrder): DocumentAddress[][] {
  const groups = new Map<number, DocumentAddress[]>();
  leaders.forEach((leader, document) => {
    if (leader === document) return;
    const group = groups.get(leader) ?? [order.addressAt(leader)];
    groups.set(leader, group);
    group.push(order.addressAt(document));
  });
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members);
}
