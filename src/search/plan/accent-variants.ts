// Classes that hold a word just as it was typed although its stem is another: `eleicao` is how `eleição` is found by
// whoever types no accents, which its stemmer needs to see.

import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import type { TermVariant } from './term-variant.js';
import type { AnalyzedWord } from './analyze-query-text.js';

/** Analyzers whose stems do not hang on accents. */
const PLAIN = new Set(['english', 'standard']);

/** The terms of other stems whose documents spell the word alike once accents are folded. */
export function accentVariants(generation: Generation, { form, stems }: AnalyzedWord): TermVariant[] {
  const accented = stems.filter(({ analyzer }) => !PLAIN.has(analyzer));
  if (accented.length === 0) return [];
  const found = new Map<string, TermVariant>();
  for (const { segment } of generation.segments) {
    for (const formOrdinal of segment.findForms(form)) {
      const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[formOrdinal] ?? 0);
      const own = accented.find((typed) => typed.analyzer === analyzer);
      if (own === undefined || own.stem === stem) continue;
      found.set(termKey(analyzer, stem), { analyzer, stem, kind: 'word', boost: own.boost ?? 1 });
    }
  }
  return [...found.values()];
}
