// The words of a query in the headings of a document: a heading says what the text below it is about.

import { memoize } from '../../../collections/memo.js';
import { analyzerForLanguage, BODY_FIELD } from '../../../index/format/schema.js';
import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import { analyzersOf } from '../../plan/analyzers-of.js';
import { hasField } from '../../plan/has-field.js';
import type { QueryTerm } from '../../plan/query-term.js';
import type { SegmentSearch } from '../../score/segment-search.js';
import { WORK } from '../../search-budget.js';

/** Headings of a document that are read: the first ones. */
const MAX_HEADINGS = 200;

/** Finds words in headings, as far as a word there counts more than one in the rest of the text. */
export class HeadingWords {
  readonly #generation: Generation;
  readonly #wordsOf = memoize(indexWords);
  /** What an occurrence in a heading counts on top of its weight, as a share of it. */
  readonly share: number;

  /** @param weight what a word in a heading counts, above 1 */
  constructor(generation: Generation, weight: number) {
    this.#generation = generation;
    this.share = weight - 1;
  }

  /**
   * Sets for each word the weight of its occurrences in the headings of a document; 0 where the budget is spent.
   * @param weights by index of the word
   */
  read(search: SegmentSearch, document: number, words: readonly QueryTerm[], weights: Float64Array): void {
    weights.fill(0);
    if (!hasField(search.fieldMask, BODY_FIELD)) return;
    const { stored } = search.weights.snapshot.segment;
    const { language, sections } = stored.head(document);
    const headings = sections.slice(0, MAX_HEADINGS).map(({ heading }) => heading);
    const units = headings.reduce((sum, { length }) => sum + length, 0);
    if (!search.budget.spend(WORK.lookup + units * WORK.analyzedUnit)) return;
    const norm = search.weights.norm(BODY_FIELD, document);
    const analyzer = analyzersOf(this.#generation).named(analyzerForLanguage(language));
    const wordsOf = this.#wordsOf(words);
    for (const heading of headings)
      analyzer.analyze(heading, ({ stem }) => {
        for (const { word, boost } of wordsOf.get(termKey(analyzer.name, stem)) ?? [])
          weights[word] = (weights[word] ?? 0) + boost * norm;
      });
  }
}

interface HeadingTerm {
  readonly word: number;
  readonly boost: number;
}

/** By key of a term the words that it stands for. */
function indexWords(words: readonly QueryTerm[]): ReadonlyMap<string, readonly HeadingTerm[]> {
  const index = new Map<string, HeadingTerm[]>();
  words.forEach(({ variants, mask }, word) => {
    if (!hasField(mask, BODY_FIELD)) return;
    for (const { analyzer, stem, boost } of variants) {
      const key = termKey(analyzer, stem);
      index.set(key, [...(index.get(key) ?? []), { word, boost }]);
    }
  });
  return index;
}
