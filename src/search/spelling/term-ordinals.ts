// The terms of a query word as numbers: what posting lists are found by, looked up once as long as the word is remembered.

import { memoizePair } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import type { AnalyzedWord } from '../plan/analyze-query-text.js';

/** Per segment of the generation, the ordinals of the terms a word has there: one for each analyzer that knows its stem. */
export const termOrdinals = memoizePair(
  ({ segments }: Generation, { stems }: AnalyzedWord): readonly (readonly number[])[] =>
    segments.map(({ segment }) =>
      stems.map(({ analyzer, stem }) => segment.findTerm(analyzer, stem)).filter((ordinal) => ordinal >= 0),
    ),
);
