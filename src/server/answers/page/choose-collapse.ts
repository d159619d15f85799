// Whether a list of hits for a person shows one of near-duplicates or all of them.

import type { SearchRequest } from '../../../search/engine.js';
import type { GivenParameters } from '../../page/links.js';

/** As the parameters say; else one of them, unless it is the near-duplicates of a document that were asked for. */
export function chooseCollapse({ collapse, duplicatesOf }: SearchRequest, given: GivenParameters): boolean {
  if (given.has('collapse')) return collapse === true;
  return typeof duplicatesOf !== 'string';
}
