// Documents on the subject of a given one: its most telling words, asked as one query of weighted words any of which may
// match, as "MoreLikeThis" of Lucene does. A word that occurs n times in the document has the weight that BM25 gives words
// of a long query, (k1 + 1) * n / (k1 + n); the most telling are those with the highest weight * idf.

import { analyzerForLanguage, shippedParameters } from '../../index/format/schema.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import type { Generation } from '../../index/read/generation.js';
import type { NearDuplicates } from '../../index/read/near-duplicates.js';
import type { Segment } from '../../index/read/segment.js';
import type { Analyzer } from '../../text/analysis.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import { inverseDocumentFrequency } from '../plan/inverse-document-frequency.js';
import type { Plan } from '../plan/plan.js';
import { createQueryTerm, type QueryTerm } from '../plan/query-term.js';
import { resolveTerms } from '../plan/terms/resolve-terms.js';
import { NOTHING_PASSED_OVER } from '../query/query-warnings.js';
import { MaxScore } from '../score/max-score.js';
import { scoreDocument } from '../score/score-document.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { firstOfGroups } from './collapsed-hits.js';
import type { PlannedSearch } from './planned-search.js';

/** Words of a document that are asked: more cost time and change little. */
const MAX_WORDS = 25;
/** An occurrence in the title counts as so many in the body. */
const TITLE_COUNT = 3;
/** A document that scores a smaller share of what the asked one itself scores has a word or two in common with it by chance. */
const MIN_SHARE = 0.15;
/** UTF-16 units of the body that are read: news says first what it is about. */
const MAX_BODY_LENGTH = 20_000;

/** A word of the document. */
interface CountedWord {
  readonly form: string;
  readonly stem: string;
  count: number;
}

/** The plan that stands for a document. Its words are in order of how telling they are, the most telling first. */
export function planSimilar(generation: Generation, { stored }: Segment, document: number): Plan {
  const { k1 } = shippedParameters;
  const { title, language } = stored.head(document);
  const text = stored.text(document, 0, MAX_BODY_LENGTH);
  const analyzer = analyzerForLanguage(language);
  const weighted = countWords(title, text, analyzersOf(generation).named(analyzer)).flatMap((word) => {
    const documentFrequency = generation.documentFrequency(analyzer, word.stem);
    // What no other document holds finds nothing.
    if (documentFrequency < 2) return [];
    const weight = ((k1 + 1) * word.count) / (k1 + word.count);
    const idf = inverseDocumentFrequency(generation.documentCount, documentFrequency);
    return [{ word, weight, telling: weight * idf }];
  });
  const words = weighted
    .sort((a, b) => b.telling - a.telling || (a.word.stem < b.word.stem ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(({ word, weight }, order): QueryTerm => {
      const analyzed = analyzeWord(generation, analyzer, word);
      const variants = analyzed.stems.map((stem) => ({ ...stem, kind: 'word' as const, boost: 1 }));
      const terms = resolveTerms(generation, variants);
      return createQueryTerm(generation, analyzed, terms, { order, weight, mask: ALL_FIELDS });
    });
  const parts = words.map((word) => ({ kind: 'word' as const, word }));
  const condition = { kind: 'any', parts } as const;
  const nothing = { stopWords: [], rows: [], saysNothing: false, expanded: false };
  return { words, condition, ...nothing, passedOver: NOTHING_PASSED_OVER };
}

/**
 * The first `limit` documents for the plan of a document, without that document; where the budget is spent, of those looked at
 * before.
 * @param asked the address of that document
 * @param groups near-duplicates, of which one each is taken, and none of the document itself; null takes all
 */
export function rankSimilar(
  generation: Generation,
  search: PlannedSearch,
  asked: DocumentAddress,
  groups: NearDuplicates | null,
  limit: number,
): ScoredDocument[] {
  const self: ScoredDocument = { ...asked, score: scoreOf(search, asked) };
  let best: readonly ScoredDocument[] = [];
  for (let count = 2 * limit + 2; ; count *= 2) {
    const ranked = rank(generation, search, count);
    const near = ranked.filter(({ score }) => score >= self.score * MIN_SHARE);
    const others = near.filter(
      ({ segment, document }) => segment !== self.segment || document !== self.document,
    );
    // The document stands before the others, so that its near-duplicates are left out.
    const taken = groups === null ? others : firstOfGroups(groups, [self, ...others]).slice(1);
    // A budget that is spent may find less than before.
    if (taken.length > best.length) best = taken;
    if (taken.length >= limit || near.length < count) return best.slice(0, limit);
  }
}

function rank(generation: Generation, { plan, searches }: PlannedSearch, count: number): ScoredDocument[] {
  const top = new TopDocuments(count, generation);
  for (const search of searches) {
    new MaxScore(search, search.postingsOf(plan.words), search.allowed, top).rank();
  }
  return top.sorted();
}

function scoreOf({ plan, searches }: PlannedSearch, { segment, document }: DocumentAddress): number {
  return scoreDocument(searches[segment]?.postingsOf(plan.words) ?? [], document);
}

function countWords(title: string, text: string, analyzer: Analyzer): CountedWord[] {
  const words = new Map<string, CountedWord>();
  const count = (part: string, times: number): void => {
    analyzer.analyze(part, ({ form, stem }) => {
      // A number is shared by chance, not for the subject.
      if (analyzer.isStopWord(form, stem) || /^\p{N}/u.test(form)) return;
      const word = words.get(stem);
      if (word === undefined) words.set(stem, { form, stem, count: times });
      else word.count += times;
    });
  };
  count(title, TITLE_COUNT);
  count(text, 1);
  return [...words.values()];
}

/** The word under every analyzer in use, so that documents of other languages are found by names and numbers. */
function analyzeWord(generation: Generation, analyzer: string, { form, stem }: CountedWord): AnalyzedWord {
  const [word, ...more] = analyzeQueryText(form, generation).words;
  const own = { analyzer, stem };
  if (word === undefined || more.length > 0)
    return { form, isStopWord: false, commonIn: [], respelled: [], stems: [own] };
  return { ...word, stems: [own, ...word.stems.filter((other) => other.analyzer !== analyzer)] };
}
