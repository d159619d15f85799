// A judged collection in memory, asked with any ranking parameters and any plan. Indexed once: everything tried here is
// decided when a query is asked.

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = new URL('../../../dist/modules/', import.meta.url);
const { indexCollection, readJudgedQueries } = await import(
  new URL('evaluate/judged-collection.js', program)
);
const { measureRanking } = await import(new URL('evaluate/ranking-measures.js', program));
const { analyzerForLanguage, shippedParameters } = await import(new URL('index/format/schema.js', program));
const { SearchBudget } = await import(new URL('search/search-budget.js', program));
const { CandidateFinder } = await import(new URL('search/plan/candidate-finder.js', program));
const { isAnyOf } = await import(new URL('search/plan/condition.js', program));
const { matchDocuments } = await import(new URL('search/match/match-documents.js', program));
const { parseQuery } = await import(new URL('search/query/parse-query.js', program));
const { planQuery } = await import(new URL('search/plan/plan-query.js', program));
const { rerank } = await import(new URL('search/rank/rerank.js', program));
const { ALL_FIELDS } = await import(new URL('search/plan/field-mask.js', program));
const { inverseDocumentFrequency } = await import(
  new URL('search/plan/inverse-document-frequency.js', program)
);
const { rankSegment } = await import(new URL('search/score/rank-segment.js', program));
const { openSegments } = await import(new URL('search/score/segment-search.js', program));
const { SegmentWeights } = await import(new URL('search/score/segment-weights.js', program));
const { TopDocuments } = await import(new URL('search/score/top-documents.js', program));
const { Analyzers } = await import(new URL('text/analyzer.js', program));
const analyzers = new Analyzers();

export { shippedParameters };

/** Hits of each query that are judged. */
const DEPTH = 100;

export class Collection {
  #plans = new Map();
  #terms = new Map();
  #weights = new Map();

  constructor(name, generation, { queries, judgments }) {
    this.name = name;
    this.generation = generation;
    this.queries = queries;
    this.judgments = judgments;
    this.candidates = new CandidateFinder(generation, new SearchBudget(Number.POSITIVE_INFINITY));
  }

  /** Indexes a folder; with a language, every document as one of that language. */
  static async open(folder, language = null) {
    const judged = await readJudgedQueries(folder);
    const declared = language === null ? folder : await declareLanguage(folder, language);
    try {
      const { generation } = await indexCollection(declared);
      return new Collection(path.basename(folder), generation, judged);
    } finally {
      if (declared !== folder) await rm(declared, { recursive: true, force: true });
    }
  }

  isEnglishStopWord(form) {
    return analyzers.named('english').isStopWord(form);
  }

  /** What ships makes of a query. */
  plan(text) {
    let plan = this.#plans.get(text);
    if (plan === undefined) {
      const options = { match: 'any', fuzzy: true, prefix: 'auto', widen: 'nothing' };
      plan = planQuery(this.candidates, parseQuery(text).query, options);
      this.#plans.set(text, plan);
    }
    return plan;
  }

  open(parameters) {
    let weights = this.#weights.get(parameters);
    if (weights === undefined) {
      weights = this.generation.segments.map(
        (snapshot) => new SegmentWeights(snapshot, this.generation, parameters),
      );
      this.#weights.clear();
      this.#weights.set(parameters, weights);
    }
    return openSegments(weights, ALL_FIELDS, new SearchBudget(Number.POSITIVE_INFINITY));
  }

  /** The first stage: the best documents by their words alone. */
  rankWords(plan, searches, depth) {
    const top = new TopDocuments(depth, this.generation);
    for (const search of searches) {
      const found = isAnyOf(plan.words, plan.condition)
        ? search.allowed
        : matchDocuments(search, plan.condition);
      rankSegment(search, plan, found, top);
    }
    return top.sorted();
  }

  /** Both stages. */
  rank(plan, parameters = shippedParameters, depth = DEPTH) {
    const searches = this.open(parameters);
    const ranked = this.rankWords(plan, searches, Math.max(depth, parameters.rerankWindow));
    return rerank(this.generation, { plan, searches }, ranked, depth, parameters);
  }

  /** The second stage of documents that are ranked by their words. */
  rerank(plan, searches, ranked, parameters, depth = DEPTH) {
    return rerank(this.generation, { plan, searches }, ranked, depth, parameters);
  }

  idOf({ segment, document }) {
    return this.generation.segments[segment].segment.ids.key(document);
  }

  /** The stems of a document: how often each occurs, and how many running words there are. */
  termsOf({ segment, document }) {
    const key = `${segment} ${document}`;
    let terms = this.#terms.get(key);
    if (terms === undefined) {
      const { title, text, language } = this.generation.segments[segment].segment.stored.document(document);
      const name = analyzerForLanguage(language);
      const analyzer = analyzers.named(name);
      const counts = new Map();
      let length = 0;
      analyzer.analyze(`${title}\n${text}`, ({ form, stem }, _position, _start, _end, isSamePosition) => {
        if (isSamePosition) return;
        length += 1;
        if (!analyzer.isStopWord(form)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
      });
      terms = { analyzer: name, counts, length };
      this.#terms.set(key, terms);
    }
    return terms;
  }

  /** A stem of an analyzer as a word of a plan. `weight` below 1 keeps it out of the second stage. */
  wordOf(analyzer, stem, weight, order) {
    let documentFrequency = 0;
    const terms = this.generation.segments.map((snapshot) => {
      const termOrdinal = snapshot.segment.findTerm(analyzer, stem);
      if (termOrdinal < 0) return [];
      documentFrequency += snapshot.documentFrequency(termOrdinal);
      return [{ termOrdinal, boost: 1 }];
    });
    const idf = weight * inverseDocumentFrequency(this.generation.documentCount, documentFrequency);
    const variants = [{ analyzer, stem, kind: 'word', boost: 1 }];
    return {
      form: stem,
      isStopWord: false,
      order,
      variants,
      terms,
      documentFrequency,
      idf,
      isBigram: false,
      weight,
      mask: ALL_FIELDS,
    };
  }

  /**
   * Measures a way of ranking.
   * @param rank makes ranked documents, best first, of the text of a query
   */
  measure(rank) {
    const rankings = new Map();
    for (const [id, text] of this.queries)
      rankings.set(
        id,
        rank(text).map((ranked) => this.idOf(ranked)),
      );
    return measureRanking(rankings, this.judgments);
  }
}

/** A copy of a collection whose documents declare a language. */
async function declareLanguage(folder, language) {
  const copy = await mkdtemp(path.join(tmpdir(), 'findling-ablation-'));
  const lines = (await readFile(path.join(folder, 'corpus.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const declared = lines.map((line) => JSON.stringify({ ...JSON.parse(line), language }));
  await writeFile(path.join(copy, 'corpus.jsonl'), declared.join('\n'));
  await copyFile(path.join(folder, 'queries.jsonl'), path.join(copy, 'queries.jsonl'));
  return copy;
}
