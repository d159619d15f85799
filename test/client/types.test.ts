// The types of the client against what the server declares: the compiler compares the two, and a test the names of the parameters
// with those in the description of the API.

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type {
  DocumentOptions,
  ErrorBody,
  SearchOptions,
  SearchResult,
  SimilarOptions,
  SimilarResult,
  StoredDocument,
  SuggestOptions,
  SuggestResult,
} from '../../src/client/client.js';
import { describeApi } from '../../src/server/api/openapi.js';
import type {
  documentSchema,
  errorSchema,
  searchResultSchema,
  similarResultSchema,
  suggestResultSchema,
} from '../../src/server/api/response-schemas.js';

/** Without `readonly`, which the schemas do not say. */
type Plain<T> = unknown extends T
  ? T
  : T extends object
    ? { -readonly [Name in keyof T]: Plain<T[Name]> }
    : T;
/** Does not compile where an answer of the server is none of the client's type, or the other way round. */
type Same<Server, Client> = [Plain<Server>] extends [Plain<Client>]
  ? [Plain<Client>] extends [Plain<Server>]
    ? [keyof Server, keyof Client] extends [keyof Client, keyof Server]
      ? true
      : never
    : never
  : never;

const same: readonly [
  Same<z.infer<typeof searchResultSchema>, SearchResult>,
  Same<z.infer<typeof suggestResultSchema>, SuggestResult>,
  Same<z.infer<typeof similarResultSchema>, SimilarResult>,
  Same<z.infer<typeof documentSchema>, StoredDocument>,
  Same<Omit<z.infer<typeof errorSchema>, 'code'> & { code: string }, ErrorBody>,
] = [true, true, true, true, true];

/** A name for each parameter that a method takes; the compiler asks for all of them and for no other. */
type Names<Options> = Readonly<Record<Exclude<keyof Options, 'signal'>, true>>;
const search: Names<SearchOptions> = {
  limit: true,
  offset: true,
  page: true,
  hitsPerPage: true,
  filter: true,
  sort: true,
  recency: true,
  facets: true,
  facetQuery: true,
  disjunctive: true,
  distinct: true,
  attributesToRetrieve: true,
  fields: true,
  snippets: true,
  match: true,
  fuzzy: true,
  asTyped: true,
  prefix: true,
  explain: true,
  collapse: true,
  duplicatesOf: true,
};
const suggest: Names<SuggestOptions> = { limit: true };
const document: Names<DocumentOptions> = { textFrom: true, fieldsFrom: true };
const similar: Names<SimilarOptions> = { limit: true, snippets: true, duplicates: true };

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      { readonly get: { readonly parameters: readonly Readonly<{ name: string; in: string }>[] } }
    >
  >;
}

describe('the types of the client', () => {
  const api = describeApi('0.0.0', '', {
    hasMetrics: false,
    hasAdmin: false,
    hasReindex: false,
    hasOriginals: false,
  });
  const parametersOf = (path: string) =>
    (api as unknown as Described).paths[path]?.get.parameters
      .filter((parameter) => parameter.in === 'query' && parameter.name !== 'q')
      .map(({ name }) => name)
      .sort();

  it('are those of the answers of the server', () => {
    expect(same).toHaveLength(5);
  });

  it('have every parameter of a route and no other', () => {
    expect(Object.keys(search).sort()).toEqual(parametersOf('/search'));
    expect(Object.keys(suggest).sort()).toEqual(parametersOf('/suggest'));
    const ofPages = ['at', 'from', 'part'];
    expect([...Object.keys(document), ...ofPages].sort()).toEqual(parametersOf('/documents/{id}'));
    expect(Object.keys(similar).sort()).toEqual(parametersOf('/documents/{id}/similar'));
  });
});
