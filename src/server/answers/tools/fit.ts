// Makes answers fit the characters they may have, as JSON.

import { beginningOf, wholeCharacterAt } from '../../../whole-characters.js';

/** Characters that a value has as JSON. */
export function jsonLength(value: unknown): number {
  return JSON.stringify(value).length;
}

/**
 * The first items that fit into so many characters as elements of a list or members of an object.
 * @param shorten what is left of the first item where even that does not fit; it is taken whatever its length
 */
export function takeFitting<Item>(
  items: readonly Item[],
  characters: number,
  shorten: (item: Item, characters: number) => Item,
): Item[] {
  const room = new Room(characters, shorten);
  for (const item of items) if (!room.take(item)) break;
  return room.taken;
}

/** The same of items that are made one at a time: none is made behind the first that does not fit. */
export async function takeFittingOf<Item>(
  items: AsyncIterable<Item>,
  characters: number,
  shorten: (item: Item, characters: number) => Item,
): Promise<Item[]> {
  const room = new Room(characters, shorten);
  for await (const item of items) if (!room.take(item)) break;
  return room.taken;
}

/** The first values with their counts that fit into so many characters; a value that does not fit is cut off. */
export function takeCounts(
  counts: readonly (readonly [value: string, count: number])[],
  characters: number,
  longestValue: number,
): (readonly [value: string, count: number])[] {
  return takeFitting(counts, characters, ([value, count]) => [beginningOf(value, longestValue), count]);
}

/** What was taken into so many characters. */
class Room<Item> {
  readonly taken: Item[] = [];
  readonly #shorten: (item: Item, characters: number) => Item;
  #left: number;

  constructor(characters: number, shorten: (item: Item, characters: number) => Item) {
    this.#left = characters;
    this.#shorten = shorten;
  }

  /** Takes an item, if it fits or is the first. Returns whether there may be room for another. */
  take(item: Item): boolean {
    const length = jsonLength(item) + 1;
    const fits = length <= this.#left;
    if (fits) this.taken.push(item);
    else if (this.taken.length === 0) this.taken.push(this.#shorten(item, this.#left));
    this.#left -= length;
    return fits;
  }
}

/**
 * Where a part of a text ends that has at most so many characters as JSON: behind a paragraph, a line or a word, if there
 * is one in the last third, and never within a character.
 */
export function findFittingEnd(text: string, start: number, end: number, characters: number): number {
  let cut = Math.min(end, start + Math.max(1, characters));
  // Line breaks and quotation marks take two characters each, so the first guess may be too long.
  for (let length = jsonLength(text.slice(start, cut)); length > characters && cut > start + 1;) {
    cut = start + Math.max(1, Math.floor(((cut - start) * characters) / (length + 1)));
    length = jsonLength(text.slice(start, cut));
  }
  if (cut >= end) return end;
  const earliest = start + Math.floor(((cut - start) * 2) / 3);
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(boundary, cut - boundary.length);
    if (at >= earliest && at > start) return at + boundary.length;
  }
  const whole = wholeCharacterAt(text, cut);
  return whole > start ? whole : cut + 1;
}
