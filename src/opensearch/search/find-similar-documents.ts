// Documents of the cluster on the subject of one: its most telling words, any of which may match, as `src/search/rank/similar-documents.ts`
// chooses and weighs them.

import { analyzerForLanguage } from '../../index/format/schema.js';
import type { SimilarRequest, SimilarResult } from '../../search/engine.js';
import { ALL_FIELDS } from '../../search/plan/field-mask.js';
import type { Clause, ListQuery } from '../../search/query/query.js';
import { planSimilar } from '../../search/rank/similar-documents.js';
import { printForm } from '../../text/inner-form.js';
import { documentOfSource } from '../cluster-document.js';
import { rankQueries } from './asked/rank-query.js';
import { EVERYTHING } from './asked/translate-condition.js';
import type { ClusterView } from './cluster-view.js';
import type { ClusterStage } from './find-cluster-stages.js';
import { duplicatesOfSignature } from './find-duplicate-documents.js';
import { readSigned } from './read-document.js';
import { type FoundDocument, ShownDocuments } from './show-cluster-hits.js';
import { makeToldGeneration } from './words/told-generation.js';

/** Words of a document that are looked up: the most frequent ones. */
const MAX_LOOKED_UP = 400;
/** UTF-16 units of the body that are read. */
const MAX_BODY_LENGTH = 20_000;
/** A document that scores a smaller share of what the asked one itself scores has a word or two in common with it by chance. */
const MIN_SHARE = 0.15;

/** Null where no document has the id. */
export async function findSimilarDocuments(
  view: ClusterView,
  { id, limit, snippets, duplicates }: SimilarRequest,
): Promise<SimilarResult | null> {
  const inquiry = view.inquire();
  const asked = await readSigned(inquiry, id);
  if (asked === null) return null;
  const { document, signature } = asked;
  const analyzer = view.analyzers.named(analyzerForLanguage(document.language));
  const counts = new Map<string, number>();
  analyzer.analyze(`${document.title}\n${document.text.slice(0, MAX_BODY_LENGTH)}`, ({ form, stem }) => {
    if (!analyzer.isStopWord(form, stem)) counts.set(form, (counts.get(form) ?? 0) + 1);
  });
  const words = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_LOOKED_UP);
  const told = await view.tellerFor(inquiry).tell(
    anyWordOf([]),
    words.map(([form]) => form),
  );
  const generation = makeToldGeneration(view.told, told, [document], view.analyzers);
  const [own] = generation.segments;
  if (own === undefined) return null;
  const plan = planSimilar(generation, own.segment, 0);
  const hidden = duplicates ? [] : await duplicatesOfSignature(inquiry.ask, id, signature);
  const open = { beginnings: new Set<string>(), starred: new Map<string, readonly string[]>() };
  const should = rankQueries(plan.words, {
    open,
    fieldMask: ALL_FIELDS,
    factors: view.scoreFactors,
    documents: view.told.documents,
    counts: told.terms,
  });
  const ranked = { bool: { should, minimum_should_match: 1, must_not: [{ terms: { id: hidden } }] } };
  const body = {
    query: ranked,
    size: limit + 1,
    track_total_hits: false,
    track_scores: true,
    sort: [{ _score: 'desc' }, { id: 'asc' }],
    _source: ['document'],
  };
  const itself = { ...body, size: 1, query: { bool: { must: [ranked], filter: [{ term: { id } }] } } };
  const answers = plan.words.length === 0 ? [] : await inquiry.ask([body, itself]);
  const least = (answers[1]?.hits.hits[0]?._score ?? 0) * MIN_SHARE;
  const forms = plan.words.map(({ form }) => form);
  const stage: ClusterStage = {
    number: 0,
    made: { query: anyWordOf(forms), options: OPTIONS, told },
    plan,
    condition: EVERYTHING,
    ranked,
  };
  const found = (answers[0]?.hits.hits ?? []).flatMap(({ _source, _score }): FoundDocument[] => {
    const other = documentOfSource(_source);
    const score = _score ?? 0;
    if (other === null || other.id === id || score < least) return [];
    return [{ document: other, score, stage, explanation: null }];
  });
  const shown = found.slice(0, limit);
  return {
    id,
    limit,
    processingTimeMs: Math.round(inquiry.elapsedMs * 100) / 100,
    generation: view.told.generation,
    words: plan.words.map(({ form }) => printForm(form)),
    hits: shown.length === 0 ? [] : showFound(view, snippets, shown),
    ...(inquiry.isPartial ? { partial: true } : {}),
  };
}

/** How the words are looked for in the texts that are shown. */
const OPTIONS = { match: 'any', fuzzy: false, prefix: 'off', widen: 'nothing' } as const;

function anyWordOf(forms: readonly string[]): ListQuery {
  const clauses = forms.map((text): Clause => {
    return { occur: 'should', query: { kind: 'word', text, prefix: false, errors: null } };
  });
  return { kind: 'list', clauses };
}

function showFound(
  view: ClusterView,
  snippets: number,
  found: readonly FoundDocument[],
): SimilarResult['hits'] {
  const shown = new ShownDocuments(view, { snippets, explain: false, fields: null }, found);
  return shown.show(shown.asFound(found));
}
