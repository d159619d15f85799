// Documents of which another name is the query: an alias or abbreviation of their front matter, the name of their file. Such
// names are values of the field `other`, which also holds what is no name, and names of folders: what more than a few documents
// share names none of them.

import { VALUE_GAP } from '../../index/format/field-position.js';
import { FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { analyzerForLanguage, NAMES_FIELD } from '../../index/format/schema.js';
import { has } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import type { Analyzer } from '../../text/analysis.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { scoreDocument } from '../score/score-document.js';
import type { SegmentSearch } from '../score/segment-search.js';
import type { ScoredDocument } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import type { ExactTitle } from './exact-title.js';
import { documentsFoundIn, type PlannedSearch } from './planned-search.js';

/** What more documents have as a value is the name of none. */
const MAX_NAMED = 3;
/** Documents that hold the rarest word of the query in `other`: a word that more hold is taken for no name. */
const MAX_CANDIDATES = 64;

/**
 * The documents of which a name is the query; none where there are more than `MAX_NAMED`, or where the budget is spent before
 * that is known.
 */
export function findNamed(
  generation: Generation,
  planned: PlannedSearch,
  title: ExactTitle,
): readonly ScoredDocument[] {
  const { plan, searches } = planned;
  const candidates: { readonly search: SegmentSearch; readonly document: number }[] = [];
  for (const search of searches) {
    const found = documentsFoundIn(planned, search);
    for (const document of holdingInOther(search, title)) {
      if (found === null || has(found, document)) candidates.push({ search, document });
    }
    if (search.budget.isSpent || candidates.length > MAX_CANDIDATES) return [];
  }
  const named: ScoredDocument[] = [];
  for (const { search, document } of candidates) {
    if (!isNamed(generation, search, title, document)) continue;
    if (search.budget.isSpent || named.length === MAX_NAMED) return [];
    const score = scoreDocument(search.postingsOf(plan.words), document);
    named.push({ segment: search.number, document, score });
  }
  return named;
}

/** Documents of a segment that hold the rarest word of the query in `other`, at least as many as tell that there are too many. */
function holdingInOther(search: SegmentSearch, title: ExactTitle): ReadonlySet<number> {
  const { segment } = search.weights.snapshot;
  const holding = new Set<number>();
  for (const termOrdinal of title.rarestTerms(search, NAMES_FIELD)) {
    if (!search.budget.spend(WORK.lookup + segment.postingCountOf(termOrdinal))) return holding;
    const { first, end, docIds } = segment.openPostings(termOrdinal);
    const { codes } = segment.frequencies;
    for (let posting = first; posting < end; posting += 1) {
      // Lower codes mean that the term is in the text and in no other field.
      if ((codes[posting] ?? 0) < FIRST_TABLE_CODE) continue;
      if (segment.frequencies.frequency(posting, NAMES_FIELD) > 0) holding.add(docIds[posting] ?? 0);
    }
  }
  return holding;
}

/** True if one value of `other` of a document is the query. */
function isNamed(
  generation: Generation,
  search: SegmentSearch,
  title: ExactTitle,
  document: number,
): boolean {
  const { language, other } = search.weights.snapshot.segment.stored.head(document);
  const units = other.reduce((sum, value) => sum + value.length, 0);
  if (!search.budget.spend(title.wordCount * WORK.lookup + units * WORK.analyzedUnit)) return false;
  const analyzer: Analyzer = analyzersOf(generation).named(analyzerForLanguage(language));
  let start = 0;
  for (const value of other) {
    const length = analyzer.analyze(value, () => undefined);
    if (length === title.length && title.standsIn(search, document, NAMES_FIELD, start, start + length))
      return true;
    start += length + VALUE_GAP;
  }
  return false;
}
