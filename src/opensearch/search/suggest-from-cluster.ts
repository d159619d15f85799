// Queries that go on from what has been typed: completions and titles of the documents that hold its words best, chosen as those of an
// index on disk are.

import type { SuggestRequest, SuggestResult } from '../../search/engine.js';
import { analyzeQueryText } from '../../search/plan/analyze-query-text.js';
import { CandidateFinder } from '../../search/plan/candidate-finder.js';
import { parseQuery } from '../../search/query/parse-query.js';
import { SearchBudget } from '../../search/search-budget.js';
import { Searcher } from '../../search/searcher.js';
import { completeQuery } from '../../search/suggest/complete-query.js';
import { readPartialQuery } from '../../search/suggest/partial-query.js';
import { documentOfSource } from '../cluster-document.js';
import { formTerm, stemTerm } from '../terms.js';
import { anyQuery, type ClusterQuery } from './asked/translate-condition.js';
import type { ClusterView } from './cluster-view.js';
import { makeToldGeneration } from './words/told-generation.js';

/** Documents whose words are looked at. */
const MAX_SAMPLED = 24;
/** UTF-16 units of the text of each. */
const MAX_TEXT = 4000;
/** What a word in a title counts beside one in the text. */
const TITLE_BOOST = 4;

/** At most so many queries, the best first. */
export async function suggestFromCluster(
  view: ClusterView,
  { query, limit }: SuggestRequest,
): Promise<SuggestResult> {
  const inquiry = view.inquire();
  const complete = async (text: string): Promise<SuggestResult['suggestions']> => {
    const asked = beginningQuery(view, text);
    if (asked === null) return [];
    const [result] = await inquiry.ask([
      { size: MAX_SAMPLED, track_total_hits: false, query: asked, _source: ['document'] },
    ]);
    if (result === undefined) return [];
    const documents = result.hits.hits.flatMap(({ _source }) => {
      const document = documentOfSource(_source);
      return document === null
        ? []
        : [{ ...document, text: document.text.slice(0, MAX_TEXT), sections: [], annotations: [] }];
    });
    if (documents.length === 0) return [];
    const words = {
      terms: new Map<string, number>(),
      forms: new Map<string, number>(),
      texts: new Map<string, string[]>(),
    };
    const generation = makeToldGeneration(view.told, words, documents, view.analyzers);
    const searcher = new Searcher(generation, { timeoutMs: Infinity });
    const finder = new CandidateFinder(generation, new SearchBudget(Infinity));
    return completeQuery(finder, text, limit, (other) => searcher.countAll(other));
  };
  let suggestions = await complete(query);
  if (suggestions.length === 0 && query.trim() !== '') {
    const spellings = await view.tellerFor(inquiry).spellings(parseQuery(query, view.own).query);
    const respelled = [...spellings].reduce(
      (text, [word, spelling]) => text.replace(word, () => spelling),
      query,
    );
    if (respelled !== query) suggestions = await complete(respelled);
  }
  return {
    query,
    suggestions,
    processingTimeMs: Math.round(inquiry.elapsedMs * 100) / 100,
    generation: view.told.generation,
    ...(inquiry.isPartial ? { partial: true } : {}),
  };
}

/** Met by documents that hold the words typed, the last one as a beginning; null for no word. */
function beginningQuery(view: ClusterView, text: string): ClusterQuery | null {
  const typed = readPartialQuery(text, view.base);
  if (typed === null) return null;
  const before = analyzeQueryText(typed.before, view.base).words.filter(({ isStopWord }) => !isStopWord);
  const words = typed.words.filter(
    ({ isStopWord }, index) => !isStopWord || index === typed.words.length - 1,
  );
  const last = words.at(-1);
  const whole = [...before, ...(typed.isOpen ? words.slice(0, -1) : words)];
  const must = whole.map(({ stems }) =>
    anyQuery(stems.map(({ analyzer, stem }) => ({ term: { ranks: stemTerm(analyzer, stem) } }))),
  );
  if (!typed.isOpen || last === undefined) return must.length === 0 ? null : { bool: { must } };
  const begins = ['words.title', 'words.text'].map((field) => ({
    prefix: {
      [field]: {
        value: formTerm(last.form),
        rewrite: 'top_terms_50',
        boost: field === 'words.title' ? TITLE_BOOST : 1,
      },
    },
  }));
  return { bool: { must: [...must, anyQuery(begins)] } };
}
