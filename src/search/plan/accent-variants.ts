// Classes that hold a word just as it was typed although its stem is another: `eleicao` is how `eleição` is found by
// whoever types no accents, which its stemmer needs to see.

import type { Generation } from '../../index/read/generation.js';
import type { ClassName } from './term-name.js';
import type { TypedWord } from './analyzed-words.js';

/** Analyzers whose stems do not hang on accents. */
const PLAIN = new Set(['english', 'standard']);

/** The classes of other stems whose documents spell the word alike once accents are folded. */
export function namesSpelledAlike(generation: Generation, { term, stems }: TypedWord): ClassName[] {
  const accented = stems.filter(({ analyzer }) => !PLAIN.has(analyzer));
  if (accented.length === 0) return [];
  const found = new Map<string, ClassName>();
  for (const { segment } of generation.segments) {
    for (const form of segment.findForms(term)) {
      const { analyzer, stem } = segment.describeClass(segment.sections.formClasses[form] ?? 0);
      const own = accented.find((typed) => typed.analyzer === analyzer);
      if (own === undefined || own.stem === stem) continue;
      found.set(`${analyzer}\u0000${stem}`, { analyzer, stem, kind: 'word', boost: own.boost ?? 1 });
    }
  }
  return [...found.values()];
}
