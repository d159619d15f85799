// Finds the near-duplicates of a generation that is to be written. Of the generation before, what no change touches is taken over:
// the result is that of finding all of them anew, whatever edits led to it.
// Documents are named by numbers through the segments, deleted ones included, as `duplicate-rows.ts` names them.

import { DuplicateRows, MAX_NEIGHBOURS } from '../format/duplicate-rows.js';
import { SIGNATURE_WORDS } from '../format/signature.js';
import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import { BandKeys } from './band-keys.js';
import { duplicateSimilarity, findNeighbours } from './find-neighbours.js';
import { followLeaders } from './follow-leaders.js';
import { NumberedDocuments } from './numbered-documents.js';

/** Comparing this share of the documents anew takes about as long as comparing all. */
const MAX_COMPARED_ANEW = 1 / 8;

/** Where more pairs of documents would have to be looked at, all that share a key with a change are compared anew. */
const MAX_PAIRS = 1_000_000;

/** The generation before, and its rows. Segments of both generations are the same objects. */
export interface PreviousDuplicates {
  readonly generation: Generation;
  readonly rows: DuplicateRows;
}

/**
 * The rows of a generation, by document, ascending.
 * @param previous null where there is nothing to take over
 * @param maxShare of the documents that may be compared anew; where it would be more, all are
 */
export function findDuplicates(
  generation: Generation,
  previous: PreviousDuplicates | null,
  maxShare = MAX_COMPARED_ANEW,
): DuplicateRows {
  const documents = new NumberedDocuments(generation);
  const most = generation.documentCount * maxShare;
  return (previous === null ? null : updateRows(documents, previous, most)) ?? findAll(documents);
}

function findAll(documents: NumberedDocuments): DuplicateRows {
  const order = documents.numbersOf(DocumentOrder.of(documents.generation));
  const signatures = documents.gatherSignatures(order);
  const neighbours = findNeighbours(signatures, order.length);
  const leaders = Int32Array.from(order.keys());
  followLeaders(leaders.keys(), neighbours, leaders, {
    alike: (a, b) => duplicateSimilarity(signatures, a * SIGNATURE_WORDS, signatures, b * SIGNATURE_WORDS),
    precedes: (a, b) => a < b,
  });
  const pairs = new Pairs(documents.count);
  order.forEach((document, index) => {
    pairs.setNeighbours(document, neighboursOf(neighbours, index), order);
    pairs.leaders[document] = order[leaders[index] ?? 0] ?? 0;
  });
  return pairs.rows();
}

/** The rows made from those of the generation before; null where too much has changed. */
function updateRows(
  documents: NumberedDocuments,
  previous: PreviousDuplicates,
  mostCompared: number,
): DuplicateRows | null {
  const before = new NumberedDocuments(previous.generation);
  const added = documents.missingIn(before);
  const removed = before.missingIn(documents);
  if (added.length + removed.length > mostCompared) return null;
  const keys = new BandKeys();
  documents.addKeys(added, keys, false);
  before.addKeys(removed, keys, true);
  const touched = findTouched(documents, documents.sharing(keys), keys, {
    added: new Set(added),
    signatures: [documents.gatherSignatures(added), before.gatherSignatures(removed)],
  });
  if (touched.length > mostCompared) return null;
  // To compare a document anew takes all that share a key with it.
  const own = new BandKeys();
  documents.addKeys(touched, own, false);
  const compared = touched.length === 0 ? [] : documents.sortById(documents.sharing(own));
  const pairs = takeOver(documents, before, previous.rows);
  const neighbours = findNeighbours(documents.gatherSignatures(compared), compared.length);
  const isTouched = new Set(touched);
  compared.forEach((document, index) => {
    if (isTouched.has(document)) pairs.setNeighbours(document, neighboursOf(neighbours, index), compared);
  });
  const unsettled = documents.sortById(pairs.dependentsOf(touched));
  followLeaders(unsettled, pairs.neighbours, pairs.leaders, documents);
  return pairs.rows();
}

/** Documents that were added, and the signatures of those and of the ones removed. */
interface ChangedDocuments {
  readonly added: ReadonlySet<number>;
  readonly signatures: readonly Uint32Array[];
}

/**
 * The documents whose neighbours may be other ones than before: all others are as alike to the same documents as they were.
 * @param sharing those that share a key with one that has changed
 * @param keys of what has changed, with how many documents have each
 */
function findTouched(
  documents: NumberedDocuments,
  sharing: readonly number[],
  keys: BandKeys,
  { added, signatures }: ChangedDocuments,
): readonly number[] {
  const changed = signatures.reduce((sum, { length }) => sum + length / SIGNATURE_WORDS, 0);
  if (sharing.length * changed > MAX_PAIRS) return sharing;
  return sharing.filter(
    (document) =>
      added.has(document) ||
      documents.isCrowded(document, keys) ||
      signatures.some((others) => documents.isLikeAny(document, others)),
  );
}

function neighboursOf(neighbours: Int32Array, index: number): Int32Array {
  return neighbours.subarray(index * MAX_NEIGHBOURS, (index + 1) * MAX_NEIGHBOURS);
}

/** The pairs of the generation before under their new numbers. Those of documents that are gone are replaced by the caller. */
function takeOver(documents: NumberedDocuments, before: NumberedDocuments, rows: DuplicateRows): Pairs {
  const numberOf = documents.renumber(before);
  const pairs = new Pairs(documents.count);
  for (let row = 0; row < rows.count; row += 1) {
    const document = numberOf(rows.documentAt(row));
    if (document < 0) continue;
    pairs.leaders[document] = numberOf(rows.leaderAt(row));
    for (let slot = 0; slot < MAX_NEIGHBOURS; slot += 1) {
      const neighbour = rows.neighbourAt(row, slot);
      if (neighbour >= 0) pairs.neighbours[document * MAX_NEIGHBOURS + slot] = numberOf(neighbour);
    }
  }
  return pairs;
}

/** Neighbours and leaders of all documents, by number. */
class Pairs {
  /** `MAX_NEIGHBOURS` each, -1 where there are fewer. */
  readonly neighbours: Int32Array;
  readonly leaders: Int32Array;

  constructor(count: number) {
    this.neighbours = new Int32Array(count * MAX_NEIGHBOURS).fill(-1);
    this.leaders = new Int32Array(count);
    for (let document = 0; document < count; document += 1) this.leaders[document] = document;
  }

  /** @param neighbours as indexes of `order`, -1 where there are fewer */
  setNeighbours(document: number, neighbours: Int32Array, order: ArrayLike<number>): void {
    neighbours.forEach((neighbour, slot) => {
      this.neighbours[document * MAX_NEIGHBOURS + slot] = neighbour < 0 ? -1 : (order[neighbour] ?? -1);
    });
  }

  /** The documents whose leader may follow from those of the given ones, these included. */
  dependentsOf(documents: readonly number[]): Set<number> {
    const followers = this.#followers();
    const found = new Set(documents);
    // A set visits what is added while it is walked through, too.
    for (const document of found) for (const follower of followers.get(document) ?? []) found.add(follower);
    return found;
  }

  /** By document: those that have it as a neighbour. */
  #followers(): Map<number, number[]> {
    const followers = new Map<number, number[]>();
    for (let at = 0; at < this.neighbours.length; at += 1) {
      const neighbour = this.neighbours[at] ?? -1;
      if (neighbour < 0) continue;
      const own = followers.get(neighbour);
      const document = Math.floor(at / MAX_NEIGHBOURS);
      if (own === undefined) followers.set(neighbour, [document]);
      else own.push(document);
    }
    return followers;
  }

  rows(): DuplicateRows {
    const documents: number[] = [];
    for (let document = 0; document < this.leaders.length; document += 1)
      if ((this.neighbours[document * MAX_NEIGHBOURS] ?? -1) >= 0) documents.push(document);
    const rows = DuplicateRows.make(documents.length);
    documents.forEach((document, row) => {
      const leader = this.leaders[document] ?? document;
      rows.set(row, document, leader, neighboursOf(this.neighbours, document));
    });
    return rows;
  }
}
