// Choices by random numbers.

/** One of the items; the first ones more often where `isSkewed`. */
export function pick<Item>(random: () => number, items: readonly Item[], isSkewed = false): Item {
  const at = isSkewed ? random() ** 2 : random();
  const item = items[Math.floor(at * items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** From `least` to `most` things, each made by itself. */
export function several<Item>(
  random: () => number,
  [least, most]: readonly [number, number],
  make: () => Item,
): Item[] {
  return Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, make);
}

/** The items in another order. */
export function shuffled<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
