// MiniSearch over the words loaded so far. Each has all of its postings, and the number and lengths of documents are those of the
// whole index: so scores and order are those of the whole index, too, once the words of a query are loaded.

import MiniSearch, { type Query } from 'minisearch';
import type { SiteHead, SitePosting } from '../../index/minisearch/site-format.js';

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

  /** @param lengths by document, then by field */
  constructor({ documents, fields, boosts, averageLengths }: SiteHead, lengths: readonly number[]) {
    const boost = Object.fromEntries(fields.map((name, field) => [name, boosts[field] ?? 1]));
    super({
      fields: [...fields],
      tokenize: (word) => [word],
      processTerm: (word) => word,
      searchOptions: { boost },
    });
    this._documentCount = documents;
    this._nextId = documents;
    this._avgFieldLength = [...averageLengths];
    for (let number = 0; number < documents; number += 1) {
      this._documentIds.set(number, number);
      this._idToShortId.set(number, number);
      this._fieldLength.set(number, lengths.slice(number * fields.length, (number + 1) * fields.length));
    }
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

  /** All documents that meet a query, the best first, equally good ones in the order of their numbers. */
  find(query: Query): readonly FoundDocument[] {
    return this.search(query)
      .map(({ id, score, terms }) => ({
        number: id as number,
        score: Number(score.toPrecision(DIGITS)),
        words: terms,
      }))
      .sort((a, b) => b.score - a.score || a.number - b.number);
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
