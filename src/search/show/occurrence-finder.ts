// Where the words of a query stand in the body of a document, in words from its beginning, by the positions that the index
// keeps: no text is read for it.

import { lowerBound } from '../../collections/lower-bound.js';
import { packFieldPosition, positionOf } from '../../index/format/field-position.js';
import { BODY_FIELD, fields } from '../../index/format/schema.js';
import type { Segment } from '../../index/read/segment.js';
import type { Plan } from '../plan/plan.js';
import type { QueryTerm } from '../plan/query-term.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { arePhrases, findRows } from './word-rows.js';

/** Occurrences in one document that are looked at: all those of the rarest words, then of more frequent ones. */
const MAX_OCCURRENCES = 1 << 16;

const NO_POSITIONS = new Int32Array(0);
const BODY_START = packFieldPosition(BODY_FIELD, 0);
const BODY_END = packFieldPosition(BODY_FIELD + 1, 0);

/** Where words of a query stand in a body: columns that belong together. */
export interface Occurrences {
  /** In words from the beginning, ascending. A hyphen compound stands where its first part stands. */
  readonly positions: Int32Array;
  /** By occurrence: the index of its word in `words`. */
  readonly wordOf: Uint16Array;
  readonly words: readonly QueryTerm[];
}

/** Where one term stands in a body. */
interface Run {
  readonly word: QueryTerm;
  readonly positions: Int32Array;
}

/** Finds the words of a plan in documents of one segment, but for stop words: those count only beside another word. */
export class OccurrenceFinder {
  readonly #segment: Segment;
  /** By analyzer: terms of the segment, and the word that each is an occurrence of. */
  readonly #terms = new Map<string, Map<number, QueryTerm>>();
  /** By analyzer: the terms of all words of the plan that rank. */
  readonly #ranked = new Map<string, Set<number>>();
  readonly #number: number;
  readonly #rows: Plan['rows'];

  /** @param number the index of the segment in the generation of the plan */
  constructor(segment: Segment, number: number, { words, stopWords, rows }: Plan) {
    this.#segment = segment;
    this.#number = number;
    this.#rows = rows;
    const inRows = new Set(rows.flatMap((row) => row.words));
    for (const word of words)
      for (const { termOrdinal } of word.terms[number] ?? []) {
        const analyzer = this.#analyzerOf(termOrdinal);
        const terms = this.#ranked.get(analyzer) ?? new Set<number>();
        this.#ranked.set(analyzer, terms.add(termOrdinal));
      }
    // In the order of `MatchedWords`: where two words stand for one term, it is an occurrence of the latter.
    for (const word of [...stopWords, ...words]) {
      if (inRows.has(word)) continue;
      for (const { termOrdinal } of word.terms[number] ?? []) {
        const analyzer = this.#analyzerOf(termOrdinal);
        const terms = this.#terms.get(analyzer) ?? new Map<number, QueryTerm>();
        if (word.isStopWord) terms.delete(termOrdinal);
        else this.#terms.set(analyzer, terms.set(termOrdinal, word));
      }
    }
  }

  /**
   * The fields of a document that hold a word of the query that ranks: a bit for each, see `field-mask.ts`. Fewer where the budget
   * is spent.
   * @param analyzer the one the document was indexed with
   */
  fieldsOf(analyzer: string, document: number, budget: SearchBudget): number {
    const segment = this.#segment;
    let mask = 0;
    for (const termOrdinal of this.#ranked.get(analyzer) ?? []) {
      if (!budget.spend(WORK.lookup)) break;
      const posting = segment.findPosting(termOrdinal, document);
      if (posting < 0) continue;
      for (const field of fields.keys())
        if (segment.frequencies.frequency(posting, field) > 0) mask |= 1 << field;
    }
    return mask;
  }

  /** How many terms are looked up for each document of an analyzer. */
  termCount(analyzer: string): number {
    return (
      (this.#terms.get(analyzer)?.size ?? 0) + this.#rows.reduce((sum, { words }) => sum + words.length, 0)
    );
  }

  /** How many words the body of a document has. */
  wordCount(document: number): number {
    return this.#segment.sections.lengths[BODY_FIELD]?.[document] ?? 0;
  }

  /**
   * Where words of the query stand in a body, as far as the budget goes.
   * @param analyzer the one the document was indexed with
   */
  find(analyzer: string, document: number, budget: SearchBudget): Occurrences {
    const runs: Run[] = this.#findRows(analyzer, document, budget);
    for (const [termOrdinal, word] of this.#terms.get(analyzer) ?? []) {
      const positions = this.#positionsOfTerm(termOrdinal, document, budget);
      if (positions.length > 0) runs.push({ word, positions });
    }
    return mergeRuns(runs, budget);
  }

  /** Where words stand in rows; where none does and that is not asked, where they stand at all. */
  #findRows(analyzer: string, document: number, budget: SearchBudget): Run[] {
    if (this.#rows.length === 0) return [];
    // A word that is typed again is the same terms: they are read once, and what is found of them is the latter.
    const known = new Map<
      QueryTerm['terms'][number] | undefined,
      readonly [QueryTerm, ReadonlySet<number>]
    >();
    const positionsOf = (word: QueryTerm): ReadonlySet<number> => {
      const terms = word.terms[this.#number];
      const positions = known.get(terms)?.[1] ?? this.#positionsOf(word, analyzer, document, budget);
      known.set(terms, [word, positions]);
      return positions;
    };
    const found = new Map<QueryTerm, Set<number>>();
    for (const { position, word } of findRows(this.#rows, positionsOf, budget)) {
      const positions = found.get(word) ?? new Set<number>();
      found.set(word, positions.add(position));
    }
    const shown = found.size > 0 || arePhrases(this.#rows) ? found : known.values();
    return [...shown].flatMap(([word, positions]) =>
      positions.size === 0 ? [] : [{ word, positions: Int32Array.from(positions).sort() }],
    );
  }

  /** Where any term of a word stands in the body. */
  #positionsOf(
    word: QueryTerm,
    analyzer: string,
    document: number,
    budget: SearchBudget,
  ): ReadonlySet<number> {
    const positions = new Set<number>();
    for (const { termOrdinal } of word.terms[this.#number] ?? []) {
      if (this.#analyzerOf(termOrdinal) !== analyzer) continue;
      const own = this.#positionsOfTerm(termOrdinal, document, budget);
      if (!budget.spend(own.length * WORK.keptPosition)) break;
      for (const position of own) positions.add(position);
    }
    return positions;
  }

  #analyzerOf(termOrdinal: number): string {
    const { sections } = this.#segment;
    return sections.header.analyzers[this.#segment.analyzerOf(termOrdinal)] ?? '';
  }

  /** Where a term stands in the body, ascending; nowhere once the budget is spent. */
  #positionsOfTerm(termOrdinal: number, document: number, budget: SearchBudget): Int32Array {
    const segment = this.#segment;
    const posting = segment.findPosting(termOrdinal, document);
    const isAffordable =
      posting >= 0 && budget.spend(WORK.lookup + segment.frequencies.total(posting) * WORK.position);
    if (!isAffordable) return NO_POSITIONS;
    const cursor = segment.positionCursor(0);
    const count = cursor.read(termOrdinal, posting);
    budget.spend(cursor.passedOver * WORK.passedByte);
    return positionsInBody(cursor.fieldPositions, count);
  }
}

/** The positions of those of the first `count` field positions that are in the body. */
function positionsInBody(fieldPositions: Int32Array, count: number): Int32Array {
  const from = lowerBound(fieldPositions, BODY_START, 0, count);
  const to = lowerBound(fieldPositions, BODY_END, from, count);
  const positions = fieldPositions.slice(from, to);
  for (let index = 0; index < positions.length; index += 1)
    positions[index] = positionOf(positions[index] ?? 0);
  return positions;
}

/** The occurrences of terms in the order of the text; none where the budget is spent. */
function mergeRuns(runs: readonly Run[], budget: SearchBudget): Occurrences {
  const [only] = runs;
  if (only !== undefined && runs.length === 1) {
    const positions = only.positions.subarray(0, MAX_OCCURRENCES);
    return { positions, wordOf: new Uint16Array(positions.length), words: [only.word] };
  }
  const total = runs.reduce((sum, { positions }) => sum + positions.length, 0);
  const isAffordable = budget.spend(Math.min(total, MAX_OCCURRENCES) * WORK.sortedOccurrence);
  const keys = new Float64Array(isAffordable ? Math.min(total, MAX_OCCURRENCES) : 0);
  const rarestFirst = [...runs].sort((a, b) => a.positions.length - b.positions.length);
  const words = rarestFirst.map(({ word }) => word);
  let count = 0;
  for (const [number, { positions }] of rarestFirst.entries()) {
    const end = Math.min(positions.length, keys.length - count);
    for (let index = 0; index < end; index += 1)
      keys[count + index] = (positions[index] ?? 0) * words.length + number;
    count += end;
  }
  // Of a compound and its first part, at one position, the rarer comes first.
  keys.sort();
  return occurrencesOf(keys, words);
}

/** @param keys position times the number of words, plus the index of the word; ascending */
function occurrencesOf(keys: Float64Array, words: readonly QueryTerm[]): Occurrences {
  const positions = new Int32Array(keys.length);
  const wordOf = new Uint16Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    positions[index] = Math.floor(key / words.length);
    wordOf[index] = key % words.length;
  }
  return { positions, wordOf, words };
}
