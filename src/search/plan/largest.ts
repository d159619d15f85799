// The places of the largest numbers in a stretch of an array: a heap of the best so far, whose root is the least of them.

/**
 * At most `count` places from `from` to `to` (exclusive) with the largest values, in no particular order. Of equal
 * values the earlier places are taken.
 */
export function indexesOfLargest(values: Uint32Array, from: number, to: number, count: number): number[] {
  const heap: number[] = [];
  const isLess = (a: number, b: number): boolean => {
    const difference = (values[a] ?? 0) - (values[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let place = from; place < to; place += 1) {
    const [least] = heap;
    if (least === undefined || heap.length < count) rise(heap, place, isLess);
    else if ((values[place] ?? 0) > (values[least] ?? 0)) replaceRoot(heap, place, isLess);
  }
  return heap;
}

function rise(heap: number[], place: number, isLess: (a: number, b: number) => boolean): void {
  let at = heap.length;
  heap.push(place);
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent] ?? 0;
    if (!isLess(place, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = place;
}

function replaceRoot(heap: number[], place: number, isLess: (a: number, b: number) => boolean): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const left = heap[child];
    if (left === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && isLess(right, left)) child += 1;
    const below = heap[child] ?? 0;
    if (!isLess(below, place)) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = place;
}
