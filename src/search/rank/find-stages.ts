// What a query finds, in relaxation stages: as it is typed, with synonyms, with compounds of its words, with its last word
// completed, with its words together or apart, with its words corrected. A document belongs to the first stage that finds it.

import { FindlingError } from '../../errors.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import {
  countOf,
  type DocumentSet,
  emptySet,
  intersect,
  subtract,
  unite,
} from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import { readAddress } from '../../text/web-address.js';
import type { SearchRequest } from '../engine.js';
import { filterDocuments } from '../match/filter-documents.js';
import { matchDocuments } from '../match/match-documents.js';
import { listAnalyzers } from '../plan/analyzers-of.js';
import { askedFieldsOf } from '../plan/asked-fields.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';
import { isAnyOf } from '../plan/condition.js';
import { fieldMaskOf } from '../plan/field-mask.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { planQuery } from '../plan/plan-query.js';
import { hasCompounds } from '../plan/widen/find-compounds.js';
import { spellApart } from '../plan/widen/spell-apart.js';
import { spellOtherwise } from '../plan/widen/spell-otherwise.js';
import type { Synonyms } from '../plan/widen/synonyms.js';
import type { Filter } from '../query/filter/filter.js';
import type { ListQuery } from '../query/query.js';
import { textsOf } from '../query/query-parts.js';
import type { SearchScratch } from '../score/search-scratch.js';
import { openSegments } from '../score/segment-search.js';
import type { SegmentWeights } from '../score/segment-weights.js';
import type { SearchBudget } from '../search-budget.js';
import { duplicatesOf } from './duplicates-of.js';
import { StageImportance } from './importance/stage-importance.js';
import type { PlannedSearch } from './planned-search.js';

/** Of the work left for finding documents, what planning may use: the rest is for matching. */
const PLAN_PART = 0.5;
/** With fewer hits than this, words that are in the index are taken to be misspelled, too. */
const FEW_HITS = 5;
/** With as many hits, words that documents write together or apart all the same are not looked for. */
const ENOUGH_HITS = 20;
/** Words of the longest query whose words are looked for as parts of compounds, too: a longer one finds enough without them. */
const MAX_COMPOUND_WORDS = 6;
const NO_DOCUMENTS = emptySet(0);

/** The hits of one stage, less those of the stages before it. */
export interface Stage extends PlannedSearch {
  /** From 0, which is the query as typed. */
  readonly number: number;
  /** Per segment, the documents found. */
  readonly sets: readonly DocumentSet[];
  readonly hits: number;
  /** True if these are all documents with one of its words: no filter, no stage before it and no end of the budget took any. */
  readonly isWhole: boolean;
}

/** What decides which documents are found, with its filter parsed. */
export interface StagesRequest extends Pick<
  SearchRequest,
  'fields' | 'match' | 'fuzzy' | 'prefix' | 'duplicatesOf'
> {
  readonly filter: Filter | null;
  /** Documents that come first where they are found; left out: none. */
  readonly pinned?: readonly DocumentAddress[];
}

/** What a search looks at and works with. */
export interface SearchView {
  /** Those of a generation, in order. */
  readonly segments: readonly SegmentWeights[];
  readonly generation: Generation;
  readonly synonyms: Synonyms | null;
  readonly scratch: SearchScratch;
  /** Per filter and segment, the documents that pass: one search asks for those of its filter again and again. */
  readonly filtered: Map<Filter, readonly DocumentSet[]>;
}

/**
 * The stages of a query, at least the first one; no further ones where the budget is spent.
 * @param candidates whose budget is that of the search
 * @throws FindlingError `invalid_parameter`, `document_not_found`
 */
export function findStages(
  view: SearchView,
  candidates: CandidateFinder,
  query: ListQuery,
  request: StagesRequest,
): Stage[] {
  const { budget } = candidates;
  const fieldMask = fieldMaskOf(request.fields, askedFieldsOf(view.generation.schema));
  const restrictions = restrictionsOf(view, request, budget);
  const options = { match: request.match, fuzzy: request.fuzzy === 'auto', prefix: request.prefix };
  const stages: Stage[] = [];
  const add = (
    widen: PlanOptions['widen'],
    asked = query,
    uncorrected?: PlanOptions['uncorrected'],
    dividesAddresses = false,
  ): void => {
    if (budget.isPartial && stages.length > 0) return;
    budget.beginPart(PLAN_PART);
    const plan = planQuery(candidates, asked, {
      ...options,
      widen,
      dividesAddresses,
      ...(uncorrected === undefined ? {} : { uncorrected }),
    });
    budget.endPart();
    if (stages.length > 0 && !plan.expanded && !dividesAddresses) return;
    const searches = openSegments(view.segments, fieldMask, budget, view.scratch);
    const sets = searches.map((search, number) => {
      const set = matchDocuments(search, plan.condition);
      for (const allowed of restrictions) intersect(set, allowed[number] ?? set);
      for (const { sets: earlier } of stages) subtract(set, earlier[number] ?? NO_DOCUMENTS);
      return set;
    });
    const hits = sets.reduce((sum, set) => sum + countOf(set), 0);
    const isWhole =
      restrictions.length === 0 &&
      stages.length === 0 &&
      !budget.isPartial &&
      isAnyOf(plan.words, plan.condition);
    const importance = StageImportance.of(view.generation, { plan, searches, sets }, request.pinned ?? []);
    stages.push({ number: stages.length, plan, searches, sets, hits, isWhole, importance });
  };
  // A synonym is surer than a correction: a word that has one is not corrected before.
  const withSynonyms = view.synonyms?.widen(query, listAnalyzers(view.generation)) ?? null;
  const apart = spellApart(candidates, query);
  add('nothing', query, new Set([...(withSynonyms?.words ?? []), ...(apart?.words ?? [])]));
  if (withSynonyms !== null) add('nothing', withSynonyms.query, withSynonyms.words);
  if (apart !== null) add('nothing', apart.query, apart.words);
  // Where nothing has an address or names its host, its words may be found.
  if (countHits(stages) === 0 && textsOf(query).some((text) => readAddress(text) !== null))
    add('nothing', query, undefined, true);
  const wordCount = stages[0]?.plan.words.length ?? 0;
  if (wordCount <= MAX_COMPOUND_WORDS && hasCompounds(candidates.generation)) add('compounds');
  if (request.prefix === 'last') add('completions');
  if (request.fuzzy === 'auto' && countHits(stages) < ENOUGH_HITS) {
    const otherwise = spellOtherwise(candidates, query);
    if (otherwise !== null) add('nothing', otherwise.query, otherwise.words);
  }
  if (request.fuzzy === 'auto' && countHits(stages) < FEW_HITS) add('typos');
  return stages;
}

/** How many documents all stages have found. */
export function countHits(stages: readonly Stage[]): number {
  return stages.reduce((sum, { hits }) => sum + hits, 0);
}

/** The documents that any of the stages has found in a segment of so many documents. Not to be changed: it may be a stage's own. */
export function documentsFound(
  stages: readonly Stage[],
  segment: number,
  documentCount: number,
): DocumentSet {
  const [first] = stages;
  if (first !== undefined && stages.length === 1) return first.sets[segment] ?? emptySet(documentCount);
  const found = emptySet(documentCount);
  for (const { sets } of stages) unite(found, sets[segment] ?? NO_DOCUMENTS);
  return found;
}

/** What a request demands of hits besides its query: per demand and segment, the documents that meet it. */
function restrictionsOf(
  view: SearchView,
  request: StagesRequest,
  budget: SearchBudget,
): (readonly DocumentSet[])[] {
  const restrictions: (readonly DocumentSet[])[] = [];
  if (request.filter !== null) restrictions.push(documentsPassing(view, request.filter, budget));
  const id = request.duplicatesOf ?? null;
  if (id !== null) {
    const duplicates = duplicatesOf(view.generation, id);
    if (duplicates === null)
      throw new FindlingError('document_not_found', `duplicatesOf: no document has the id "${id}"`);
    restrictions.push(duplicates);
  }
  return restrictions;
}

/** Per segment, the documents that pass a filter; some are missing where the budget is spent. Not to be changed. */
function documentsPassing(
  { segments, filtered }: SearchView,
  filter: Filter,
  budget: SearchBudget,
): readonly DocumentSet[] {
  const known = filtered.get(filter);
  if (known !== undefined) return known;
  const sets = segments.map(({ snapshot }) => filterDocuments(snapshot.segment, filter, budget));
  if (!budget.isSpent) filtered.set(filter, sets);
  return sets;
}
