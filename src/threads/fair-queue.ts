// A queue that is fair to clients, and to each of their connections: whoever asks for many things at once waits for them one after
// another, and does not keep others waiting. Knows nothing of what waits.

/** Something that waits. */
export interface Waiting {
  /** Who asked for it. Clients take turns. */
  readonly client: unknown;
  /** What asked for it: of one connection, one thing is taken at a time. */
  readonly connection: object;
}

interface Entry<Item> {
  readonly item: Item;
  readonly since: number;
}

/**
 * Items of a client wait in the order in which they came; those of one connection until the one before is `done`. Time is what the
 * owner counts: a number that grows.
 */
export class FairQueue<Item extends Waiting> {
  readonly #waiting = new Map<object, Entry<Item>[]>();
  /** Clients in turn, each with its connections, in turn as well, whose first item may be taken. */
  readonly #ready = new Map<unknown, Set<object>>();
  /** Connections whose item was taken and is not done. */
  readonly #busy = new Set<object>();
  /** Items that wait, by client. */
  readonly #lengths = new Map<unknown, number>();
  #length = 0;

  /** Items that wait. */
  get length(): number {
    return this.#length;
  }

  /** Whether `take` has an item. */
  get hasReady(): boolean {
    return this.#ready.size > 0;
  }

  /** Items of a client that wait. */
  lengthOf(client: unknown): number {
    return this.#lengths.get(client) ?? 0;
  }

  add(item: Item, now: number): void {
    const { connection } = item;
    const entries = this.#waiting.get(connection);
    if (entries === undefined) this.#waiting.set(connection, [{ item, since: now }]);
    else entries.push({ item, since: now });
    this.#count(item, 1);
    this.#makeReady(connection);
  }

  /** The next item, whose connection gives no other until `done`; undefined where none may be taken. */
  take(): Item | undefined {
    for (const [client, connections] of this.#ready) {
      // The client goes behind all others, and so does the connection among those of the client.
      this.#ready.delete(client);
      const [connection] = connections;
      const entry = connection && this.#waiting.get(connection)?.shift();
      if (connection === undefined || entry === undefined) continue;
      connections.delete(connection);
      if (connections.size > 0) this.#ready.set(client, connections);
      this.#count(entry.item, -1);
      this.#forgetEmpty(connection);
      this.#busy.add(connection);
      return entry.item;
    }
    return undefined;
  }

  /** Says that the item taken of a connection is done. */
  done(connection: object): void {
    this.#busy.delete(connection);
    this.#makeReady(connection);
  }

  /** Takes an item out of the queue, wherever in it; false where it does not wait. */
  remove(item: Item): boolean {
    const { connection, client } = item;
    const entries = this.#waiting.get(connection);
    const at = entries?.findIndex((entry) => entry.item === item) ?? -1;
    if (at < 0) return false;
    entries?.splice(at, 1);
    this.#count(item, -1);
    this.#forgetEmpty(connection);
    if (at === 0 && entries?.[0]?.item.client !== client) {
      this.#unready(connection, client);
      this.#makeReady(connection);
    }
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

  /** Lets the first item of a connection be taken, in the turn of its client, unless one before it is not done. */
  #makeReady(connection: object): void {
    const first = this.#waiting.get(connection)?.[0];
    if (first === undefined || this.#busy.has(connection)) return;
    const { client } = first.item;
    const connections = this.#ready.get(client);
    if (connections === undefined) this.#ready.set(client, new Set([connection]));
    else connections.add(connection);
  }

  #unready(connection: object, client: unknown): void {
    const connections = this.#ready.get(client);
    if (connections?.delete(connection) === true && connections.size === 0) this.#ready.delete(client);
  }

  #count({ client }: Item, more: 1 | -1): void {
    this.#length += more;
    const length = this.lengthOf(client) + more;
    if (length === 0) this.#lengths.delete(client);
    else this.#lengths.set(client, length);
  }

  #forgetEmpty(connection: object): void {
    if (this.#waiting.get(connection)?.length === 0) this.#waiting.delete(connection);
  }
}
