// Documents on the subject of a given one: its most telling words, asked as one query of weighted words any of which may
// match. After the MoreLikeThis of Lucene; words are weighed as BM25 weighs the words of a long query.

import type { DocumentAddress, Generation } from '../../index/read/generation.js';
import type { NearDuplicates } from '../../index/duplicates/near-duplicates.js';
import { analyzerForLanguage, shippedParameters } from '../../index/format/schema.js';
import { firstOfGroups } from './collapsed-hits.js';
import type { StoredDocument } from '../engine.js';
import type { Plan } from '../plan/plan-query.js';
import { createQueryTerm, type QueryTerm } from '../plan/query-term.js';
import { resolveTerms } from '../plan/resolve-terms.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import type { Analyzer } from '../../text/analysis.js';
import { analyzeQueryText, type AnalyzedWord } from '../plan/analyze-query-text.js';
import { rankDocuments, scoreDocument } from '../score/max-score.js';
import type { PlannedSearch } from './find-stages.js';
import { ALL_FIELDS } from '../score/segment-search.js';
import { inverseDocumentFrequency } from '../score/segment-weights.js';
import { TopDocuments, type ScoredDocument } from '../score/top-documents.js';

/** Words that stand for a document: more cost time and change little. */
const MAX_WORDS = 25;
/** A word of the title counts as so many in the body. */
const TITLE_COUNT = 3;
/** Documents that score a smaller share of what the document itself scores have a word or two in common with it by chance. */
const MIN_SHARE = 0.15;
/** UTF-16 units of the body that are read. News says first what it is about. */
const MAX_BODY_LENGTH = 20_000;

interface Telling {
  readonly form: string;
  readonly stem: string;
  count: number;
}

/** The plan that stands for a document. Its words are in order of how telling they are. */
export function planSimilar(generation: Generation, document: StoredDocument): Plan {
  const { k1 } = shippedParameters;
  const analyzer = analyzerForLanguage(document.language);
  const weighted = countWords(document, analyzersOf(generation).named(analyzer)).flatMap((word) => {
    const matching = generation.documentFrequency(analyzer, word.stem);
    // What no other document holds finds nothing.
    if (matching < 2) return [];
    const weight = ((k1 + 1) * word.count) / (k1 + word.count);
    return [{ word, weight, telling: weight * inverseDocumentFrequency(generation.documentCount, matching) }];
  });
  const words = weighted
    .sort((a, b) => b.telling - a.telling || (a.word.stem < b.word.stem ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(({ word, weight }, order): QueryTerm => {
      const typed = readWord(generation, analyzer, word);
      const names = typed.stems.map((name) => ({ ...name, kind: 'word' as const, boost: 1 }));
      return createQueryTerm(generation, typed, resolveTerms(generation, names), {
        order,
        weight,
        mask: ALL_FIELDS,
      });
    });
  const parts = words.map((word) => ({ kind: 'word' as const, word }));
  return { words, stopWords: [], condition: { kind: 'any', parts }, saysNothing: false, expanded: false };
}

/**
 * The first `limit` documents for the plan of the document at `place`, without that document.
 * @param groups near-duplicates, of which one each is taken, and none of the document itself; null takes all
 */
export function rankSimilar(
  generation: Generation,
  stage: PlannedSearch,
  place: DocumentAddress,
  groups: NearDuplicates | null,
  limit: number,
): ScoredDocument[] {
  const self: ScoredDocument = { ...place, score: scoreOf(stage, place) };
  for (let count = 2 * limit + 2; ; count *= 2) {
    const ranked = rank(generation, stage, count);
    const near = ranked.filter(({ score }) => score >= self.score * MIN_SHARE);
    const others = near.filter(
      ({ segment, document }) => segment !== self.segment || document !== self.document,
    );
    // The document stands before the others, so that its near-duplicates are left out.
    const taken = groups === null ? others : firstOfGroups(groups, [self, ...others]).slice(1);
    if (taken.length >= limit || near.length < count) return taken.slice(0, limit);
  }
}

function rank(generation: Generation, { plan, searches }: PlannedSearch, count: number): ScoredDocument[] {
  const top = new TopDocuments(count, generation);
  for (const search of searches) {
    rankDocuments(search.number, search.postingsOf(plan.words), search.allowed, top, search.deadline);
  }
  return top.sorted();
}

function scoreOf({ plan, searches }: PlannedSearch, { segment, document }: DocumentAddress): number {
  return scoreDocument(searches[segment]?.postingsOf(plan.words) ?? [], document);
}

function countWords({ title, text }: StoredDocument, analyzer: Analyzer): Telling[] {
  const words = new Map<string, Telling>();
  const count = (part: string, times: number): void => {
    analyzer.analyze(part, ({ form, stem }) => {
      // A number is shared by chance, not for the subject.
      if (analyzer.isStopWord(form) || /^\p{N}/u.test(form)) return;
      const word = words.get(stem);
      if (word === undefined) words.set(stem, { form, stem, count: times });
      else word.count += times;
    });
  };
  count(title, TITLE_COUNT);
  count(text.slice(0, MAX_BODY_LENGTH), 1);
  return [...words.values()];
}

/** The word under every analyzer in use, so that documents of other languages are found by names and figures. */
function readWord(generation: Generation, analyzer: string, { form, stem }: Telling): AnalyzedWord {
  const [typed, ...more] = analyzeQueryText(form, generation).words;
  const own = { analyzer, stem };
  if (typed === undefined || more.length > 0)
    return { form, isStopWord: false, commonIn: [], respelled: [], stems: [own] };
  return { ...typed, stems: [own, ...typed.stems.filter((name) => name.analyzer !== analyzer)] };
}
