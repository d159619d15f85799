// GET /: the search page. It takes what GET /search takes, leniently, and asks the same engine in the same way.

import type { SearchRequest } from '../../search/engine.js';
import { chooseOwnFacets } from '../page/facets/choose-own-facets.js';
import { readPageParameters } from '../page/page-parameters.js';
import type { Paging } from '../page/result-window.js';
import type { ContentMaker } from './answer-content.js';
import { summarise } from './answer-search.js';
import { chooseCollapse } from './page/choose-collapse.js';
import { completePage } from './page/complete-page.js';
import { describeCollection } from './page/describe-collection.js';
import { findRescue, NO_RESCUE, wordsToRescue } from './page/find-rescue.js';
import { siblingFilters } from './page/sibling-filters.js';
import { type AskedSearch, checkSearch } from './search-parameters.js';

/** Snippets of a hit from which the page chooses, where nobody asked for a number: one, and others from other sections. */
const SNIPPETS = 3;

/** The page of the search. */
export const answerHome: ContentMaker = async (sources, { url, language, popular }) => {
  const { pages } = sources;
  const given = readPageParameters(url);
  const asked = checkSearch(given);
  const engine = sources.engine();
  const fields = chooseOwnFacets(engine.fields?.() ?? [], engine.status().documents);
  const facets = [...sources.pageFacets, ...fields.keys()];
  const { duplicatesOf } = asked.request;
  const original = typeof duplicatesOf === 'string' ? await engine.document(duplicatesOf) : null;
  const collapse = chooseCollapse(asked.request, given);
  const snippets = given.has('snippets') ? asked.request.snippets : SNIPPETS;
  const request: SearchRequest = {
    ...asked.request,
    // Where all hits are of one year its months are what there is to choose.
    facets: facets.includes('year') ? [...facets, 'month'] : facets,
    facetFilters: siblingFilters(asked.request.filter, facets),
    countAlone: wordsToRescue(asked.request.query),
    collapse,
    snippets,
  };
  const collection = await describeCollection(engine);
  const completions = given.get('prefix') === 'last' ? await completePage(engine, request.query) : null;
  const result = await engine.search(request);
  const rescue =
    result.totalHits === 0 ? await findRescue(engine, result, collection.examples, popular) : NO_RESCUE;
  const view = {
    request: asked.request,
    result,
    paging: pagingOf(asked),
    given,
    facets,
    fields,
    original,
    completions,
    collection,
    rescue,
  };
  return {
    type: 'html',
    text: pages.search(view, language),
    generation: result.generation,
    partial: result.partial === true,
    isPassing: rescue.popular.length > 0,
    summary: summarise(request, result),
  };
};

/** A page of hits even where limit and offset were given. */
function pagingOf({ paging, request }: AskedSearch): Paging {
  if (paging !== null) return paging;
  const hitsPerPage = Math.max(1, request.limit);
  return { page: Math.floor(request.offset / hitsPerPage) + 1, hitsPerPage };
}
