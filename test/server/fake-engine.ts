// A search engine small enough to be read at a glance: whole words, no ranking to speak of. It keeps every promise of the
// interface (`test/contracts/search-engine.test.ts`), so that the server can be tested without an index.

import { FindlingError } from '../../src/errors.js';
import type {
  DocumentMatches,
  EngineStatus,
  Hit,
  MiniSearchIndex,
  Range,
  SearchEngine,
  SearchRequest,
  SearchResult,
  SimilarRequest,
  SimilarResult,
  Snippet,
  StoredDocument,
  SuggestRequest,
  SuggestResult,
} from '../../src/search/engine.js';
import { parseFilter } from '../../src/search/query/filter/parse-filter.js';
import { NO_WORD } from '../../src/search/query/query-warnings.js';
import { markRanges } from '../../src/search/show/highlight.js';
import { parseConditions } from '../../src/server/page/facets/filter-conditions.js';
import { FAKE_DOCUMENTS } from './fake-documents.js';

const FACETS = ['section', 'source', 'tags', 'language', 'year', 'month'];
const FIELDS = ['title', 'text', 'related', 'tags', 'other', 'author', 'summary'];
const FILTERS = ['section', 'source', 'tags', 'language', 'date'];
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['fery', 'ferry'],
  ['obsevatory', 'observatory'],
]);

export class FakeEngine implements SearchEngine {
  readonly documents: readonly StoredDocument[];
  readonly generation: number;
  readonly requests: SearchRequest[] = [];
  state: EngineStatus['state'] = 'ready';
  miniSearch: MiniSearchIndex | null = null;
  revision: string | undefined = 'first';

  constructor(documents: readonly StoredDocument[] = FAKE_DOCUMENTS, generation = 7) {
    this.documents = documents;
    this.generation = generation;
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    this.requests.push(request);
    await Promise.resolve();
    checkRequest(request);
    const accepts = readFilter(request.filter);
    const words = wordsOf(request.query);
    const isMatch = (document: StoredDocument): boolean => {
      const found = wordsOf(`${document.title} ${document.text}`);
      const has = (word: string, index: number): boolean =>
        found.some((other) =>
          request.prefix === 'last' && index === words.length - 1 ? other.startsWith(word) : other === word,
        );
      return request.match === 'all'
        ? words.every(has)
        : words.length === 0
          ? request.query.trim() === ''
          : words.some(has);
    };
    const original = this.documents.find(({ id }) => id === request.duplicatesOf);
    if (typeof request.duplicatesOf === 'string' && original === undefined)
      throw new FindlingError('document_not_found', `No document has the id "${request.duplicatesOf}".`);
    const isVersion = (document: StoredDocument): boolean =>
      original === undefined || (document !== original && storyOf(document) === storyOf(original));
    const isFound = (document: StoredDocument): boolean => isMatch(document) && isVersion(document);
    const found = this.documents.filter((document) => accepts(document) && isFound(document));
    const isCollapsed = request.collapse === true;
    const matches = isCollapsed ? collapse(found) : found;
    const underOtherFilters = Object.entries(request.facetFilters ?? {}).map(([facet, filter]) => {
      const isCounted = readFilter(filter);
      const counted = this.documents.filter((document) => isCounted(document) && isFound(document));
      return [facet, countFacet(isCollapsed ? collapse(counted) : counted, facet)] as const;
    });
    const foundAlone = request.countAlone?.map(
      (word) =>
        this.documents.filter(
          (document) =>
            accepts(document) && wordsOf(`${document.title} ${document.text}`).includes(word.toLowerCase()),
        ).length,
    );
    const countOthers = (document: StoredDocument): number =>
      found.filter((other) => other !== document && storyOf(other) === storyOf(document)).length;
    if (request.sort === 'date:asc') matches.sort(compareDates(1));
    else if (words.length === 0 || request.sort === 'date:desc') matches.sort(compareDates(-1));
    const hits = matches.slice(request.offset, request.offset + request.limit);
    return {
      query: request.query,
      totalHits: matches.length,
      limit: request.limit,
      offset: request.offset,
      processingTimeMs: 0.4,
      generation: this.generation,
      hits: hits.map((document, index) => ({
        ...toHit(document, words, request, matches.length - index),
        ...(isCollapsed ? { duplicates: countOthers(document) } : {}),
      })),
      ...(isCollapsed ? { collapsedHits: found.length - matches.length } : {}),
      ...(matches.length === 0 && foundAlone !== undefined && foundAlone.length > 0 ? { foundAlone } : {}),
      facetDistribution: Object.fromEntries([
        ...request.facets.map((facet) => [facet, countFacet(matches, facet)] as const),
        ...underOtherFilters,
      ]),
      suggestion: matches.length === 0 ? (SPELLINGS.get(words[0] ?? '') ?? null) : null,
      warnings: words.length === 0 && request.query.trim() !== '' ? [NO_WORD] : [],
    };
  }

  suggest({ query, limit }: SuggestRequest): Promise<SuggestResult> {
    const typed = query.toLowerCase();
    const titles = this.documents
      .map((document) => document.title)
      .filter((title) => typed !== '' && title.toLowerCase().startsWith(typed));
    const words = [...new Set(this.documents.flatMap((document) => wordsOf(document.title)))].filter(
      (word) => typed !== '' && word.startsWith(typed) && word !== typed,
    );
    const suggestions = [...words.sort(), ...titles].slice(0, limit).map((text) => ({
      text,
      html: markRanges(text, [{ start: 0, length: query.length }]),
    }));
    return Promise.resolve({ query, suggestions, processingTimeMs: 0.1, generation: this.generation });
  }

  /** Documents that share a word of the title, in their order. */
  similar({ id, limit, snippets }: SimilarRequest): Promise<SimilarResult | null> {
    const found = this.documents.find((document) => document.id === id);
    if (found === undefined) return Promise.resolve(null);
    const words = wordsOf(found.title).filter((word) => word.length > 3);
    const others = this.documents.filter(
      (document) => document !== found && wordsOf(document.title).some((word) => words.includes(word)),
    );
    const request = { snippets, explain: false };
    return Promise.resolve({
      id,
      limit,
      processingTimeMs: 0.2,
      generation: this.generation,
      words,
      hits: others
        .slice(0, limit)
        .map((document, index) => toHit(document, words, request, others.length - index)),
    });
  }

  document(id: string): Promise<StoredDocument | null> {
    return Promise.resolve(this.documents.find((document) => document.id === id) ?? null);
  }

  /** Documents are files, their ids paths. */
  path(id: string): Promise<string | null> {
    return Promise.resolve(this.documents.some((document) => document.id === id) ? id : null);
  }

  matches(id: string, query: string): Promise<DocumentMatches | null> {
    const found = this.documents.find((document) => document.id === id);
    if (found === undefined) return Promise.resolve(null);
    const [title, text] = [found.title, found.text].map((field) => findRanges(field, wordsOf(query)));
    const passage = text === undefined || text.length === 0 ? null : 0;
    return Promise.resolve({ title: title ?? [], text: text ?? [], passage });
  }

  miniSearchIndex(): MiniSearchIndex | null {
    return this.miniSearch;
  }

  status(): EngineStatus {
    return {
      state: this.state,
      generation: this.generation,
      documents: this.documents.length,
      reason: this.state === 'degraded' ? 'segments/000012/terms: checksum differs' : null,
      ...(this.revision === undefined ? {} : { revision: this.revision }),
    };
  }
}

function checkRequest({ facets, facetFilters = {}, fields, recency }: SearchRequest): void {
  const unknown = [
    ...[...facets, ...Object.keys(facetFilters)].filter((name) => !FACETS.includes(name)),
    ...(fields ?? []).filter((name) => !FIELDS.includes(name)),
  ];
  if (unknown.length > 0) throw new FindlingError('invalid_parameter', `"${unknown.join()}" is not known.`);
  if (typeof recency === 'string' && !/^\d+[hdwmy]$/.test(recency))
    throw new FindlingError('invalid_parameter', `"${recency}" is not a half-life.`);
}

/** Orders documents by date, those without one last. */
function compareDates(direction: 1 | -1): (a: StoredDocument, b: StoredDocument) => number {
  return (a, b) => {
    if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null);
    return direction * a.date.localeCompare(b.date);
  };
}

/** Documents are versions of one story when their `story` says so. */
function storyOf({ id, extra }: StoredDocument): unknown {
  return extra['story'] ?? id;
}

function collapse(documents: readonly StoredDocument[]): StoredDocument[] {
  return documents.filter(
    (document, at) => documents.findIndex((other) => storyOf(other) === storyOf(document)) === at,
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** As much as the page writes; a date is compared by its beginning. */
function readFilter(filter: string | null): (document: StoredDocument) => boolean {
  if (filter === null) return () => true;
  const conditions = parseConditions(filter);
  if (conditions?.every(({ name }) => FILTERS.includes(name)) !== true) {
    parseFilter(filter);
    throw new FindlingError('invalid_filter', `The filter cannot be read at "${filter.trim()}".`);
  }
  return (document) =>
    conditions.every(({ name, kind, values }) => {
      const date = document.date ?? '';
      if (kind === 'from') return date.slice(0, values[0]?.length) >= (values[0] ?? '');
      if (kind === 'until') return date !== '' && date.slice(0, values[0]?.length) <= (values[0] ?? '');
      const has = (value: string): boolean =>
        name === 'date' ? date.startsWith(value) : facetValues(document, name).includes(value);
      return values.some(has) === (kind === 'in');
    });
}

function facetValues(document: StoredDocument, name: string): readonly string[] {
  const { section, source, language, tags, date } = document;
  const values: Readonly<Record<string, readonly (string | null)[]>> = {
    section: [section],
    source: [source],
    language: [language],
    tags,
    year: [date === null ? null : date.slice(0, 4)],
    month: [date === null || date.length < 7 ? null : date.slice(0, 7)],
  };
  return (values[name] ?? []).filter((value) => value !== null);
}

function countFacet(documents: readonly StoredDocument[], name: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of documents.flatMap((document) => facetValues(document, name))) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function toHit(
  document: StoredDocument,
  words: readonly string[],
  request: Pick<SearchRequest, 'snippets' | 'explain'>,
  score: number,
): Hit {
  const { id, title, url, date, language, source, section, tags } = document;
  const snippets = document.text
    .split('\n\n')
    .slice(0, request.snippets)
    .map((text) => toSnippet(document, text, words));
  return {
    id,
    score,
    title,
    titleHtml: markRanges(title, findRanges(title, words)),
    url,
    date,
    language,
    source,
    section,
    tags,
    snippets,
    ...(request.explain
      ? { explanation: { value: score, description: 'place in the list', details: [] } }
      : {}),
  };
}

function toSnippet(
  { sections, text: whole }: StoredDocument,
  text: string,
  words: readonly string[],
): Snippet {
  const ranges = findRanges(text, words);
  const at = whole.indexOf(text) + (ranges[0]?.start ?? 0);
  const section = sections.findLast(({ start }) => start <= at) ?? null;
  return { field: 'text', text, html: markRanges(text, ranges), ranges, section };
}

function findRanges(text: string, words: readonly string[]): Range[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .filter((match) => words.some((word) => match[0].toLowerCase().startsWith(word)))
    .map((match) => ({ start: match.index, length: match[0].length }));
}
