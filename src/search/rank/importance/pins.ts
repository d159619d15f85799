// Documents that are pinned for a query: they come first where the query finds them, in the order of the setting.

import { memoize } from '../../../collections/memo.js';
import type { DocumentAddress } from '../../../index/read/document-address.js';
import type { Generation } from '../../../index/read/generation.js';
import { foldWords } from '../../../text/fold-value.js';

const pinsOf = memoize(({ schema }: Generation): ReadonlyMap<string, readonly string[]> => {
  const pins = new Map<string, readonly string[]>();
  for (const { query, ids } of schema.importance.pins ?? []) {
    const words = foldWords(query);
    pins.set(words, [...new Set([...(pins.get(words) ?? []), ...ids])]);
  }
  return pins;
});

/** The documents that are pinned for a query, the first one first. */
export function pinnedFor(generation: Generation, query: string): readonly DocumentAddress[] {
  const ids = pinsOf(generation).get(foldWords(query)) ?? [];
  return ids.flatMap((id) => generation.address(id) ?? []);
}

/**
 * What is added to the score of a pinned document: above all that words, a title or a sentence can give, and more for one that
 * comes before; 0 for a document that is not pinned.
 * @param bonus what is added for a title that is the query: more than all words can score
 */
export function pinBonus(
  pinned: readonly DocumentAddress[],
  { segment, document }: DocumentAddress,
  bonus: number,
): number {
  const place = pinned.findIndex((other) => other.document === document && other.segment === segment);
  return place < 0 ? 0 : 2 * (pinned.length - place) * bonus;
}
