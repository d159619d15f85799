// The shapes of the answers as zod schemas: the API description is made from them, tests and the command line check
// answers against them. At the end of the file the compiler checks that each accepts its type of the engine.

import { z } from 'zod';
import type { Explanation, SimilarResult, SuggestResult } from '../../search/engine.js';
import type { DocumentAnswer } from '../answers/document-range.js';
import type { PagedSearchAnswer, SearchAnswer } from '../answers/search-answer.js';
import type { ErrorBody } from '../http/error-answer.js';
import type { QueryReport } from '../metrics/query-counts.js';
import { listErrorCodes } from './error-code-list.js';
import type { Task } from './reindexer.js';
import type { ReadyAnswer } from './routes/health.js';

const count = z.number().int().min(0);
const milliseconds = z.number().min(0);

/** How a score came about, as a tree. */
export const explanationSchema: z.ZodType<Explanation> = z.object({
  value: z.number(),
  description: z.string(),
  get details() {
    return z.array(explanationSchema);
  },
});

const partial = z.literal(true).optional().meta({
  description: 'Only where the search was ended before its end: what is here is true, but not all there is.',
});

const sectionSchema = z.object({
  heading: z.string().meta({ description: 'Empty for a page or a moment, which have none.' }),
  level: count.meta({ description: '1 to 6 as in HTML; 0 where there is no heading.' }),
  anchor: z.string().nullable().meta({ description: 'What follows the # of a link to it, not encoded.' }),
  start: count.meta({ description: 'Where it begins in the text of the document, in UTF-16 units.' }),
});

const snippetSchema = z.object({
  field: z.string(),
  text: z.string(),
  html: z.string().meta({ description: 'The text, escaped, with matches in <mark>.' }),
  ranges: z
    .array(z.object({ start: count, length: count }))
    .meta({ description: 'Matches, in UTF-16 units of the text.' }),
  section: sectionSchema.nullable().meta({
    description:
      'The section of the document that it is from; null where there is none, and outside the text.',
  }),
});

const rangeSchema = z.object({ start: count, end: count, total: count }).optional();

/** The answer of /documents/<id>: a stored document, or a part of a long one. */
export const documentSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  related: z.array(z.string()).meta({ description: 'Headlines of linked stories.' }),
  other: z.array(z.string()).meta({
    description: 'Searched with little weight: other names of the document, of its file and folder.',
  }),
  sections: z.array(sectionSchema).meta({ description: 'The parts of the text to which links can lead.' }),
  annotations: z
    .array(
      z.object({
        kind: z.enum(['bullets', 'numbers', 'code', 'link']),
        start: z.number().meta({ description: 'UTF-16 units of the text.' }),
        length: z.number(),
        value: z.string().meta({
          description:
            'Of a list how deep it lies in others; of code the columns before each line; of a link its address.',
        }),
      }),
    )
    .meta({ description: 'Lists, code and links of the text.' }),
  url: z.string().nullable(),
  date: z.string().nullable(),
  language: z.string().nullable(),
  section: z.string().nullable(),
  source: z.string().nullable(),
  tags: z.array(z.string()),
  extra: z.record(z.string(), z.unknown()).meta({ description: 'The other fields of the record.' }),
  textRange: rangeSchema.meta({
    description: 'Of a long text: what of it is here, in UTF-16 units. textFrom asks for more.',
  }),
  extraRange: rangeSchema.meta({
    description: 'Of very many fields: which are here. fieldsFrom asks for more.',
  }),
  relatedRange: rangeSchema.meta({ description: 'Of very many headlines: which are here.' }),
} satisfies Record<keyof DocumentAnswer, z.ZodType>);

const hitSchema = documentSchema
  .omit({
    text: true,
    related: true,
    other: true,
    sections: true,
    annotations: true,
    extra: true,
    textRange: true,
    extraRange: true,
    relatedRange: true,
  })
  .extend({
    score: z.number(),
    titleHtml: z.string().meta({ description: 'The title, escaped, with matches in <mark>.' }),
    geoDistance: count.optional().meta({
      description: 'Metres from the place of the order; only with sort=_geoPoint(latitude,longitude):asc.',
    }),
    fields: z.record(z.string(), z.unknown()).optional().meta({
      description: 'The fields named in attributesToRetrieve, as the document has them.',
    }),
    fieldsHtml: z.record(z.string(), z.unknown()).optional().meta({
      description: 'Of these fields those that hold matches, their texts escaped, with matches in <mark>.',
    }),
    snippets: z.array(snippetSchema),
    explanation: explanationSchema.optional(),
    duplicates: count.optional().meta({
      description: 'Near-duplicates of this hit that were found and are not shown; only with collapse.',
    }),
  });

const place = z.union([z.number(), z.string()]);

const facetStatsSchema = z.object({
  min: place.meta({ description: 'A number, or a date such as 2015-12-31; so are the others.' }),
  max: place,
  mean: place,
  count: count.meta({ description: 'How many values there are.' }),
  buckets: z
    .array(z.object({ from: place, to: place, count }))
    .meta({ description: 'Ascending, each up to but not including where the next begins.' }),
});

/** The answer of /search. */
export const searchResultSchema = z.object({
  query: z.string(),
  totalHits: count.meta({
    description: 'Exact, or too low where partial. With collapse, documents shown on all pages.',
  }),
  limit: count,
  offset: count,
  processingTimeMs: milliseconds,
  generation: count,
  hits: z.array(hitSchema),
  facetDistribution: z.record(z.string(), z.record(z.string(), count)),
  facetStats: z.record(z.string(), facetStatsSchema).optional().meta({
    description: 'What the values of facets of numbers and dates are like; only where there are any.',
  }),
  suggestion: z.string().nullable().meta({ description: 'Did you mean: another spelling that finds more.' }),
  searchedFor: z.string().optional().meta({
    description:
      'The query whose hits these are, only where the one typed is clearly misspelt; fuzzy=off searches that one.',
  }),
  warnings: z.array(z.string()).meta({
    description: 'What of the query was not taken as it may have been meant, in sentences.',
  }),
  notes: z.array(z.string()).meta({ description: 'The same as warnings.', deprecated: true }),
  ignoredTerms: z.array(z.string()).optional().meta({
    description: 'Words of a query that asks for too much, which were passed over; only where there are any.',
  }),
  partial,
  collapsedHits: count.optional().meta({
    description: 'Near-duplicates that were found and are not shown; only with collapse.',
  }),
  page: count.optional().meta({ description: 'Only when asked with page or hitsPerPage.' }),
  hitsPerPage: count.optional(),
  totalPages: count.optional(),
});

/** The answer of /documents/<id>/similar. */
export const similarResultSchema = z.object({
  id: z.string(),
  limit: count,
  processingTimeMs: milliseconds,
  generation: count,
  words: z
    .array(z.string())
    .meta({ description: 'What the documents were found by, the most telling first.' }),
  hits: z.array(hitSchema),
  partial,
});

/** The answer of /suggest. */
export const suggestResultSchema = z.object({
  query: z.string(),
  suggestions: z.array(z.object({ text: z.string(), html: z.string() })),
  processingTimeMs: milliseconds,
  generation: count,
  partial,
});

/** The answer of any route to a request that failed. */
export const errorSchema = z.object({
  message: z.string(),
  code: z.enum(listErrorCodes().map(([code]) => code)),
  type: z.enum(['invalid_request', 'auth', 'internal', 'system']),
  link: z.string(),
});

/** The answer of /reindex and /tasks/<uid>. */
export const taskSchema = z.object({
  uid: count,
  type: z.literal('reindex'),
  status: z.enum(['processing', 'succeeded', 'failed']),
  enqueuedAt: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  duration: z.string().nullable(),
  details: z
    .object({
      added: count,
      changed: count,
      removed: count,
      skipped: count,
      documents: count,
      generation: count,
    })
    .nullable(),
  rebuild: z
    .object({
      reason: z.string(),
      documents: count,
      files: count,
      bytes: count,
      expectedDuration: z.string().nullable(),
    })
    .nullable()
    .meta({
      description: 'Where everything is indexed anew: why, how much that is, and how long it takes, about.',
    }),
  error: errorSchema.nullable(),
});

const countedQueries = z.array(
  z.object({
    query: z.string(),
    count: count.meta({ description: 'Never too low.' }),
    error: count.meta({ description: 'How much too high the count may be.' }),
  }),
);

/** The answer of /queries. */
export const queryReportSchema = z.object({
  searches: count.meta({ description: 'First pages of queries that were typed to their end.' }),
  searchesWithoutHits: count,
  popular: countedQueries,
  withoutHits: countedQueries,
});

/** The answer of /health. */
export const healthSchema = z.object({ status: z.literal('available') });

/** The answer of /ready, with status 200 and 503. */
export const readySchema = z.union([
  z.object({ status: z.enum(['ready', 'degraded']), generation: count, documents: count }),
  z.object({ status: z.enum(['starting', 'unavailable', 'draining']) }),
]);

/** Does not compile where a schema accepts less than its type. */
type Covers<Schema extends z.ZodType, Type extends z.input<Schema>> = Type extends never ? never : Schema;
/** Not used: the compiler checks each line. @public */
export type CheckedSchemas = readonly [
  Covers<typeof errorSchema, ErrorBody>,
  Covers<typeof healthSchema, { status: 'available' }>,
  Covers<typeof readySchema, ReadyAnswer>,
  Covers<typeof taskSchema, Task>,
  Covers<typeof queryReportSchema, Mutable<QueryReport>>,
  Covers<typeof suggestResultSchema, Mutable<SuggestResult>>,
  Covers<typeof similarResultSchema, Mutable<SimilarResult>>,
  Covers<typeof documentSchema, Mutable<DocumentAnswer>>,
  Covers<typeof searchResultSchema, Mutable<SearchAnswer>>,
  Covers<typeof searchResultSchema, Mutable<PagedSearchAnswer>>,
];

type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;
