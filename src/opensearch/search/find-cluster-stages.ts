// What a query finds in a cluster, in the stages of `src/search/rank/find-stages.ts`: as it is typed, with synonyms, with words apart or
// together, completed, corrected. The plans are those of the planner; each becomes a query of the cluster. A document belongs to the
// first stage that finds it.

import { FindlingError } from '../../errors.js';
import type { Generation } from '../../index/read/generation.js';
import type { SearchRequest } from '../../search/engine.js';
import { listAnalyzers } from '../../search/plan/analyzers-of.js';
import { CandidateFinder } from '../../search/plan/candidate-finder.js';
import { isAnyOf } from '../../search/plan/condition.js';
import { ALL_FIELDS, fieldMaskOf } from '../../search/plan/field-mask.js';
import type { Plan } from '../../search/plan/plan.js';
import type { PlanOptions } from '../../search/plan/plan-options.js';
import { planQuery } from '../../search/plan/plan-query.js';
import { spellApart } from '../../search/plan/widen/spell-apart.js';
import { spellOtherwise } from '../../search/plan/widen/spell-otherwise.js';
import type { Synonyms } from '../../search/plan/widen/synonyms.js';
import type { ListQuery } from '../../search/query/query.js';
import { textsOf } from '../../search/query/query-parts.js';
import { SearchBudget } from '../../search/search-budget.js';
import { readAddress } from '../../text/web-address.js';
import { rankQueries } from './asked/rank-query.js';
import { type ClusterQuery, ConditionTranslator, isFoundByForm } from './asked/translate-condition.js';
import { type ListedValues, translateFilter } from './asked/translate-filter.js';
import type { ClusterView } from './cluster-view.js';
import { OpenWordFinder } from './words/open-word-finder.js';
import type { WordTeller } from './words/tell-words.js';
import { makeToldGeneration, type ToldWords } from './words/told-generation.js';

/** With fewer hits than this, words that documents hold are taken to be misspelled, too. */
const FEW_HITS = 5;
/** With as many hits, words that documents write together or apart all the same are not looked for. */
const ENOUGH_HITS = 20;

/** Parts of the longest query whose words are looked for as two. */
const MAX_DIVIDED = 4;

/** How the plan of a stage was made, to make it once more over the documents found. */
export interface StagePlan {
  readonly query: ListQuery;
  readonly options: PlanOptions;
  readonly told: ToldWords;
}

/** The hits of one stage. */
export interface ClusterStage {
  readonly number: number;
  readonly made: StagePlan;
  readonly plan: Plan;
  /** Met by the documents found, without those of stages before. */
  readonly condition: ClusterQuery;
  /** The same as a query that scores. */
  readonly ranked: ClusterQuery;
}

/** What decides which documents are found. */
export interface ClusterStagesRequest extends Pick<SearchRequest, 'fields' | 'match' | 'fuzzy' | 'prefix'> {
  /** Conditions besides the query. */
  readonly restrictions: readonly ClusterQuery[];
}

/** What a query is planned with. */
export interface StageContext {
  readonly view: ClusterView;
  readonly teller: WordTeller;
  readonly synonyms: Synonyms | null;
  readonly listed: ListedValues;
  /** How many documents a stage finds, which may be asked for with its hits. */
  readonly count: (stage: ClusterStage) => Promise<number>;
}

/** The stages of a query, at least one. Throws FindlingError `invalid_parameter`. */
export async function findClusterStages(
  { view, teller, synonyms, listed, count }: StageContext,
  query: ListQuery,
  request: ClusterStagesRequest,
): Promise<readonly ClusterStage[]> {
  const fieldMask = fieldMaskOf(request.fields, view.own);
  const options = { match: request.match, fuzzy: request.fuzzy === 'auto', prefix: request.prefix };
  const stages: ClusterStage[] = [];
  let found = 0;
  let told = await teller.tell(query);
  let generation = makeToldGeneration(view.told, told, [], view.analyzers);
  const add = async (given: Partial<PlanOptions>, asked = query): Promise<void> => {
    const finder = new OpenWordFinder(generation, new SearchBudget(Infinity));
    const made = { query: asked, options: { ...options, widen: 'nothing' as const, ...given }, told };
    const plan = planQuery(finder, asked, made.options);
    if (stages.length > 0 && !plan.expanded && given.dividesAddresses !== true) return;
    const translator = new ConditionTranslator(finder, fieldMask, (filter) =>
      translateFilter(filter, listed),
    );
    const met = translator.translate(plan.condition);
    const before = stages.map((stage) => stage.condition);
    const filter = [met, ...request.restrictions];
    const condition = { bool: { filter, ...(before.length === 0 ? {} : { must_not: before }) } };
    const words = rankQueries(plan.words, {
      open: finder,
      fieldMask,
      factors: view.scoreFactors,
      documents: view.told.documents,
      counts: told.terms,
    });
    // Where any word is enough, what ranks finds all there is.
    const isAny =
      fieldMask === ALL_FIELDS &&
      words.length > 0 &&
      isAnyOf(plan.words, plan.condition) &&
      finder.starred.size === 0 &&
      !plan.words.some(isFoundByForm);
    const ranked = {
      bool: {
        should: words,
        filter: isAny ? request.restrictions : filter,
        ...(isAny ? { minimum_should_match: 1 } : {}),
        ...(before.length === 0 ? {} : { must_not: before }),
      },
    };
    const stage = { number: stages.length, made, plan, condition, ranked };
    stages.push(stage);
    found += await count(stage);
  };
  // Words that no document holds are corrected at once: the words like them are asked for first.
  if (options.fuzzy && hasUnknown(query, told)) {
    told = await teller.tellSimilar(query, false);
    generation = makeToldGeneration(view.told, told, [], view.analyzers);
  }
  const withSynonyms = synonyms?.widen(query, listAnalyzers(generation)) ?? null;
  if (withSynonyms !== null) {
    told = mergeTold(told, await teller.tell(withSynonyms.query));
    generation = makeToldGeneration(view.told, told, [], view.analyzers);
  }
  const finderOf = (of: Generation): CandidateFinder => new CandidateFinder(of, new SearchBudget(Infinity));
  const apart = spellApart(finderOf(generation), query);
  await add({ uncorrected: new Set([...(withSynonyms?.words ?? []), ...(apart?.words ?? [])]) });
  if (withSynonyms !== null) await add({ uncorrected: withSynonyms.words }, withSynonyms.query);
  if (apart !== null) await add({ uncorrected: apart.words }, apart.query);
  if (found === 0 && textsOf(query).some((text) => readAddress(text) !== null))
    await add({ dividesAddresses: true });
  if (request.prefix === 'last') await add({ widen: 'completions' });
  if (options.fuzzy && found < ENOUGH_HITS && query.clauses.length <= MAX_DIVIDED) {
    told = mergeTold(told, await teller.tellHalves(query));
    generation = makeToldGeneration(view.told, told, [], view.analyzers);
    const otherwise = spellOtherwise(finderOf(generation), query);
    if (otherwise !== null) await add({ uncorrected: otherwise.words }, otherwise.query);
  }
  if (options.fuzzy && found < FEW_HITS && textsOf(query).length > 0) {
    told = mergeTold(told, await teller.tellSimilar(query, true));
    generation = makeToldGeneration(view.told, told, [], view.analyzers);
    await add({ widen: 'typos' });
  }
  if (stages.length === 0) throw new FindlingError('index_damaged', 'a query without a stage');
  return stages;
}

/** Whether a text of a query has a word that no document holds. */
function hasUnknown(query: ListQuery, { texts }: ToldWords): boolean {
  const held = new Set([...texts.values()].flat());
  return textsOf(query).some((text) => text.trim() !== '' && !held.has(text));
}

function mergeTold(a: ToldWords, b: ToldWords): ToldWords {
  const analyzers = new Set([...a.texts.keys(), ...b.texts.keys()]);
  return {
    terms: new Map([...a.terms, ...b.terms]),
    forms: new Map([...a.forms, ...b.forms]),
    texts: new Map(
      [...analyzers].map((analyzer) => [
        analyzer,
        [...new Set([...(a.texts.get(analyzer) ?? []), ...(b.texts.get(analyzer) ?? [])])],
      ]),
    ),
  };
}
