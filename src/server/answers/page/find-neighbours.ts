// The hits before and after a document in the search that led to it.

import { FindlingError } from '../../../errors.js';
import type { SearchEngine } from '../../../search/engine.js';
import type { Neighbour, Neighbours } from '../../page/document/document-page.js';
import type { GivenParameters } from '../../page/links.js';
import { MAX_RESULT_WINDOW } from '../../page/result-window.js';
import { type AskedSearch, MAX_LIMIT } from '../search-parameters.js';
import { chooseCollapse } from './choose-collapse.js';

const NONE: Neighbours = { previous: null, next: null };

/** As `findNeighbours`; none where the search that is remembered cannot be asked any more. */
export async function findNeighboursIfAny(...asked: Parameters<typeof findNeighbours>): Promise<Neighbours> {
  try {
    return await findNeighbours(...asked);
  } catch (error) {
    if (error instanceof FindlingError) return NONE;
    throw error;
  }
}

/** The hits on either side, as far as the page that listed the document shows it. `given` are the parameters of that page. */
async function findNeighbours(
  engine: SearchEngine,
  id: string,
  { request, paging }: AskedSearch,
  given: GivenParameters,
): Promise<Neighbours> {
  const size = request.limit;
  const before = request.offset > 0 ? 1 : 0;
  const offset = request.offset - before;
  const limit = Math.min(size + before + 1, MAX_LIMIT, MAX_RESULT_WINDOW - offset);
  const collapse = chooseCollapse(request, given);
  const listed = { ...request, collapse, offset, limit, facets: [], snippets: 0, explain: false };
  const { hits } = await engine.search(listed);
  const at = hits.findIndex((hit) => hit.id === id);
  if (at === -1) return NONE;
  const page = paging?.page ?? 1;
  const beside = (index: number): Neighbour | null => {
    const hit = hits[index];
    if (hit === undefined) return null;
    if (index < before) return { hit, given: move(given, page - 1, request.offset - size) };
    if (index >= size + before) return { hit, given: move(given, page + 1, request.offset + size) };
    return { hit, given };
  };
  return { previous: beside(at - 1), next: beside(at + 1) };
}

/** The parameters of another page of the same search. */
function move(given: GivenParameters, page: number, offset: number): GivenParameters {
  const moved = new Map(given);
  moved.delete('page');
  moved.delete('offset');
  if (given.has('limit') || given.has('offset')) {
    if (offset > 0) moved.set('offset', String(offset));
  } else if (page > 1) moved.set('page', String(page));
  return moved;
}
