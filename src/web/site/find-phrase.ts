// The documents of an exported index in which words stand as a phrase.

import { packFieldPosition } from '../../index/format/field-position.js';
import type { SitePositions } from '../../index/minisearch/site-format.js';
import { addDocument, type DocumentSet } from '../../index/read/document-set.js';
import { hasField } from '../../search/plan/has-field.js';

/** By number of a document, the field positions of a word, ascending. */
type Places = ReadonlyMap<number, readonly number[]>;

/**
 * Adds the documents with a phrase to a set.
 * @param words by word of the phrase, in order, where each of its forms stands
 * @param slop by how many positions, in all, words may be moved
 * @param mask a bit for each field that counts
 */
export function findPhrase(
  words: readonly (readonly SitePositions[1][])[],
  slop: number,
  mask: number,
  found: DocumentSet,
): void {
  const [first, ...others] = words.map((forms) => uniteForms(forms, mask));
  if (first === undefined) return;
  for (const [document, places] of first) {
    const rest = others.map((other) => other.get(document));
    const all = [places, ...rest.filter((other) => other !== undefined)];
    if (all.length === words.length && stand(all, slop)) addDocument(found, document);
  }
}

function uniteForms(forms: readonly SitePositions[1][], mask: number): Places {
  const places = new Map<number, number[]>();
  for (const byField of forms)
    for (const [name, list] of Object.entries(byField)) {
      const field = Number(name);
      if (hasField(mask, field)) readList(list, packFieldPosition(field, 0), places);
    }
  for (const list of places.values()) list.sort((a, b) => a - b);
  return places;
}

function readList(list: readonly number[], base: number, places: Map<number, number[]>): void {
  let document = 0;
  let at = 0;
  while (at < list.length) {
    document += list[at] ?? 0;
    const end = at + 2 + (list[at + 1] ?? 0);
    const own = places.get(document) ?? [];
    places.set(document, own);
    let position = base;
    for (at += 2; at < end; at += 1) {
      position += list[at] ?? 0;
      own.push(position);
    }
  }
}

/**
 * Whether one position of each word can be chosen so that the starts they make lie at most `slop` apart: always the word with the
 * lowest start is moved on.
 */
function stand(words: readonly (readonly number[])[], slop: number): boolean {
  const at = words.map(() => 0);
  for (;;) {
    let lowest = 0;
    let start = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let word = 0; word < words.length; word += 1) {
      const position = words[word]?.[at[word] ?? 0];
      if (position === undefined) return false;
      const own = position - word;
      if (own < start) [start, lowest] = [own, word];
      highest = Math.max(highest, own);
    }
    if (highest - start <= slop) return true;
    at[lowest] = (at[lowest] ?? 0) + 1;
  }
}
