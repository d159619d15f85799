// MiniSearch over the words loaded so far. Each has all of its postings, and the number and lengths of documents are those of the
// whole index: so scores and order are those of the whole index, too, once the words of a query are loaded.

import MiniSearch, { type QueryCombination } from 'minisearch';
import type { SiteHead, SitePosting } from '../../index/minisearch/site-format.js';
import { addDocument, type DocumentSet } from '../../index/read/document-set.js';
import { hasField } from '../../search/plan/has-field.js';

/** What an occurrence of another form of a word counts. */
const RELATED_WEIGHT = 0.75;

/** A word that ranks documents. */
export interface RankedWord {
  /** As it was typed, folded. */
  readonly word: string;
  /** Words of the index that it stands for. */
  readonly forms: readonly string[];
  /** Whether it stands for all words that begin so, too. */
  readonly isPrefix: boolean;
  /** A bit for each field in which it counts. */
  readonly mask: number;
}

/** A document that was found. */
export interface FoundDocument {
  /** The number of the document. */
  readonly number: number;
  readonly score: number;
  /** Words of the index that it was found by. */
  readonly words: readonly string[];
}

/** Sums of the same numbers in another order differ beyond this many digits. */
const DIGITS = 10;

/** An index that is filled word by word. */
export class TermIndex extends MiniSearch {
  readonly #words = new Set<string>();

  readonly #width: number;

  constructor({ documents, fields, boosts, averageLengths }: SiteHead) {
    const boost = Object.fromEntries(fields.map((name, field) => [name, boosts[field] ?? 1]));
    super({
      fields: [...fields],
      tokenize: (word) => [word],
      processTerm: (word) => word,
      searchOptions: { boost },
    });
    this.#width = fields.length;
    this._documentCount = documents;
    this._nextId = documents;
    this._avgFieldLength = [...averageLengths];
    for (let number = 0; number < documents; number += 1) {
      this._documentIds.set(number, number);
      this._idToShortId.set(number, number);
    }
  }

  /** Takes the lengths of the fields, which scores need. @param lengths by document, then by field */
  setLengths(lengths: readonly number[]): void {
    for (let number = 0; number < this._documentCount; number += 1)
      this._fieldLength.set(number, lengths.slice(number * this.#width, (number + 1) * this.#width));
  }

  /** Adds words with all of their postings; those it has stay as they are. */
  addWords(postings: readonly SitePosting[]): void {
    for (const [word, byField] of postings) {
      if (this.#words.has(word)) continue;
      this.#words.add(word);
      const fields = Object.entries(byField).map(
        ([field, deltas]) => [Number(field), toFrequencies(deltas)] as const,
      );
      this._index.set(word, new Map(fields));
    }
  }

  /** In how many documents a word stands; of several fields the one with most. */
  documentsWith(word: string): number {
    const byField = this._index.get(word) as ReadonlyMap<number, ReadonlyMap<number, number>> | undefined;
    return Math.max(0, ...[...(byField?.values() ?? [])].map(({ size }) => size));
  }

  /** Adds the documents that hold a word in one of some fields. @param mask a bit for each field that counts */
  addDocuments(word: string, mask: number, set: DocumentSet): void {
    const byField = this._index.get(word) as ReadonlyMap<number, ReadonlyMap<number, number>> | undefined;
    for (const [field, frequencies] of byField ?? [])
      if (hasField(mask, field)) for (const number of frequencies.keys()) addDocument(set, number);
  }

  /** The documents with any of some words, in any order. @param fields names of the indexed fields */
  find(words: readonly RankedWord[], fields: readonly string[]): readonly FoundDocument[] {
    const queries = words.map(({ word, forms, isPrefix, mask }): QueryCombination => ({
      combineWith: 'OR',
      queries: [...new Set(forms)],
      fields: fields.filter((_, field) => hasField(mask, field)),
      prefix: (term) => term === word && isPrefix,
      boostTerm: (term) => (term === word ? 1 : RELATED_WEIGHT),
    }));
    if (queries.length === 0) return [];
    return this.search({ combineWith: 'OR', queries }).map(({ id, score, terms }) => ({
      number: id as number,
      score: Number(score.toPrecision(DIGITS)),
      words: terms,
    }));
  }
}

function toFrequencies(deltas: readonly number[]): Map<number, number> {
  const frequencies = new Map<number, number>();
  let number = 0;
  for (let at = 0; at < deltas.length; at += 2) {
    number += deltas[at] ?? 0;
    frequencies.set(number, deltas[at + 1] ?? 0);
  }
  return frequencies;
}
