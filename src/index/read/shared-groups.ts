// Where the threads that share a generation keep its groups of near-duplicates: one of them finds them, all have them.

/** What is known of the groups: nobody looks for them, somebody does, they are found. */
const OPEN = 0;
const SOUGHT = 1;
const FOUND = 2;

/** The groups of one generation, in shared memory. */
export interface SharedGroups {
  /** How far the groups are, and a number that rises while somebody finds them. */
  readonly state: Int32Array;
  /** Per segment and document: the number of its group from 1, 0 for none. */
  readonly groupOf: readonly Uint32Array[];
}

/** Memory for the groups of segments of so many documents. */
export function makeSharedGroups(documentCounts: readonly number[]): SharedGroups {
  const share = (length: number): SharedArrayBuffer => new SharedArrayBuffer(length * 4);
  return {
    state: new Int32Array(share(2)),
    groupOf: documentCounts.map((count) => new Uint32Array(share(count))),
  };
}

/** True once the groups are found. */
export function areFound({ state }: SharedGroups): boolean {
  return Atomics.load(state, 0) === FOUND;
}

/** True if it is now for the caller to find the groups; false if another does so or has done so. */
export function beginSearch({ state }: SharedGroups): boolean {
  return Atomics.compareExchange(state, 0, OPEN, SOUGHT) === OPEN;
}

/** Says that the caller is still at it. */
export function reportProgress({ state }: SharedGroups): void {
  Atomics.add(state, 1, 1);
}

/** A number that stays the same where nobody finds the groups any more: a thread may be ended while it does. */
export function progressOf({ state }: SharedGroups): number {
  return Atomics.load(state, 1);
}

/** Hands the groups to all threads. */
export function publishGroups({ state, groupOf }: SharedGroups, found: readonly Uint32Array[]): void {
  if (Atomics.load(state, 0) === FOUND) return;
  found.forEach((groups, segment) => groupOf[segment]?.set(groups));
  Atomics.store(state, 0, FOUND);
}

/** Leaves it to others to find the groups, since the caller could not. */
export function giveUpSearch({ state }: SharedGroups): void {
  Atomics.compareExchange(state, 0, SOUGHT, OPEN);
}
