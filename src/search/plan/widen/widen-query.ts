// A query with other ways to write its words beside them: synonyms, the same words apart. Phrases, words with a star or a tilde,
// excluded parts and the values of facets and dates stay as they are.

import type { Clause, ListQuery, Query, WordQuery } from '../../query/query.js';
import { kindOfField } from '../../query/query-fields.js';
import { isPlainWord } from '../../query/query-parts.js';

/** A query with others beside its words. */
export interface WidenedQuery {
  readonly query: ListQuery;
  /** The words that have others: the same objects in the query as typed and in this one. */
  readonly words: ReadonlySet<WordQuery>;
}

/** What may stand for words that stand side by side, as written; none where nothing does. */
export type FindOthers = (words: readonly WordQuery[]) => readonly string[];

/**
 * The query with others beside its words, or null if none has any. Of a row of words the longest that has others is taken.
 * @param maxWords of a row
 */
export function widenQuery(query: ListQuery, maxWords: number, findOthers: FindOthers): WidenedQuery | null {
  const replaced = new Set<WordQuery>();
  const widened = new QueryWidener(maxWords, findOthers, replaced).widenList(query);
  return replaced.size === 0 ? null : { query: widened, words: replaced };
}

/** Words in a row, and what may stand for them. */
interface Row {
  readonly words: readonly WordQuery[];
  readonly others: readonly string[];
}

class QueryWidener {
  readonly #maxWords: number;
  readonly #findOthers: FindOthers;
  readonly #replaced: Set<WordQuery>;

  /** @param replaced the words that are found to have others are added to it */
  constructor(maxWords: number, findOthers: FindOthers, replaced: Set<WordQuery>) {
    this.#maxWords = maxWords;
    this.#findOthers = findOthers;
    this.#replaced = replaced;
  }

  widenList({ clauses }: ListQuery): ListQuery {
    const widened: Clause[] = [];
    for (let at = 0; at < clauses.length;) {
      const row = this.#findRow(clauses, at);
      const clause = clauses[at];
      if (row.words.length > 0) widened.push({ occur: 'should', query: this.#beside(row) });
      else if (clause !== undefined) {
        // A word alone is a row of one, which has been looked for.
        const isDone = clause.occur === 'not' || (clause.occur === 'should' && clause.query.kind === 'word');
        widened.push(isDone ? clause : { ...clause, query: this.#widenPart(clause.query) });
      }
      at += Math.max(1, row.words.length);
    }
    return { kind: 'list', clauses: widened };
  }

  /** The longest row of words that begins at a clause and has others; no words if there is none. */
  #findRow(clauses: readonly Clause[], at: number): Row {
    const words: WordQuery[] = [];
    let best: Row = { words: [], others: [] };
    for (const { occur, query } of clauses.slice(at, at + this.#maxWords)) {
      if (occur !== 'should' || query.kind !== 'word' || !isPlainWord(query)) break;
      words.push(query);
      const others = this.#findOthers(words);
      if (others.length > 0) best = { words: [...words], others };
    }
    return best;
  }

  #widenPart(query: Query): Query {
    switch (query.kind) {
      case 'word': {
        const others = isPlainWord(query) ? this.#findOthers([query]) : [];
        return others.length === 0 ? query : this.#beside({ words: [query], others });
      }
      case 'list':
        return this.widenList(query);
      case 'and':
      case 'or':
        return { kind: query.kind, parts: query.parts.map((part) => this.#widenPart(part)) };
      case 'field':
        return kindOfField(query.field) === 'text'
          ? { ...query, query: this.#widenPart(query.query) }
          : query;
      case 'phrase':
      case 'not':
        return query;
    }
  }

  /** The words, all of them, or any one of what may stand for them. */
  #beside({ words, others }: Row): Query {
    for (const word of words) this.#replaced.add(word);
    const [only] = words;
    const asWritten: Query = words.length === 1 && only !== undefined ? only : { kind: 'and', parts: words };
    const asOthers = others.map((text): Query => ({ kind: 'phrase', text, slop: 0, isSynonym: true }));
    return { kind: 'or', parts: [asWritten, ...asOthers] };
  }
}
