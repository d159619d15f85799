// A queue that is fair to connections: whoever asks for many things at once waits for them one after another, and does not
// keep others waiting. Knows nothing of what waits.

/** Something that waits. */
export interface Waiting {
  /** What asked for it: of one connection, one thing is taken at a time. */
  readonly connection: object;
}

interface Entry<Item> {
  readonly item: Item;
  readonly since: number;
}

/**
 * Items wait in the order in which they came; those of one connection until the one before is `done`. Time is what the owner
 * counts: a number that grows.
 */
export class FairQueue<Item extends Waiting> {
  readonly #waiting = new Map<object, Entry<Item>[]>();
  /** Connections whose first item may be taken, in turn. */
  readonly #ready = new Set<object>();
  /** Connections whose item was taken and is not done. */
  readonly #busy = new Set<object>();
  #length = 0;

  /** Items that wait. */
  get length(): number {
    return this.#length;
  }

  /** Whether `take` has an item. */
  get hasReady(): boolean {
    return this.#ready.size > 0;
  }

  add(item: Item, now: number): void {
    const { connection } = item;
    const entries = this.#waiting.get(connection);
    if (entries === undefined) this.#waiting.set(connection, [{ item, since: now }]);
    else entries.push({ item, since: now });
    if (!this.#busy.has(connection)) this.#ready.add(connection);
    this.#length += 1;
  }

  /** The next item, whose connection gives no other until `done`; undefined where none may be taken. */
  take(): Item | undefined {
    for (const connection of this.#ready) {
      this.#ready.delete(connection);
      const entry = this.#waiting.get(connection)?.shift();
      if (entry === undefined) continue;
      this.#forgetEmpty(connection);
      this.#busy.add(connection);
      this.#length -= 1;
      return entry.item;
    }
    return undefined;
  }

  /** Says that the item taken of a connection is done. */
  done(connection: object): void {
    this.#busy.delete(connection);
    if (this.#waiting.has(connection)) this.#ready.add(connection);
  }

  /** Takes an item out of the queue, wherever in it; false where it does not wait. */
  remove(item: Item): boolean {
    const entries = this.#waiting.get(item.connection);
    const at = entries?.findIndex((entry) => entry.item === item) ?? -1;
    if (at < 0) return false;
    entries?.splice(at, 1);
    this.#length -= 1;
    this.#forgetEmpty(item.connection);
    return true;
  }

  /** Takes out what has waited since before `since`. */
  removeOlder(since: number): Item[] {
    const old = [...this.#waiting.values()].flat().filter((entry) => entry.since < since);
    for (const { item } of old) this.remove(item);
    return old.map(({ item }) => item);
  }

  /** Since when the oldest item waits; null where none does. */
  oldest(): number | null {
    let oldest: number | null = null;
    for (const [first] of this.#waiting.values()) {
      if (first !== undefined && (oldest === null || first.since < oldest)) oldest = first.since;
    }
    return oldest;
  }

  #forgetEmpty(connection: object): void {
    if (this.#waiting.get(connection)?.length !== 0) return;
    this.#waiting.delete(connection);
    this.#ready.delete(connection);
  }
}
