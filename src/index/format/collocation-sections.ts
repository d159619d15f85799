// The phrases worth suggesting that a segment keeps: see `../collocations/collocation-finder.ts` for how they are found.

import { Dictionary, type DictionarySections } from './dictionary.js';

/** The collocations of a segment. */
export interface CollocationSections {
  /** Folded, their words parted by one space; sorted. */
  readonly collocations: DictionarySections;
  /** In how many documents of the segment each occurs; of a large segment an estimate. */
  readonly collocationDocuments: Uint32Array;
}

/** The dictionary of the collocations of a segment. */
export function openCollocations({ collocations, collocationDocuments }: CollocationSections): Dictionary {
  return new Dictionary(collocationDocuments.length, collocations);
}
