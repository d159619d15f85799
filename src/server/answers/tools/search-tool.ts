// search_documents: hits for a query, with the passages that answer it.

import { z } from 'zod';
import { defaultRequest } from '../../../search/default-request.js';
import { beginningOf } from '../../../whole-characters.js';
import { MAX_RESULT_WINDOW } from '../../page/result-window.js';
import { filterOrNone, isSortOrder, MAX_SNIPPETS } from '../search-parameters.js';
import { readCursor, writeCursor } from './cursor.js';
import { jsonLength, takeCounts } from './fit.js';
import { listHits } from './list-hits.js';
import { ANSWER_BOUNDS, declareTool, givenText, NOTICE } from './tool.js';

const CURSOR = 'search';
const MAX_HITS = 50;
const MAX_FACETS = 10;
const MAX_FIELDS = 20;
/** Values of a facet that an answer lists; describe_collection lists all. */
const MAX_FACET_VALUES = 15;
const LONGEST_FACET_VALUE = 60;

/** Searches in the documents. */
export const searchTool = declareTool({
  name: 'search_documents',
  title: 'Search the documents',
  description: `Searches the documents by their words and returns the best hits with the passages that match, each with the id, a link and the heading path of its section. Words that are misspelt or inflected otherwise are found, too. An empty query lists all documents, newest first. Read more of a hit with read_document.`,
  readsDocuments: false,
  input: z.strictObject({
    query: givenText(
      'Words to search for. "in quotation marks": a phrase; -word: without it; +word: must occur; a AND (b OR c); title:word; harb*: words that begin so.',
    ).default(''),
    filter: givenText(
      'Which documents may answer, exactly: section = "World" AND date >= 2024-05 AND (tags IN [a, b] OR price < 20). describe_collection lists fields and values.',
    ).optional(),
    sort: z
      .string()
      .max(400)
      .refine(isSortOrder, 'must be relevance, recency, date:desc, date:asc, or fields as price:asc')
      .default('relevance')
      .describe('relevance, recency, date:desc, date:asc, or fields as price:asc,date:desc.'),
    facets: z
      .array(z.string().max(100))
      .max(MAX_FACETS)
      .default([])
      .describe(
        'Fields whose values are to be counted over all hits: section, source, tags, language, year, or own fields.',
      ),
    fields: z
      .array(z.string().max(100))
      .max(MAX_FIELDS)
      .default([])
      .describe('Own fields of the documents that hits are to come with.'),
    limit: z.number().int().min(1).max(MAX_HITS).default(10).describe('Hits wanted.'),
    passages: z.number().int().min(0).max(MAX_SNIPPETS).default(2).describe('Passages wanted of each hit.'),
    match: z
      .enum(['auto', 'all', 'any'])
      .default('auto')
      .describe('all: every word must occur; any: one is enough; auto: any, best matches first.'),
    ...ANSWER_BOUNDS,
  }),
  async run(sources, { query, filter, sort, facets, fields, limit, passages, match, maxCharacters, cursor }) {
    const offset = Math.min(readCursor(CURSOR, cursor), MAX_RESULT_WINDOW - limit);
    const result = await sources.engine.search(
      defaultRequest(query, {
        filter: filterOrNone(filter),
        sort,
        facets,
        attributesToRetrieve: fields.length === 0 ? null : fields,
        limit,
        offset,
        snippets: passages,
        match,
      }),
    );
    const { totalHits, generation, warnings, suggestion, searchedFor, partial, facetDistribution } = result;
    const head = {
      notice: NOTICE,
      totalHits,
      generation,
      ...(partial === true ? { partial } : {}),
      ...(warnings.length === 0 ? {} : { warnings: warnings.map((text) => beginningOf(text, 300)) }),
      ...(searchedFor === undefined ? {} : { searchedFor: beginningOf(searchedFor, 200) }),
      ...(suggestion === null || searchedFor !== undefined
        ? {}
        : { didYouMean: beginningOf(suggestion, 200) }),
    };
    const counted =
      facets.length === 0 ? {} : { facets: shortenFacets(facetDistribution, maxCharacters / 4) };
    const overhead = jsonLength({
      ...head,
      untrusted: counted,
      hits: [],
      nextCursor: writeCursor(CURSOR, 99_999),
    });
    const taken = await listHits(sources, result.hits, maxCharacters - overhead);
    const next = offset + taken.length;
    const isMore = taken.length > 0 && next < Math.min(totalHits, MAX_RESULT_WINDOW - 1);
    return {
      ...head,
      ...(facets.length === 0 ? {} : { untrusted: counted }),
      hits: taken,
      ...(isMore ? { nextCursor: writeCursor(CURSOR, next) } : {}),
    };
  },
});

/** Counts of the most frequent values, within so many characters. */
function shortenFacets(
  distribution: Readonly<Record<string, Readonly<Record<string, number>>>>,
  characters: number,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const names = Object.keys(distribution);
  const each = characters / Math.max(1, names.length);
  return Object.fromEntries(
    Object.entries(distribution).map(([facet, counts]) => {
      const values = Object.entries(counts).slice(0, MAX_FACET_VALUES);
      return [facet, Object.fromEntries(takeCounts(values, each - facet.length, LONGEST_FACET_VALUE))];
    }),
  );
}
