// What a query finds, reading by reading: as it is typed, completed, corrected. A document belongs to the first that finds it.

import { FindlingError } from '../../errors.js';
import { fields } from '../../index/format/schema.js';
import { isAnyOf } from '../plan/condition.js';
import type { Deadline } from '../deadline.js';
import { countOf, intersect, subtract, type DocumentSet } from '../../index/read/document-set.js';
import type { DuplicateGroups } from './duplicate-groups.js';
import type { SearchRequest } from '../engine.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';
import { filterDocuments } from '../match/filter-documents.js';
import { matchDocuments } from '../match/match-documents.js';
import type { PlanOptions } from '../plan/expand-term.js';
import { parseFilter } from '../query/parse-filter.js';
import { planQuery, type Plan } from '../plan/plan-query.js';
import type { ListQuery } from '../query/query.js';
import { ALL_FIELDS, openSegments, type SegmentSearch } from '../score/segment-search.js';
import type { SegmentWeights } from '../score/segment-weights.js';
import type { Synonyms } from '../plan/synonyms.js';

/** With fewer hits than this, words that are in the index are taken to be misspelled, too. */
const FEW_HITS = 5;

/** A plan, and the segments in which it is carried out, in order of their numbers. */
export interface PlannedSearch {
  readonly plan: Plan;
  readonly searches: readonly SegmentSearch[];
}

/** The hits one reading of a query finds, less those an earlier reading found. */
export interface Stage extends PlannedSearch {
  /** Place among the readings, from 0. */
  readonly number: number;
  /** Per segment, the documents found. */
  readonly sets: readonly DocumentSet[];
  readonly hits: number;
  /** True if these are all documents with one of its words: no filter and no earlier reading took any. */
  readonly isWhole: boolean;
}

/** What a search looks at: the segments of a generation and its near-duplicates. */
export interface SearchView {
  readonly segments: readonly SegmentWeights[];
  readonly duplicates: DuplicateGroups;
  readonly synonyms: Synonyms | null;
}

/** Throws FindlingError `invalid_filter`, `invalid_parameter`, `document_not_found`, `search_timeout`. */
export function findStages(
  view: SearchView,
  candidates: CandidateFinder,
  query: ListQuery,
  request: SearchRequest,
  deadline: Deadline,
): Stage[] {
  const fieldMask = maskOfFields(request.fields);
  const filter = request.filter === null ? null : parseFilter(request.filter);
  const passing =
    filter === null ? null : view.segments.map(({ snapshot }) => filterDocuments(snapshot.segment, filter));
  const others = duplicatesOf(view, request.duplicatesOf ?? null);
  const options = { match: request.match, fuzzy: request.fuzzy === 'auto', prefix: request.prefix };
  const stages: Stage[] = [];
  const add = (
    widen: PlanOptions['widen'],
    asked = query,
    uncorrected?: PlanOptions['uncorrected'],
  ): void => {
    const plan = planQuery(candidates, asked, {
      ...options,
      widen,
      ...(uncorrected === undefined ? {} : { uncorrected }),
    });
    if (stages.length > 0 && !plan.expanded) return;
    const searches = openSegments(view.segments, fieldMask, deadline);
    const sets = searches.map((search, number) => {
      const set = matchDocuments(search, plan.condition);
      removeDeleted(search, set);
      const pass = passing?.[number];
      if (pass !== undefined) intersect(set, pass);
      const other = others?.[number];
      if (other !== undefined) intersect(set, other);
      for (const earlier of stages) {
        const before = earlier.sets[number];
        if (before !== undefined) subtract(set, before);
      }
      return set;
    });
    const hits = sets.reduce((sum, set) => sum + countOf(set), 0);
    const isWhole =
      passing === null && others === null && stages.length === 0 && isAnyOf(plan.words, plan.condition);
    stages.push({ number: stages.length, plan, searches, sets, hits, isWhole });
  };
  // A synonym is surer than a correction: a word that has one is not corrected before.
  const withSynonyms = view.synonyms?.widen(query) ?? null;
  add('nothing', query, withSynonyms?.words);
  if (withSynonyms !== null) add('nothing', withSynonyms.query, withSynonyms.words);
  if (request.prefix === 'last') add('completions');
  if (request.fuzzy === 'auto' && countHits(stages) < FEW_HITS) add('typos');
  return stages;
}

/** Documents found by any reading. */
export function countHits(stages: readonly Stage[]): number {
  return stages.reduce((sum, { hits }) => sum + hits, 0);
}

/** Per segment, the near-duplicates of a document; null for no document. */
function duplicatesOf({ duplicates }: SearchView, id: string | null): readonly DocumentSet[] | null {
  if (id === null) return null;
  const others = duplicates.othersOf(id);
  if (others === null)
    throw new FindlingError('document_not_found', `duplicatesOf: no document has the id "${id}"`);
  return others;
}

/** Takes the deleted documents out of a set. */
export function removeDeleted({ weights: { snapshot } }: SegmentSearch, set: DocumentSet): void {
  if (snapshot.deleted !== null) subtract(set, snapshot.deleted);
}

function maskOfFields(names: readonly string[] | null): number {
  if (names === null || names.length === 0) return ALL_FIELDS;
  return names.reduce((mask, name) => {
    const number = fields.findIndex((field) => field.name === name);
    if (number < 0) {
      const known = fields.map((field) => field.name).join(', ');
      throw new FindlingError('invalid_parameter', `fields: "${name}" is not a field; there are ${known}`);
    }
    return mask | (1 << number);
  }, 0);
}
