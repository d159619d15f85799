// What a person asked, as a tree. Only shapes; `parse-query.ts` reads it, `print-query.ts` writes it.

export type Query =
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'phrase'; readonly text: string; readonly slop: number }
  | { readonly kind: 'list'; readonly clauses: readonly Clause[] };

/** One part of a list. `should` parts rank, `must` parts have to match, `not` parts must not. */
export interface Clause {
  readonly occur: 'should' | 'must' | 'not';
  readonly query: Query;
}
