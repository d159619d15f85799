// The analyzers of a generation: made for the first query that is asked of it, gone with it.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import type { Analyzer } from '../../text/analysis.js';
import { Analyzers } from '../../text/analyzer.js';

const lent = new WeakMap<Generation, Analyzers>();

/** The analyzers that analyze what is asked of a generation, and the texts that are shown of it. */
export const analyzersOf: (generation: Generation) => Analyzers = memoize(
  (generation) => lent.get(generation) ?? new Analyzers(),
);

/** Those of them that its documents are analyzed by, in order of their names. */
export function listAnalyzers(generation: Generation): readonly Analyzer[] {
  const analyzers = analyzersOf(generation);
  return generation.analyzers.map((name) => analyzers.named(name));
}

/** Has a generation use analyzers that others have used: one that lives for a single search. To be called before it is asked. */
export function lendAnalyzers(generation: Generation, analyzers: Analyzers): void {
  lent.set(generation, analyzers);
}
