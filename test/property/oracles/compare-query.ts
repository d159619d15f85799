// Asks a query of the whole language, with a filter or without, and compares the answer: with a scan, with that of an index of one
// segment, and with its own pages.

import type { Document } from '../../../src/documents/document.js';
import type { Hit, SearchResult } from '../../../src/search/engine.js';
import type { Filter } from '../../../src/search/query/filter/filter.js';
import { pick, several } from '../../random-choice.js';
import { passes, printFilter } from '../../search/match/filtered-documents.js';
import { idsOf, makeRequest } from '../../search/memory-generation.js';
import type { ComparedCollection } from './compared-collection.js';
import { SECTIONS, TAGS } from './random-documents.js';
import { anyQuery, isFound, printQuery } from './random-query.js';
import { listDifference, type Tally } from './tally.js';

/** More than there are documents. */
const ALL = 1000;

function anyFilter(random: () => number, depth = 2): Filter {
  const kind = pick(
    random,
    depth === 0 ? (['in', 'date'] as const) : (['in', 'date', 'not', 'and', 'or'] as const),
  );
  switch (kind) {
    case 'in':
      return random() < 0.5
        ? { kind, facet: 'section', values: several(random, [1, 2], () => pick(random, SECTIONS)) }
        : { kind, facet: 'tags', values: several(random, [1, 2], () => pick(random, TAGS)) };
    case 'date':
      return random() < 0.5
        ? { kind, from: Date.UTC(2015), to: Infinity }
        : { kind, from: -Infinity, to: Date.UTC(2015, 5, 15) };
    case 'not':
      return { kind, part: anyFilter(random, depth - 1) };
    case 'and':
    case 'or':
      return { kind, parts: several(random, [1, 2], () => anyFilter(random, depth - 1)) };
  }
}

/** All of an answer that is the same each time. */
function answered(answer: SearchResult): readonly unknown[] {
  return [{ ...answer, processingTimeMs: 0 }];
}

function countValues(
  documents: readonly Document[],
  read: (document: Document) => readonly string[],
): string[] {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const value of new Set(read(document))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value}: ${count}`).sort();
}

function printCounts(distribution: Readonly<Record<string, number>> = {}): string[] {
  return Object.entries(distribution)
    .map(([value, count]) => `${value}: ${count}`)
    .sort();
}

/** Documents by date, those without one last, those of the same by id. */
function sortByDate(documents: readonly Document[], direction: 1 | -1): string[] {
  const time = ({ date }: Document): number => (date === null ? Infinity : direction * Date.parse(date));
  return [...documents]
    .sort((a, b) => {
      const [first, second] = [time(a), time(b)];
      return first === second ? (a.id < b.id ? -1 : 1) : first - second;
    })
    .map(({ id }) => id);
}

/** Makes five comparisons. */
export function compareQuery(
  random: () => number,
  { live, split, whole }: ComparedCollection,
  tally: Tally,
): void {
  const query = anyQuery(random);
  const typed = printQuery(query);
  const filter = random() < 0.3 ? anyFilter(random) : null;
  const written = filter === null ? null : printFilter(filter);
  const asked = JSON.stringify([typed, query.match, written]);
  const found = live.filter(
    (document) => isFound(document, query) && (filter === null || passes(document, filter)),
  );
  const request = makeRequest(typed, {
    match: query.match,
    filter: written,
    fuzzy: 'off',
    prefix: 'off',
    limit: ALL,
    facets: ['section', 'tags'],
    // They take longer than all else.
    snippets: random() < 0.1 ? 1 : 0,
  });
  const answer = split.search(request);
  const { hits, totalHits, facetDistribution } = answer;
  const ids = found.map(({ id }) => id);
  tally.add(
    'documents found, with a scan',
    asked,
    live.length,
    listDifference([totalHits, ...idsOf(hits).sort()], [ids.length, ...ids]),
  );
  tally.add(
    'facets, with a scan',
    asked,
    SECTIONS.length + TAGS.length,
    listDifference(
      [printCounts(facetDistribution['section']), printCounts(facetDistribution['tags'])],
      [
        countValues(found, ({ section }) => (section === null ? [] : [section])),
        countValues(found, ({ tags }) => tags),
      ],
    ),
  );
  tally.add(
    'one index, with its parts',
    asked,
    hits.length,
    listDifference(answered(whole.search(request)), answered(answer)),
  );
  const direction = random() < 0.5 ? 'asc' : 'desc';
  const byDate = split.search({ ...request, sort: `date:${direction}`, facets: [], snippets: 0 });
  tally.add(
    'order by date, with a scan',
    asked,
    hits.length,
    listDifference(idsOf(byDate.hits), sortByDate(found, direction === 'asc' ? 1 : -1)),
  );
  const size = Math.ceil(totalHits / pick(random, [1, 2, 3, 5])) + pick(random, [0, 1]) || 1;
  const paged: Hit[] = [];
  for (let offset = 0; offset <= totalHits; offset += size)
    paged.push(...split.search({ ...request, facets: [], limit: size, offset }).hits);
  tally.add('all pages, with one', asked, hits.length, listDifference(paged, hits));
}
