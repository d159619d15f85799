/** Types of spelling-cases.mjs. */
export interface SpellingCase {
  readonly meant: string;
  readonly typed: string;
  readonly word: string;
}
export function makeSpellingCases(
  documents: readonly { readonly title?: string; readonly text?: string }[],
  count: number,
): SpellingCase[];
export function sameSpelling(a: string, b: string): boolean;
