// Phrases of the index that begin with a text, the most frequent first.

import type { Generation } from '../../index/read/generation.js';
import type { Segment } from '../../index/read/segment.js';

/** Phrases taken from each segment at most. */
const MAX_A_SEGMENT = 24;

export interface PhraseCompletion {
  /** Folded, its words parted by one space. */
  readonly text: string;
  /** Documents it occurs in, deleted ones included; of large segments an estimate. */
  readonly documents: number;
}

/** Phrases that begin with a folded text and are longer than it. */
export function completePhrases(generation: Generation, beginning: string): PhraseCompletion[] {
  const texts = new Set(generation.segments.flatMap(({ segment }) => mostFrequent(segment, beginning)));
  return [...texts]
    .filter((text) => text.length > beginning.length)
    .map((text) => ({ text, documents: countPhrase(generation, text) }))
    .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1));
}

/** Documents a folded phrase occurs in, 0 where the index does not know it as one. */
export function countPhrase({ segments }: Generation, text: string): number {
  return segments.reduce((sum, { segment }) => {
    const number = segment.collocations.find(text);
    return number < 0 ? sum : sum + (segment.sections.collocationDocuments[number] ?? 0);
  }, 0);
}

function mostFrequent({ collocations, sections }: Segment, beginning: string): string[] {
  const counts = sections.collocationDocuments;
  const from = collocations.lowerBound(beginning);
  const to = collocations.lowerBound(`${beginning}\u{10ffff}`);
  const best: number[] = [];
  for (let number = from; number < to; number += 1) {
    const count = counts[number] ?? 0;
    if (best.length === MAX_A_SEGMENT && count <= (counts[best.at(-1) ?? 0] ?? 0)) continue;
    let place = best.length;
    while (place > 0 && count > (counts[best[place - 1] ?? 0] ?? 0)) place -= 1;
    best.splice(place, 0, number);
    if (best.length > MAX_A_SEGMENT) best.pop();
  }
  return best.map((number) => collocations.key(number));
}
