// Terms of other stems whose words are spelled as the typed one once accents are folded: `eleicao` is how `eleição` is
// found by whoever types no accents, which the stemmer of its language needs to see.

import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import type { TermVariant } from './term-variant.js';

/** Analyzers whose stems are the same with accents and without. */
const ACCENT_BLIND = new Set(['english', 'standard']);

/** The terms of other stems than the word has that a document with its folded form is indexed under. */
export function accentVariants(generation: Generation, { form, stems }: AnalyzedWord): TermVariant[] {
  const accented = stems.filter(({ analyzer }) => !ACCENT_BLIND.has(analyzer));
  if (accented.length === 0) return [];
  const variants = new Map<string, TermVariant>();
  for (const { segment } of generation.segments) {
    for (const formOrdinal of segment.findForms(form)) {
      const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[formOrdinal] ?? 0);
      const own = accented.find((typed) => typed.analyzer === analyzer);
      if (own === undefined || own.stem === stem) continue;
      variants.set(termKey(analyzer, stem), { analyzer, stem, kind: 'word', boost: own.boost ?? 1 });
    }
  }
  return [...variants.values()];
}
