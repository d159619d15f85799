// Where the words of a phrase stand one behind the other in a text: only there they are marked.

import type { Plan, WordRow } from '../plan/plan.js';
import type { QueryTerm } from '../plan/query-term.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import type { Match, StemMatch } from './match.js';

/** The rows of a plan under one analyzer, and which stems are looked for in rows only. */
export class WordRows {
  readonly #rows: readonly {
    readonly words: readonly QueryTerm[];
    readonly stems: readonly ReadonlySet<string>[];
  }[];
  readonly #rowStems: ReadonlySet<string>;
  /** Whether words that stand in no row are passed over, even where no row stands anywhere. */
  readonly #arePhrases: boolean;

  constructor({ rows, words, stopWords }: Pick<Plan, 'rows' | 'words' | 'stopWords'>, analyzer: string) {
    this.#rows = rows.map((row) => ({
      words: row.words,
      stems: row.words.map((word) => stemsOf(word, analyzer)),
    }));
    const inRows = new Set(rows.flatMap((row) => row.words));
    const alone = new Set(
      [...words, ...stopWords].flatMap((word) => (inRows.has(word) ? [] : [...stemsOf(word, analyzer)])),
    );
    this.#rowStems = new Set(
      this.#rows
        .flatMap(({ stems }) => stems.flatMap((some) => [...some]))
        .filter((stem) => !alone.has(stem)),
    );
    this.#arePhrases = arePhrases(rows);
  }

  /** The matches that are to be marked, in order: those that stand in a row, and those of words that are looked for alone, too. */
  select(matches: readonly StemMatch[]): Match[] {
    const byPosition = new Map<number, StemMatch[]>();
    for (const match of matches) {
      const others = byPosition.get(match.position);
      if (others === undefined) byPosition.set(match.position, [match]);
      else others.push(match);
    }
    const inRows = new Map<StemMatch, Match>();
    for (const { words, stems } of this.#rows) {
      for (const start of byPosition.keys()) {
        const row = stems.map((some, at) => byPosition.get(start + at)?.find(({ stem }) => some.has(stem)));
        if (row.some((match) => match === undefined)) continue;
        row.forEach((match, at) => {
          if (match !== undefined)
            inRows.set(match, { ...match, order: words[at]?.order ?? match.order, isInRow: true });
        });
      }
    }
    if (inRows.size === 0 && !this.#arePhrases) return [...matches];
    return matches.flatMap((match) => inRows.get(match) ?? (this.#rowStems.has(match.stem) ? [] : [match]));
  }
}

/** Whether rows are phrases, whose words are marked nowhere else. */
export function arePhrases(rows: readonly WordRow[]): boolean {
  return rows.some(({ isPhrase }) => isPhrase);
}

/**
 * Where rows stand, by the positions of their words: of every word of every row there, position and word. Of further rows
 * nothing where the budget is spent.
 */
export function findRows(
  rows: readonly WordRow[],
  positionsOf: (word: QueryTerm) => ReadonlySet<number>,
  budget: SearchBudget,
): { readonly position: number; readonly word: QueryTerm }[] {
  return rows.flatMap(({ words }) => {
    if (budget.isSpent) return [];
    const positions = words.map(positionsOf);
    if (!budget.spend((positions[0]?.size ?? 0) * words.length * WORK.seek)) return [];
    const starts = [...(positions[0] ?? [])].filter((start) =>
      positions.every((some, at) => some.has(start + at)),
    );
    return starts.flatMap((start) => words.map((word, at) => ({ position: start + at, word })));
  });
}

function stemsOf({ variants }: QueryTerm, analyzer: string): ReadonlySet<string> {
  return new Set(variants.flatMap((variant) => (variant.analyzer === analyzer ? [variant.stem] : [])));
}
