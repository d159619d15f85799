// The first of many items in some order, kept in a binary heap whose root is the last of those kept
// (Williams, "Algorithm 232: Heapsort", CACM 1964): an item that does not enter costs one comparison.

/** The `capacity` first items offered so far, by `compare`. */
export class TopK<Item> {
  readonly capacity: number;
  readonly #compare: (a: Item, b: Item) => number;
  /** Each item comes after its two children in the order, so that the last of all is at index 0. */
  readonly #heap: Item[] = [];

  /** @param compare negative when `a` comes before `b`; a total order, so that what is kept does not depend on who came first */
  constructor(capacity: number, compare: (a: Item, b: Item) => number) {
    this.capacity = capacity;
    this.#compare = compare;
  }

  /** The last of the items kept once there are `capacity` of them: what a new one has to come before. Else undefined. */
  get worst(): Item | undefined {
    return this.#heap.length === this.capacity ? this.#heap[0] : undefined;
  }

  /** Keeps the item if it is among the first; says whether it is. */
  offer(item: Item): boolean {
    const heap = this.#heap;
    if (heap.length < this.capacity) {
      this.#siftUp(item);
      return true;
    }
    const [worst] = heap;
    if (worst === undefined || this.#compare(item, worst) >= 0) return false;
    this.#siftDown(item);
    return true;
  }

  /** The items kept, in no order. */
  get items(): readonly Item[] {
    return this.#heap;
  }

  /** The items kept, in order. */
  sorted(): Item[] {
    return [...this.#heap].sort(this.#compare);
  }

  #siftUp(item: Item): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent];
      if (above === undefined || this.#compare(item, above) <= 0) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = item;
  }

  /** Puts an item in the place of the last one. */
  #siftDown(item: Item): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = heap[child];
      if (below === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && this.#compare(right, below) > 0) {
        child += 1;
        below = right;
      }
      if (this.#compare(item, below) >= 0) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = item;
  }
}
